package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.address.HomeNetworks;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.event.Analyzer;
import org.hansho.intelligence.Intelligence;
import org.hansho.library.GeographyFiles;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Option;

/** The options that say what a rule may look up, and how long baselines learn. */
final class EngineOptions {
  @Option(names = "--list", paramLabel = "NAME=FILE", descriptionKey = "hansho.scan.list")
  private List<String> lists = new ArrayList<>();

  @Option(names = "--geo", paramLabel = "FILE.mmdb", descriptionKey = "hansho.scan.geo")
  private List<String> geo = new ArrayList<>();

  @Option(
      names = "--intel",
      paramLabel = "[CATEGORY:][NAME=]FILE",
      descriptionKey = "hansho.scan.intel")
  private List<String> intel = new ArrayList<>();

  @Option(names = "--home-net", paramLabel = "CIDR[,CIDR]", descriptionKey = "hansho.scan.home-net")
  private List<String> homeNet = new ArrayList<>();

  @Option(names = "--learn", paramLabel = "PERIOD", descriptionKey = "hansho.scan.learn")
  private String learn = "";

  /**
   * An engine, and what was found on the way to it.
   *
   * @param remarks what was left out of lists, one line each
   */
  record Prepared(Engine engine, GeographyFiles geography, List<String> remarks) {}

  /** Reads a library together with the lists of the options. */
  Content content(Library library, Texts texts) throws IOException {
    ContentOptions.addLists(library, lists, texts);
    library.withHomeNetworks(IntelligenceOptions.homeNetworks(homeNet, texts));
    return ContentOptions.learning(library.read(), learn, texts);
  }

  /**
   * Compiles content with the geography and the intelligence of the options.
   *
   * @param formats of the operator's own
   */
  Prepared engine(Content content, List<Format> formats, Texts texts) {
    GeographyFiles geography = ContentOptions.geography(geo, texts);
    IntelligenceOptions options = new IntelligenceOptions(texts);
    Intelligence intelligence = options.read(intel, content);
    List<String> networks = IntelligenceOptions.homeNetworks(homeNet, texts).lines().toList();
    List<Analyzer> analyzers = Analyzers.at(HomeNetworks.and(networks), geography.analyzers());
    Engine engine = Engine.compile(content, analyzers, intelligence, formats);
    return new Prepared(engine, geography, List.copyOf(options.remarks()));
  }
}
