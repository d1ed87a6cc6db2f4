package org.hansho.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.content.DetectionTest.Given;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios. They name records and write scripts as the tests of detections do:
 *
 * <pre>
 * raises: [app-service/scanner-sensitive-page]
 * records:
 *     request: '${from} - - [${access}] "GET ${path} HTTP/1.1" 200 5120 "-" "Mozilla/5.0"'
 * sources:
 *     - name: shop-web
 *       format: web-access
 *       history: |
 *           at 0s, 60 times, every 12h: request {from: 192.0.2.10, path: /}
 *       given: |
 *           at 3m: request {from: 198.51.100.23, path: /.env}
 * </pre>
 */
public final class ScenarioReader {
  private static final Set<String> DOCUMENT_KEYS = Set.of("raises", "records", "sources");
  private static final Set<String> SOURCE_KEYS = Set.of("name", "format", "history", "given");

  private ScenarioReader() {}

  /**
   * What was read.
   *
   * @param problems if there are any, the scenario is not whole
   */
  public record Reading(ScenarioFile scenario, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads one scenario. */
  public static Reading read(SourceText text) {
    Problems problems = new Problems(text.file(), text.text());
    List<String> raises = List.of();
    List<ScenarioFile.Source> sources = new ArrayList<>();
    List<YamlNode> documents = YamlReader.documents(text.file(), text.text(), problems);
    if (documents.size() == 1 && documents.get(0) instanceof Mapping mapping) {
      Section document = new Section(mapping, DOCUMENT_KEYS, problems);
      document.require(List.of("raises", "records", "sources"));
      raises = document.texts("raises");
      RecordBook book =
          new RecordBook(new RecordsReader(problems).read(document.mapping("records")), problems);
      for (Mapping source : document.mappings("sources")) {
        sources.add(source(new Section(source, SOURCE_KEYS, problems), book, problems));
      }
      book.reportUnused();
    } else {
      problems.error(problems.start(), "a scenario is one mapping with the key 'sources'", "");
    }
    return new Reading(new ScenarioFile(Set.copyOf(raises), sources), problems.all());
  }

  private static ScenarioFile.Source source(Section source, RecordBook book, Problems problems) {
    source.require(List.of("name", "format", "given"));
    return new ScenarioFile.Source(
        source.text("name"),
        source.text("format"),
        script(source.scalar("history"), book, problems),
        script(source.scalar("given"), book, problems));
  }

  private static List<Given> script(@Nullable Scalar script, RecordBook book, Problems problems) {
    return script == null ? List.of() : new TestScript(script, book, problems).read();
  }
}
