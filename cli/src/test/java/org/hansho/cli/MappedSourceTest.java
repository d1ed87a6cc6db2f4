package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A source of a running server whose records a mapping file describes. */
@Timeout(120)
class MappedSourceTest {
  private static final String MAPPING =
      """
      form: csv
      columns: [when, target]
      logsource: {category: webserver}
      time: when
      fields: {url.original: target}
      """;

  private static final String SETTINGS =
      """
      content: {built_in: false, basics: false, detections: [rule.yml]}
      sources: [{id: shop, kind: http, mapping: shop.yml}]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void itsRecordsAreReadAsTheFileSays() throws IOException {
    Files.writeString(folder.resolve("shop.yml"), MAPPING);
    try (ServedFolder served = new ServedFolder(folder, SETTINGS)) {
      served.send("shop", "2026-11-26 10:00:00,/act?a=1\n2026-11-26 10:00:01,/other\n");
      Run alerts = served.run("alert", "list");
      while (alerts.code() == 0 && !alerts.out().contains("Somebody did something")) {
        LockSupport.parkNanos(20_000_000);
        alerts = served.run("alert", "list");
      }
      assertThat(alerts.code()).as(alerts.talk()).isZero();
      assertThat(alerts.out()).contains("2026-11-26 10:00", "Alerts shown: 1.");
    }
  }

  @Test
  void aMappingWithMistakesKeepsTheServerFromStarting() throws IOException {
    Files.writeString(folder.resolve("shop.yml"), "fields: {user.name: [a|b]}\n");
    Files.writeString(folder.resolve("hansho.yml"), "data: kept\nhttp: {port: 0}\n" + SETTINGS);
    Files.writeString(
        folder.resolve("rule.yml"),
        """
        title: a
        name: a
        level: low
        logsource: {category: webserver}
        detection: {sel: {url.original: a}, condition: sel}
        """);
    Run run = Run.of("run", "--config", folder.resolve("hansho.yml").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.talk()).contains("shop.yml:1:").contains("'a|b' is no name of a field");
  }
}
