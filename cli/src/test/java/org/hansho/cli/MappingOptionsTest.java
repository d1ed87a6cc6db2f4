package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingOptionsTest {
  private static final String RULE =
      """
      title: Refused login
      name: refused_login
      logsource: {product: vpn, service: logins}
      detection: {refused: {event.outcome: failure, source.ip|cidr: 203.0.113.0/24}, condition: refused}
      level: high
      """;

  private static final String MAPPING =
      """
      form: csv
      separator: ;
      logsource: {product: vpn, service: logins}
      time: when
      fields: {user.name: account, source.ip: from}
      outcome: {field: result, failure: denied}
      """;

  private static final String ROWS =
      """
      when;account;from;result
      2026-11-26 10:00:00;erin;203.0.113.7;denied
      2026-11-26 10:00:01;erin;203.0.113.7;granted
      """;

  @TempDir private Path folder = Path.of("");

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Run scan(String... more) throws IOException {
    String[] arguments = new String[6 + more.length];
    System.arraycopy(
        new String[] {
          "scan", "--no-builtin", "--output", "ndjson", "--rules", file("rule.yml", RULE)
        },
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return Run.of(arguments);
  }

  @Test
  void recordsOfOnesOwnAreReadByAMappingFile() throws IOException {
    Run run = scan("--mapping", file("m.yml", MAPPING), file("logins.csv", ROWS));
    assertThat(run.talk()).doesNotContain("never tried");
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.alerts().lines().toList())
        .singleElement()
        .asString()
        .contains("erin", "2026-11-26T10:00:00Z");
  }

  @Test
  void jsonMayBeGivenALogSource() throws IOException {
    String rows =
        "{\"time\":\"2026-11-26T10:00:00Z\",\"event.outcome\":\"failure\",\"source\":{\"ip\":\"203.0.113.7\"}}\n";
    Run run = scan("--logsource", "vpn/logins", file("logins.json", rows));
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.alerts().lines().toList()).hasSize(1);
  }

  @Test
  void aLogSourceThatOneFormatGivesIsReadByIt() throws IOException {
    String stopped =
        """
        {"eventName":"StopLogging","eventTime":"2026-11-26T10:00:00Z","eventSource":"cloudtrail.amazonaws.com","sourceIPAddress":"203.0.113.7"}
        """;
    String file = file("trail.json", stopped);
    Run run = Run.of("scan", "--logsource", "aws/cloudtrail", "--output", "ndjson", file);
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.alerts()).contains("basics/cloud-audit-stopped", "203.0.113.7");
  }

  @Test
  void mistakesAreReportedWithFileLineAndField() throws IOException {
    String rows = file("logins.csv", ROWS);
    Run run = scan("--mapping", file("bad.yml", "fields:\n    user.name: [a|b]\n"), rows);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.talk()).contains("bad.yml:2:5").contains("'a|b' is no name of a field");
    assertThat(scan("--logsource", "vpn", rows).talk()).contains("--logsource vpn: write");
    Run both = scan("--mapping", file("m.yml", MAPPING), "--format", "json", rows);
    assertThat(both.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(both.talk()).contains("leave out --format");
    assertThat(scan("--mapping", "absent.yml", rows).code()).isEqualTo(ExitCode.USAGE.code());
  }
}
