package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
  private static final Instant BEGIN = Instant.parse("2026-11-29T09:00:00Z");

  private static ScenarioReader.Reading read(String text) {
    return ScenarioReader.read(new SourceText("story.yml", text));
  }

  @Test
  void aSourceSaysWhatItWroteBeforeAndWhatItWritesThen() {
    ScenarioReader.Reading reading =
        read(
            """
            raises: [app-service/scanner-sensitive-page]
            records:
                request: '${from} [${access}] "GET ${path}"'
            sources:
                - name: shop
                  format: web-access
                  history: |
                      at 1d, 2 times, every 1h: request {from: 192.0.2.1, path: /}
                  given: |
                      at 3m: request {from: 198.51.100.7, path: /.env}
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.scenario().raises()).containsExactly("app-service/scanner-sensitive-page");
    List<TestLines.Block> blocks = reading.scenario().sources().get(0).blocks(BEGIN);
    assertThat(blocks)
        .containsExactly(
            new TestLines.Block(
                Instant.parse("2026-09-01T09:00:00Z"),
                "192.0.2.1 [01/Sep/2026:09:00:00 +0000] \"GET /\"\n"),
            new TestLines.Block(
                Instant.parse("2026-09-01T10:00:00Z"),
                "192.0.2.1 [01/Sep/2026:10:00:00 +0000] \"GET /\"\n"),
            new TestLines.Block(
                Instant.parse("2026-11-29T09:03:00Z"),
                "198.51.100.7 [29/Nov/2026:09:03:00 +0000] \"GET /.env\"\n"));
  }

  @Test
  void mistakesAreReportedWithTheirPlace() {
    ScenarioReader.Reading reading =
        read(
            """
            raises: []
            records:
                request: 'GET ${path}'
                never: 'GET /'
            sources:
                - name: shop
                  given: |
                      at 3m: request {pat: /}
            """);
    assertThat(reading.problems().stream().map(problem -> problem.rendered()).toList())
        .anyMatch(text -> text.startsWith("story.yml:4:") && text.contains("no test uses"))
        .anyMatch(text -> text.startsWith("story.yml:6:") && text.contains("'format'"))
        .anyMatch(text -> text.startsWith("story.yml:8:") && text.contains("'pat'"));
  }

  @Test
  void whatIsNoScenarioIsRefused() {
    assertThat(read("just words").problems()).isNotEmpty();
    assertThat(read("").problems()).isNotEmpty();
  }
}
