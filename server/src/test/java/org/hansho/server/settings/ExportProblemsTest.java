package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong in exports is told with its place and a remedy. */
class ExportProblemsTest {
  private static SettingsReading read(String yaml) {
    Map<String, String> environment = Map.of("SECRET", "a-secret-with-enough-letters");
    return new SettingsReader(Path.of("/srv/hansho"), environment)
        .read(Path.of("hansho.yml"), yaml);
  }

  private static String problems(String export) {
    return read("exports:\n  out: " + export + "\n").rendered();
  }

  @Test
  void eachWayNeedsItsPlace() {
    assertThat(problems("{kind: webhook}")).contains("'exports.out.url' is missing");
    assertThat(problems("{kind: file}")).contains("'exports.out.path' is missing");
    assertThat(problems("{kind: syslog-tls, format: cef}"))
        .contains("'exports.out.host' is missing");
    assertThat(problems("{format: native}")).contains("exports.out.kind");
  }

  @Test
  void aFormatMustSuitItsWay() {
    assertThat(problems("{kind: file, path: a, format: stix}")).contains("no lines");
    assertThat(problems("{kind: syslog-udp, host: a.example.com}")).contains("syslog or cef");
    assertThat(problems("{kind: file, path: a, format: ocfs}")).contains("ocsf");
  }

  @Test
  void filtersHoursAddressesAndTenantsAreReadAtOnce() {
    assertThat(problems("{kind: file, path: a, filter: 'severity >'}")).contains("Column");
    assertThat(problems("{kind: file, path: a, hours: whenever}")).contains("no hours");
    assertThat(problems("{kind: file, path: a, tenants: [nobody]}")).contains("no tenant 'nobody'");
    assertThat(problems("{kind: webhook, url: 'ftp://a.example.com'}")).contains("not an address");
    assertThat(problems("{kind: webhook, url: 'https://u:p@a.example.com'}")).contains("use token");
    assertThat(problems("{kind: webhook, url: 'https://a.example.com', secret: plain}"))
        .contains("exports.out.secret");
    assertThat(read("exports: []\n").rendered()).contains("names of exports");
    assertThat(read("exports: {Out: {kind: file}}\n").rendered()).contains("the name of an export");
  }

  @Test
  void whatIsRightIsTaken() {
    SettingsReading read =
        read(
            "exports: {hook: {kind: webhook, url: 'https://a.example.com', secret:"
                + " '${SECRET}'}}\n");
    assertThat(read.loaded()).isPresent();
    ExportSettings export = read.loaded().orElseThrow().settings().exports().get(0);
    assertThat(export.tenants()).containsExactly("default");
    assertThat(export.toString()).doesNotContain("enough-letters");
  }
}
