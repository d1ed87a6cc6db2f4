package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scan never calls clear what no detection has looked at. */
class CoverageOfScanTest {
  private static final String AUDIT = Run.SAMPLES + "/web-1/audit.log";

  /** Records of no known format. */
  private static final List<String> UNKNOWN =
      List.of(
          """
          {"at":"2026-03-02T09:00:00Z","event":"order.created","order":4711,"customer":"erin"}
          """,
          """
          {"ts":1772442000.5,"level":"info","logger":"shop","msg":"request done","status":200}
          """,
          """
          {"@timestamp":"2026-03-02T09:00:00Z","log.level":"warn","message":"pool is empty"}
          """,
          """
          {"__REALTIME_TIMESTAMP":"1772442000000000","_SYSTEMD_UNIT":"ssh.service","MESSAGE":"Failed password for root"}
          """,
          """
          {"eventTime":"2026-03-02T09:00:00Z","eventName":"door opened","userName":"erin"}
          """,
          """
          {"@timestamp":"2026-03-02T09:00:00Z","agent":{"type":"filebeat"},"message":"Failed password for root from 203.0.113.9"}
          """);

  /** Kubernetes audit events as Azure hands them out: rows of a table, and diagnostic records. */
  private static final List<String> OF_AZURE =
      List.of(
          """
          {"TenantId":"w","TimeGenerated":"2026-11-25T10:00:01.001000Z","AuditId":"a1","Level":"RequestResponse","Stage":"ResponseComplete","RequestUri":"/api/v1/namespaces/shop/pods","Verb":"create","User":{"username":"erin@example.com"},"SourceIps":["203.0.113.9"],"UserAgent":"kubectl","ObjectRef":{"resource":"pods","namespace":"shop","name":"debug","apiVersion":"v1"},"ResponseStatus":{"metadata":{},"code":201},"RequestObject":{"kind":"Pod","spec":{"containers":[{"name":"tool","image":"registry.example.com/tool:1","securityContext":{"privileged":true}}]}},"RequestReceivedTime":"2026-11-25T10:00:01.001000Z","StageReceivedTime":"2026-11-25T10:00:01.001000Z","PodName":"kube-apiserver-1","Type":"AKSAudit","_ResourceId":"/subscriptions/s1/resourcegroups/rg/providers/microsoft.containerservice/managedclusters/shop"}
          """,
          """
          {"TenantId":"w","TimeGenerated":"2026-11-25T10:00:01.001000Z","AuditId":"a1","Level":"RequestResponse","Stage":"ResponseComplete","RequestUri":"/api/v1/namespaces/shop/pods","Verb":"create","User":"{\\"username\\":\\"erin@example.com\\"}","SourceIps":"[\\"203.0.113.9\\"]","UserAgent":"kubectl","ObjectRef":"{\\"resource\\":\\"pods\\",\\"namespace\\":\\"shop\\",\\"name\\":\\"debug\\",\\"apiVersion\\":\\"v1\\"}","ResponseStatus":"{\\"metadata\\":{},\\"code\\":201}","RequestObject":"{\\"kind\\":\\"Pod\\",\\"spec\\":{\\"containers\\":[{\\"name\\":\\"tool\\",\\"image\\":\\"registry.example.com/tool:1\\",\\"securityContext\\":{\\"privileged\\":true}}]}}","RequestReceivedTime":"2026-11-25T10:00:01.001000Z","StageReceivedTime":"2026-11-25T10:00:01.001000Z","PodName":"kube-apiserver-1","Type":"AKSAuditAdmin","_ResourceId":"/subscriptions/s1/resourcegroups/rg/providers/microsoft.containerservice/managedclusters/shop"}
          """,
          """
          {"time":"2026-11-25T10:00:01.0010000Z","resourceId":"/SUBSCRIPTIONS/S1/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/SHOP","category":"kube-audit","operationName":"Microsoft.ContainerService/managedClusters/diagnosticLogs/Read","properties":{"log":"{\\"kind\\":\\"Event\\",\\"apiVersion\\":\\"audit.k8s.io/v1\\",\\"level\\":\\"RequestResponse\\",\\"stage\\":\\"ResponseComplete\\",\\"verb\\":\\"create\\",\\"user\\":{\\"username\\":\\"erin@example.com\\"},\\"sourceIPs\\":[\\"203.0.113.9\\"],\\"objectRef\\":{\\"resource\\":\\"pods\\",\\"namespace\\":\\"shop\\",\\"name\\":\\"debug\\"},\\"requestObject\\":{\\"kind\\":\\"Pod\\",\\"spec\\":{\\"containers\\":[{\\"name\\":\\"tool\\",\\"image\\":\\"registry.example.com/tool:1\\",\\"securityContext\\":{\\"privileged\\":true}}]}},\\"responseStatus\\":{\\"code\\":201},\\"stageTimestamp\\":\\"2026-11-25T10:00:01.001000Z\\"}","stream":"stdout","pod":"kube-apiserver-1"}}
          """);

  @TempDir private Path folder = Path.of("");

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode coverage(Run run) throws IOException {
    List<String> lines = run.out().lines().toList();
    JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(last.get("kind").asText()).isEqualTo("coverage");
    return last;
  }

  @Test
  void jsonOfNoKnownKindIsNoAllClearInAnyOutput() throws IOException {
    for (int i = 0; i < UNKNOWN.size(); i++) {
      String file = write("unknown-" + i + ".json", UNKNOWN.get(i).repeat(10));
      Run lines = Run.of("scan", file);
      assertThat(lines.code()).as(UNKNOWN.get(i)).isEqualTo(6);
      JsonNode said = coverage(lines);
      assertThat(said.get("events").asLong()).isEqualTo(10);
      assertThat(said.get("events_not_looked_at").asLong()).isEqualTo(10);
      assertThat(said.get("not_looked_at").get(0).get("file").asText()).isEqualTo(file);
      assertThat(said.get("log_sources").get(0).get("remedy").asText()).contains("--format");
    }
  }

  @Test
  void auditEventsOfKubernetesThatAzureHandsOutAreReadAndLookedAt() throws IOException {
    for (int i = 0; i < OF_AZURE.size(); i++) {
      String file = write("aks-" + i + ".json", OF_AZURE.get(i));
      Run run = Run.of("scan", file);
      assertThat(run.code()).as(OF_AZURE.get(i)).isZero();
      assertThat(run.alerts())
          .contains("\"detection\":\"aks/privileged-container\"", "erin@example.com");
      JsonNode said = coverage(run);
      assertThat(said.get("events").asLong()).isEqualTo(1);
      assertThat(said.get("events_not_looked_at").asLong()).isZero();
      assertThat(said.get("records_not_read").asLong()).isZero();
      JsonNode row = said.get("log_sources").get(0);
      assertThat(row.get("event_class").asText()).startsWith("kubernetes");
      assertThat(row.get("detections").asInt()).isGreaterThan(5);
      Run table = Run.onTerminal(Map.of("NO_COLOR", "1"), "scan", file);
      assertThat(table.out())
          .contains("coverage  Log source", "kubernetes")
          .doesNotContain("to do:");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, table, Nothing was looked at, no all-clear",
    "en, csv, Nothing was looked at, no all-clear",
    "en, html, Nothing was looked at, no all-clear",
    "ja, table, 何も調べていません, 異常がないとは言えません",
    "ja, csv, 何も調べていません, 異常がないとは言えません",
    "ja, html, 何も調べていません, 異常がないとは言えません",
  })
  void theVerdictIsNoAllClear(String language, String output, String headline, String reason)
      throws IOException {
    String file = write("trail.json", UNKNOWN.get(0));
    Run run = Run.of("scan", file, "--output", output, "--lang", language, "--quiet");
    assertThat(run.code()).isEqualTo(6);
    String joined = (run.out() + run.talk()).replaceAll("\\s+", " ");
    assertThat(joined.replace(" ", "")).contains(headline.replace(" ", ""));
    assertThat(joined.replace(" ", "")).contains(reason.replace(" ", ""));
    assertThat(joined).doesNotContain("No alerts", "アラートはありません");
  }

  @Test
  void theSummaryHasATableOfCoverageWithWhatToDo() throws IOException {
    String file = write("trail.json", UNKNOWN.get(0));
    Run run = Run.onTerminal(Map.of("NO_COLOR", "1"), "scan", file, AUDIT);
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out())
        .contains("coverage  Log source", "json, kind unknown", "none", "linux/process_creation")
        .contains("to do: json: no format knows this kind of record")
        .contains("looked at by no detection: " + file);
  }

  @Test
  void theReportHasATableOfCoverageWithWhatToDo() throws IOException {
    String file = write("trail.json", UNKNOWN.get(0));
    assertThat(Run.of("scan", file, AUDIT, "--output", "html").out())
        .contains(
            "<h2>What was looked at</h2>",
            "<tr class=\"unwatched\"><td class=\"wide-cell\">json, kind unknown")
        .contains("No detection looks at 1 event of what was read")
        .contains("Sources that no detection looks at: 1", file);
  }

  @Test
  void detectionsAreCountedByLogSource() throws IOException {
    String rules =
        write(
            "rules.yml",
            """
            title: first
            name: first
            logsource: {category: process_creation, product: linux}
            detection: {a: {Image|endswith: /none}, condition: a}
            ---
            title: second
            logsource: {category: process_creation}
            detection: {a: {Image|endswith: /nothing}, condition: a}
            ---
            title: many
            correlation: {type: event_count, rules: [first], group-by: [user.name], timespan: 1m, condition: {gte: 5}, generate: true}
            """);
    Run run = Run.of("scan", AUDIT, "--no-builtin", "--rules", rules);
    assertThat(run.code()).as("each source is looked at").isZero();
    for (JsonNode row : coverage(run).get("log_sources")) {
      boolean processes = row.get("event_class").asText().equals("linux.process_creation");
      assertThat(row.get("detections").asInt()).isEqualTo(processes ? 3 : 0);
      if (!processes) {
        assertThat(row.get("remedy").asText()).contains("linux/*/auditd", "--rules");
      }
    }
    assertThat(run.talk().replaceAll("\\s+", " "))
        .contains("Not everything was looked at. 120 events from 1 source were read");
  }

  @Test
  void aDetectionThatIsNotArmedLooksAtNothing() throws IOException {
    String log =
        write(
            "ftp.log",
            """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status sc-substatus x-session x-fullpath
            2026-03-02 09:00:00 203.0.113.9 - 198.51.100.2 21 USER erin 331 0 0 5f1c -
            """);
    Run run = Run.of("scan", log, "--no-basics");
    assertThat(run.code()).isEqualTo(6);
    JsonNode row = coverage(run).get("log_sources").get(0);
    assertThat(row.get("detections").asInt()).isZero();
    assertThat(row.get("detections_not_armed").asInt()).isPositive();
    assertThat(row.get("remedy").asText()).contains("not armed", "intelligence.ip", "--intel");
  }

  @Test
  void nothingReadableIsFourAndNoAllClear() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path unreadable = Files.createDirectory(folder.resolve("unreadable"));
    Files.writeString(unreadable.resolve("notes.txt"), "Dear diary,\n");
    String nothing = write("nothing.log", "");
    for (String path : List.of(empty.toString(), unreadable.toString(), nothing)) {
      Run run = Run.of("scan", path, "--quiet");
      assertThat(run.code()).as(path).isEqualTo(4);
      assertThat(coverage(run).get("events").asLong()).isZero();
      assertThat(run.talk()).contains("Nothing was read.", "no all-clear");
      String html = Run.of("scan", path, "--output", "html").out();
      assertThat(html).contains("<h1>Nothing was read</h1>").doesNotContain("No alerts");
    }
  }

  @Test
  void recordsThatCannotBeReadAreFour() throws IOException {
    String line = "203.0.113.5 - - [26/Nov/2026:10:00 \"GET / HTTP/1.1\" 200 12 \"-\" \"x\"\n";
    String all = write("access.log", line.repeat(107));
    Run none = Run.of("scan", all, "--format", "web-access");
    assertThat(none.code()).isEqualTo(4);
    assertThat(coverage(none).get("records_not_read").asLong()).isEqualTo(107);
    assertThat(none.talk()).contains("Nothing was read.", "Not read: 107 records");
    String good = line.replace("10:00 ", "10:00:00 +0000] ");
    Run one = Run.of("scan", write("part.log", good + line), "--format", "web-access");
    assertThat(one.code()).isEqualTo(4);
    assertThat(one.talk())
        .contains("Not everything could be read. There are no alerts in the rest");
  }

  @Test
  void aTimeInWhichNothingLiesIsNoAllClear() {
    Run run = Run.of("scan", AUDIT, "--since", "2030-01-01T00:00:00Z");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.talk()).contains("none lies in the asked time");
  }

  @Test
  void alertsBelowTheAskedSeverityAreCounted() throws IOException {
    Run run = Run.of("scan", AUDIT, "--min-severity", "critical");
    assertThat(run.alerts()).isEmpty();
    assertThat(coverage(run).get("alerts_hidden").asLong()).isPositive();
    assertThat(run.talk()).contains("There are only alerts of lower severity.", "are not shown");
    Run gate = Run.of("scan", AUDIT, "--min-severity", "critical", "--fail-on", "low");
    assertThat(gate.code()).as("what is not shown fails all the same").isEqualTo(1);
  }
}
