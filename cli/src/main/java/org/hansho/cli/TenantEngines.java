package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.address.HomeNetworks;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.incident.Inhibition;
import org.hansho.incident.Pattern;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.report.text.Texts;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.tenant.Tenants;
import org.hansho.yaml.SourceText;

/** Compiles the content of tenants, and reports its problems on standard error. */
final class TenantEngines implements Tenants.Engines {
  private final Environment environment;
  private final Texts texts;

  TenantEngines(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Engine of(ContentSelection selection) throws IOException {
    Content content = without(selection.disabled(), library(selection).read());
    for (var problem : content.problems()) {
      say(problem.rendered());
    }
    Engine engine = compiled(content, selection);
    if (engine.ruleSet().rules().isEmpty()) {
      throw new Refusal(ExitCode.RULES, texts.get("error.no-rules"));
    }
    return engine;
  }

  @Override
  public Engine trying(ContentSelection selection, SourceText text, String replaced)
      throws IOException {
    Content content = library(selection).withVersion(text, replaced).read();
    return compiled(content.ofFile(text.file()), selection);
  }

  private Engine compiled(Content content, ContentSelection selection) throws IOException {
    List<String> networks = selection.ownNetworks();
    var geography = ContentOptions.geography(paths(selection.geography()), texts);
    IntelligenceOptions intelligence = new IntelligenceOptions(texts);
    Engine engine =
        Engine.compile(
            content,
            Analyzers.at(HomeNetworks.and(networks), geography.analyzers()),
            intelligence.read(paths(selection.intelligence()), content),
            formats(selection.mappings()));
    intelligence.remarks().forEach(this::say);
    return engine;
  }

  private List<Format> formats(Map<String, Path> mappings) {
    List<Format> formats = new ArrayList<>();
    mappings.forEach(
        (name, file) -> formats.add(MappingOptions.ofFile(file.toString(), name, null, texts)));
    return formats;
  }

  @Override
  public List<Pattern> patterns() throws IOException {
    return Library.builtinPatterns().all();
  }

  @Override
  public List<Inhibition> inhibitions() throws IOException {
    return Library.builtinInhibitions().all();
  }

  private Library library(ContentSelection selection) throws IOException {
    Library library = new Library();
    if (selection.builtIn()) {
      library.withBuiltin();
    } else {
      library.withBuiltinLists();
    }
    if (!selection.basics()) {
      library.withoutBasics();
    }
    ContentOptions.addRules(library, paths(selection.detections()), texts);
    for (Path checkout : selection.sigmaHq()) {
      say(ContentOptions.addSigmaHq(library, checkout.toString(), texts));
    }
    for (Map.Entry<String, Path> list : selection.lists().entrySet()) {
      library.withList(list.getKey(), list.getValue());
    }
    selection.entries().forEach(library::withEntries);
    return library.withHomeNetworks(String.join("\n", selection.ownNetworks()));
  }

  private static Content without(List<String> disabled, Content content) {
    if (disabled.isEmpty()) {
      return content;
    }
    List<String> kept = new ArrayList<>(content.detections().stream().map(Detection::id).toList());
    kept.removeAll(disabled);
    return content.only(kept);
  }

  private static List<String> paths(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  private void say(String line) {
    environment.talk().println(line);
    environment.talk().flush();
  }
}
