package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.testkit.geography.DatabaseWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeographyOptionTest {
  private static final String RULE =
      """
      title: Request from Osaka
      name: osaka
      logsource: {product: kubernetes, service: audit}
      detection:
          sel: {source.geo.city_name: Osaka, source.as.number: 64500}
          condition: sel
      level: high
      ---
      alert:
          title: A request from Osaka
          requires: [geography.city, geography.network-owner]
          sentence: '{user.name} from {source.geo.city_name} in {source.network}'
      """;
  private static final String RECORD =
      "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"1\","
          + "\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"requestURI\":\"/api\","
          + "\"user\":{\"username\":\"erin\"},\"sourceIPs\":[\"192.0.2.7\"],"
          + "\"stageTimestamp\":\"2026-03-02T00:00:00.000000Z\"}\n";

  @TempDir Path folder = Path.of("");

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String database(String name, Map<String, ?> record) throws IOException {
    byte[] file = DatabaseWriter.ofBoth().put("192.0.2.0/24", record).bytes(name);
    return Files.write(folder.resolve(name), file).toString();
  }

  private String cities() throws IOException {
    return database(
        "city.mmdb",
        Map.of("country_code", "JP", "city", "Osaka", "latitude", 34.7, "longitude", 135.5));
  }

  @Test
  void databasesArmWhatRequiresThem() throws IOException {
    String owners = database("asn.mmdb", Map.of("autonomous_system_number", 64_500));
    Run run =
        Run.of(
            "scan",
            "--no-builtin",
            "--rules",
            write("osaka.yml", RULE),
            "--geo",
            cities(),
            "--geo",
            owners,
            write("audit.log", RECORD));
    assertThat(run.out()).contains("\"summary\":\"erin from Osaka in 192.0.2.0/24\"");
    assertThat(run.talk()).doesNotContain("not armed");
    assertThat(run.code()).isZero();
  }

  @Test
  void withoutThemTheDetectionIsNotArmedAndTheScanSaysSo() throws IOException {
    String rule = write("osaka.yml", RULE);
    String log = write("audit.log", RECORD);
    Run english = Run.of("scan", "--rules", rule, "--geo", cities(), log);
    assertThat(english.talk())
        .contains("detections are not armed: they need geography.network-owner");
    assertThat(english.out()).doesNotContain("Osaka");
    assertThat(english.code()).isZero();
    Run japanese = Run.of("scan", "--lang", "ja", "--rules", rule, "--geo", cities(), log);
    assertThat(japanese.talk()).contains("件の検出が無効です。geography.network-owner");
    Run nothingElse = Run.of("scan", "--no-builtin", "--rules", rule, "--geo", cities(), log);
    assertThat(nothingElse.talk()).contains("no rule is active: needs geography.network-owner");
    assertThat(nothingElse.code()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNoDatabaseIsAWrongCommandLine() throws IOException {
    String log = write("audit.log", RECORD);
    Run run = Run.of("scan", "--geo", log, log);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.talk()).contains("--geo " + log + ": this is no MaxMind DB file");
    Run missing = Run.of("scan", "--geo", folder.resolve("none.mmdb").toString(), log);
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.talk()).contains("none.mmdb cannot be read");
  }
}
