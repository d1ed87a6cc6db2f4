package org.hansho.benchmark.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.content.Content;
import org.hansho.event.Analyzer;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.ListSettings;
import org.hansho.library.GeographyFiles;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.geography.DatabaseWriter;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/** Makes an engine with the places of the simulation's addresses and the lists that they are on. */
public final class SimulatedWorld {
  private SimulatedWorld() {}

  /** Such an engine with all detections of the content. */
  public static Engine engine(Content content, Simulation simulation) {
    List<Analyzer> analyzers = geography(simulation).analyzers();
    return Engine.compile(content, analyzers, Intelligence.of(lists(content, simulation)));
  }

  private static GeographyFiles geography(Simulation simulation) {
    DatabaseWriter writer = DatabaseWriter.ofBoth();
    for (Network network : simulation.plan().networks()) {
      writer.put(
          network.cidr(),
          Map.of(
              "country", Map.of("iso_code", network.city().country()),
              "city", Map.of("names", Map.of("en", network.city().name())),
              "location",
                  Map.of(
                      "latitude", network.city().latitude(),
                      "longitude", network.city().longitude(),
                      "accuracy_radius", 20),
              "autonomous_system_number", network.asn(),
              "autonomous_system_organization", network.organization()));
    }
    try {
      Path file = Files.createTempFile("simulated", ".mmdb");
      file.toFile().deleteOnExit();
      Files.write(file, writer.bytes("Simulated-City"));
      GeographyFiles files = GeographyFiles.beside(SimulatedWorld.class);
      files.add(file);
      return files;
    } catch (IOException | UnusableDatabaseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<IndicatorList> lists(Content content, Simulation simulation) {
    List<IndicatorList> lists = new ArrayList<>(content.indicatorLists());
    lists.add(list("tor", simulation.listed(Network.Kind.TOR)));
    lists.add(list("anonymous-proxy", simulation.listed(Network.Kind.ANONYMIZER)));
    lists.add(list("malware", simulation.listed(Network.Kind.MALICIOUS)));
    lists.add(list("malware", Reputation.malwareHashes()));
    return lists;
  }

  private static IndicatorList list(String category, List<String> entries) {
    String text = String.join("\n", entries) + "\n";
    IndicatorList list =
        IndicatorLists.read(
            new SourceText(category + ".txt", text),
            ListSettings.of("simulated-" + category, category),
            new Problems(category, text));
    if (list == null) {
      throw new IllegalStateException("the list is not readable: " + category);
    }
    return list;
  }
}
