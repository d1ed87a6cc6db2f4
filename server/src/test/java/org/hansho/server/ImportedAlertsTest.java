package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hansho.analyze.Analyzers;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.intelligence.Intelligence;
import org.hansho.mapping.MappingFile;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Findings of other programs come in over HTTP and become alerts of the section external. */
@Timeout(120)
class ImportedAlertsTest {
  private static final String SETTINGS =
      """
      tenants: {default: {}, other: {}}
      sources:
        - {id: falco, kind: http, tenant: default}
        - {id: suricata, kind: http, tenant: default}
        - {id: defender, kind: http, tenant: default}
        - {id: edr, kind: http, tenant: default}
        - {id: scanner, kind: http, tenant: default, mapping: scanner.yml}
      """;

  private static final String SCANNER =
      """
      name: scanner
      logsource:
          category: external_alert
      time: at
      fields:
          rule.name: finding
          log.level: level
          threat.tactic.name: tactic
          host.name: machine
          application.name: product
      """;

  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    Path imports = ShippedEngine.project().resolve("content/imports");
    List<DetectionFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(imports)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String below = imports.relativize(file).toString().replace('\\', '/');
        files.add(new DetectionFile(below, false, new SourceText(below, Files.readString(file))));
      }
    }
    engine =
        Engine.compile(
            ContentReader.read(files, List.of()),
            Analyzers.ALL,
            Intelligence.of(List.of()),
            List.of(scanner()));
  }

  private static Format scanner() {
    Problems problems = new Problems("scanner.yml", SCANNER);
    Format format = MappingFile.read("scanner.yml", SCANNER, "mapped-scanner", null, problems);
    assertThat(problems.all()).isEmpty();
    return Objects.requireNonNull(format);
  }

  private RunningServer server() throws IOException {
    Files.writeString(folder.resolve("scanner.yml"), SCANNER);
    return new RunningServer(folder, engine, SETTINGS);
  }

  private static String falco(String priority, String tag, String rule) {
    return "{\"hostname\":\"web-1\",\"output\":\"seen by erin\",\"priority\":\""
        + priority
        + "\",\"rule\":\""
        + rule
        + "\",\"source\":\"syscall\",\"tags\":[\"host\",\""
        + tag
        + "\"],\"time\":\""
        + Instant.now()
        + "\",\"output_fields\":{\"evt.type\":\"open\",\"user.name\":\"erin\"}}\n";
  }

  private static String defender(String status, String title) {
    return "{\"AlertType\":\"VM_Example\",\"ProductName\":\"Azure Security"
        + " Center\",\"EndTimeUtc\":\""
        + Instant.now()
        + "\",\"Severity\":\"High\",\"Status\":\""
        + status
        + "\",\"IsIncident\":false,\"SystemAlertId\":\"c0ffee00-0000-4000-8000-000000000041\","
        + "\"Intent\":\"Persistence, DefenseEvasion\",\"AlertDisplayName\":\""
        + title
        + "\",\"Description\":\"Seen.\",\"Entities\":[{\"$id\":\"1\",\"HostName\":\"web-1\",\"Type\":\"host\"}]}\n";
  }

  private static void send(RunningServer server) throws IOException {
    server.post("/ingest/v1/falco", falco("Critical", "mitre_execution", "Shell in container"));
    server.post(
        "/ingest/v1/suricata",
        "{\"timestamp\":\""
            + Instant.now()
            + "\",\"flow_id\":1,\"event_type\":\"alert\",\"src_ip\":\"192.0.2.10\",\"dest_ip\":\"203.0.113.7\","
            + "\"dest_port\":443,\"proto\":\"TCP\",\"alert\":{\"signature_id\":2000001,\"signature\":\"EXAMPLE"
            + " check-in\",\"category\":\"A Network Trojan was detected\",\"severity\":2}}\n");
    server.post("/ingest/v1/defender", defender("New", "Kernel module"));
    server.post("/ingest/v1/defender", defender("InProgress", "Kernel module"));
    server.post(
        "/ingest/v1/edr",
        "{\"class_uid\":2004,\"time\":"
            + Instant.now().toEpochMilli()
            + ",\"severity_id\":2,\"severity\":\"Low\",\"metadata\":{\"product\":{\"name\":\"Example"
            + " EDR\"}},\"finding_info\":{\"uid\":\"f-1\",\"title\":\"Memory"
            + " read\",\"attacks\":[{\"tactic\":{\"name\":\"Credential"
            + " Access\"}}]},\"device\":{\"hostname\":\"web-1\"}}\n");
    server.post(
        "/ingest/v1/scanner",
        "{\"at\":\""
            + Instant.now()
            + "\",\"finding\":\"Open"
            + " share\",\"level\":\"odd\",\"machine\":\"files-1\",\"product\":\"Example"
            + " scanner\"}\n");
    server.until("/api/v1/alerts?section=external", "\"detection\":\"external/unknown\"");
  }

  private static String of(String all, String detection) {
    int from = all.lastIndexOf("{\"id\":", all.indexOf("\"detection\":\"" + detection + "\""));
    int to = all.indexOf("{\"id\":\"", from + 1);
    return all.substring(from, to < 0 ? all.length() : to);
  }

  @Test
  void findingsOfFiveProgramsAreAlertsWithTheirStageAndSeverityOnceAndInOneTenantOnly()
      throws IOException {
    List<String> ids;
    try (RunningServer server = server()) {
      send(server);
      ids = server.alertIds();
      assertThat(ids).hasSize(5);
      String all = server.get("/api/v1/alerts?section=external").body();
      assertThat(of(all, "external/execution"))
          .contains("\"severity\":\"critical\"", "\"intents\":[\"execution\"]")
          .contains("Another program reports on web-1: Shell in container. seen by erin")
          .contains("他の製品が web-1 について報告しました");
      assertThat(of(all, "external/command-and-control"))
          .contains("\"severity\":\"medium\"", "203.0.113.7");
      assertThat(of(all, "external/defense-evasion"))
          .contains("\"severity\":\"high\"", "\"count\":2", "Azure Security Center reports");
      assertThat(of(all, "external/credential-access")).contains("\"severity\":\"low\"");
      assertThat(of(all, "external/unknown"))
          .contains("\"severity\":\"low\"", "\"intents\":[]", "Example scanner reports on files-1");
      assertThat(server.get("/api/v1/alerts?tenant=other").body()).contains("\"alerts\":[]");
    }
    try (RunningServer server = server()) {
      assertThat(server.alertIds()).isEqualTo(ids);
    }
  }

  @Test
  void theyTakePartInIncidentsAndTriageAndTeachNothingAboutOurDetections() throws IOException {
    try (RunningServer server = server()) {
      send(server);
      server.until("/api/v1/incidents", "\"severity\"");
      assertThat(server.settled("/api/v1/incidents"))
          .contains("\"alerts\":3", "\"credential-access\"", "\"execution\"");
      server.post(
          "/api/v1/alerts/triage?section=external",
          "{\"status\":\"dismissed\",\"reason\":\"false-logic\"}");
      server.until("/api/v1/alerts/counts", "\"dismissed\":5");
      assertThat(server.get("/api/v1/detections").body())
          .contains("\"judged\":0")
          .doesNotContain("\"judged\":1", "\"false-logic\":1");
    }
  }

  @Test
  void whatIsClosedThereRaisesNothingAndBrokenFindingsAreDeadLetters() throws IOException {
    try (RunningServer server = server()) {
      server.post("/ingest/v1/defender", defender("Dismissed", "Closed there"));
      server.post("/ingest/v1/falco", "{\"output_fields\":{},\"priority\":\"Critical\"}\n");
      server.post("/ingest/v1/falco", falco("Error", "mitre_impact", "x".repeat(5_000)));
      server.until("/api/v1/alerts", "external/impact");
      server.until("/api/v1/dead-letters", "\"number\"");
      assertThat(server.settled("/api/v1/alerts")).doesNotContain("Closed there");
    }
  }
}
