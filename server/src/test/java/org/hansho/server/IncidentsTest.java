package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.tenant.Tenants;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent over HTTP becomes incidents that are read, merged and split over HTTP. */
@Timeout(300)
class IncidentsTest {
  private static final Pattern INCIDENT =
      Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"severity\":\"");
  private static final Pattern STEP = Pattern.compile("\"alert\":\"([0-9a-f]{32})\"");

  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  /** A start of a program on web-1, as auditd writes it. */
  private static String start(int serial, String user, String... words) {
    String at = "msg=audit(1796000" + serial + ".100:" + serial + "): ";
    StringBuilder execve = new StringBuilder("node=web-1 type=EXECVE " + at);
    execve.append("argc=").append(words.length);
    for (int i = 0; i < words.length; i++) {
      execve.append(" a").append(i).append("=\"").append(words[i]).append('"');
    }
    return "node=web-1 type=SYSCALL "
        + at
        + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=900 pid="
        + (9_000 + serial)
        + " auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000"
        + " fsgid=1000 tty=pts0 ses=3 comm=\""
        + words[0]
        + "\" exe=\"/usr/bin/"
        + words[0]
        + "\" key=\"exec\" ARCH=x86_64 SYSCALL=execve AUID=\""
        + user
        + "\" UID=\""
        + user
        + "\" GID=\""
        + user
        + "\" EUID=\""
        + user
        + "\"\n"
        + execve
        + '\n';
  }

  /** Three alerts of web-1 that are one incident. */
  static String attack() {
    return start(101, "erin", "cat", "/etc/shadow")
        + start(201, "erin", "docker", "run", "--rm", "example/monero-miner")
        + start(301, "erin", "touch", "-r", "/bin/ls", "/usr/sbin/sshd")
        + start(999, "frank", "ls");
  }

  private static String one(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private RunningServer attacked() throws IOException {
    RunningServer server =
        new RunningServer(
            folder,
            engine,
            "sources: [{id: web-1, kind: http, history: true}]\n"
                + "exports: {out: {kind: file, path: incidents.ndjson, data: [incidents]}}\n");
    server.post("/ingest/v1/web-1", attack());
    server.until("/api/v1/incidents", "\"severity\"");
    return server;
  }

  @Test
  void anAttackIsAnIncidentWithItsStoryInBothLanguages() throws IOException {
    try (RunningServer server = attacked()) {
      String listed = server.settled("/api/v1/incidents");
      String id = one(INCIDENT, listed);
      assertThat(listed).contains("\"en\":{\"title\":\"", "web-1", "\"next\":null");
      String whole = server.get("/api/v1/incidents/" + id).body();
      server.until("/api/v1/exports", "\"waiting\":0,\"sent\":1");
      assertThat(Files.readString(folder.resolve("incidents.ndjson")))
          .contains(
              "\"id\":\"" + id + "\"", "SecurityIncident", " alerts about web-1 came within ");
      assertThat(whole)
          .contains(
              "\"beginning\":\"3 alerts about web-1 came within ",
              "\"story\":\"",
              "In order: ",
              " 順序: ",
              "It shares ",
              "と共通で、")
          .contains("\"strip\":{\"probing\":0,", "\"status\":\"active\",\"suppressed\":false")
          .contains("\"type\":\"host\",\"value\":\"web-1\"", "\"ties\":true", "Named by ");
      String byAlert = one(STEP, whole);
      assertThat(server.get("/api/v1/alerts/" + byAlert).body())
          .contains("\"incident\":\"" + id + "\"");
      assertThat(server.get("/api/v1/alerts?limit=100").body())
          .contains("\"incident\":\"" + id + "\"");
      assertThat(whole).containsPattern("\"names\":\\[1,0,");
      assertThat(server.get("/api/v1/incidents/" + id + "/similar").body())
          .isEqualTo("{\"incidents\":[]}");
      assertThat(server.get("/api/v1/incidents?min_severity=critical").body())
          .contains("\"incidents\":[]");
      assertThat(server.get("/api/v1/incidents?stage=execution&from=2026-01-01T00:00:00Z").body())
          .contains(id);
      assertThat(server.get("/api/v1/incidents?to=2026-01-01T00:00:00Z").body())
          .contains("\"incidents\":[]");
      String page = server.get("/api/v1/incidents/" + id + "/page?language=ja").body();
      assertThat(page)
          .startsWith("<!DOCTYPE html>")
          .contains("<html lang=\"ja\">", "発生した順序", byAlert, "web-1", "cat /etc/shadow")
          .doesNotContain("<script", "src=", "href=");
      assertThat(server.get("/api/v1/incidents/0000/page").statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/incidents?stage=lunch").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void whatAttackersWriteIsTextInTheFileOfAnIncident() throws IOException {
    String name = "<script>alert(1)</script>";
    String sources = "sources: [{id: web-1, kind: http, history: true}]\n";
    try (RunningServer server = new RunningServer(folder, engine, sources)) {
      server.post("/ingest/v1/web-1", attack().replace("erin", name));
      server.until("/api/v1/incidents", "\"severity\"");
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      assertThat(server.get("/api/v1/incidents/" + id + "/page").body())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script");
    }
  }

  @Test
  void alertsAreGroupedByWhatTheyHaveInCommon() throws IOException {
    try (RunningServer server = attacked()) {
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      String groups = "/api/v1/alerts/groups?by=";
      assertThat(server.get(groups + "incident").body())
          .startsWith("{\"looked\":3,\"exact\":true,\"groups\":[{\"type\":\"\",\"key\":\"" + id)
          .contains("\"alerts\":3,\"severity\":\"high\",\"newest\":{\"id\":\"");
      assertThat(server.get(groups + "detection&severity=medium").body())
          .contains("\"key\":\"basics/shadow-file-read\",\"alerts\":1")
          .doesNotContain("container-host/miner-image");
      assertThat(server.get(groups + "entity&filter=host%20=%20web-1").body())
          .contains("\"type\":\"host\",\"key\":\"web-1\",\"alerts\":3")
          .contains("\"type\":\"account\",\"key\":\"erin\",\"alerts\":3");
      assertThat(server.get(groups + "incident&text=nowhere-to-be-found").body())
          .isEqualTo("{\"looked\":0,\"exact\":true,\"groups\":[]}");
      assertThat(server.get(groups + "weather").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/alerts/groups").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void oneAlertIsReadInTheFormatsOfOthersAsAFileOfAllHasIt() throws IOException {
    try (RunningServer server = attacked()) {
      String whole =
          server
              .get("/api/v1/incidents/" + one(INCIDENT, server.settled("/api/v1/incidents")))
              .body();
      String raw = "/api/v1/alerts/" + one(STEP, whole) + "/raw";
      String line = server.get(raw + "?format=cef").body();
      assertThat(line).startsWith("CEF:0|Hansho|Hansho|");
      String now = " rt=[0-9]+";
      assertThat(server.get("/api/v1/export?format=cef").body().replaceAll(now, ""))
          .contains(line.replaceAll(now, ""));
      assertThat(server.get(raw + "?format=ocsf").body()).contains("\"class_uid\":2004");
      assertThat(server.get(raw + "?format=security-center&vendor=Microsoft").body())
          .contains("\"VendorName\":\"Microsoft\"");
      assertThat(server.get(raw + "?format=papyrus").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/alerts/00/raw").statusCode()).isEqualTo(404);
    }
  }

  /** Content whose patterns cannot be read until it is mended. */
  private record Broken(AtomicBoolean fails) implements Tenants.Engines {
    @Override
    public Engine of(ContentSelection content) {
      return engine;
    }

    @Override
    public List<org.hansho.incident.Pattern> patterns() {
      return new AbstractList<>() {
        @Override
        public org.hansho.incident.Pattern get(int index) {
          throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
          if (fails.get()) {
            throw new IllegalStateException("no patterns today");
          }
          return 0;
        }
      };
    }
  }

  @Test
  void alertsReachPeopleAndTheServerStartsThoughGroupingFails() throws IOException {
    AtomicBoolean fails = new AtomicBoolean(true);
    String sources = "sources: [{id: web-1, kind: http, history: true}]\n";
    try (RunningServer server = new RunningServer(folder, new Broken(fails), sources)) {
      server.post("/ingest/v1/web-1", attack());
    }
    try (RunningServer server = new RunningServer(folder, new Broken(fails), sources)) {
      server.until("/api/v1/alerts", "\"id\":");
      server.until("/api/v1/status", "\"incident_trouble\":\"Alerts are not grouped");
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/incidents").body())
          .contains("no patterns today", "\"incidents\":[]");
      fails.set(false);
      server.until("/api/v1/incidents", "\"severity\"");
      server.until("/api/v1/status", "\"incident_trouble\":\"\"");
    }
  }

  @Test
  void incidentsStayBehindARestart() throws IOException {
    String before;
    try (RunningServer server = attacked()) {
      before = server.settled("/api/v1/incidents");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.settled("/api/v1/incidents")).isEqualTo(before);
    }
  }

  @Test
  void whatIsSplitAndMergedIsAuditedAndStays() throws IOException {
    try (RunningServer server = attacked()) {
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      String alert = one(STEP, server.get("/api/v1/incidents/" + id).body());
      String off =
          server
              .post("/api/v1/incidents/" + id + "/split", "{\"alerts\":[\"" + alert + "\"]}")
              .body();
      assertThat(off).isEqualTo("{\"id\":\"\"}");
      String left = one(INCIDENT, server.get("/api/v1/incidents").body());
      assertThat(server.get("/api/v1/incidents/" + left).body()).doesNotContain(alert);
      String merged =
          server
              .post(
                  "/api/v1/incidents/merge", "{\"incidents\":[\"" + left + "\",\"" + alert + "\"]}")
              .body();
      assertThat(merged).contains(id);
      assertThat(server.get("/api/v1/incidents/" + id).body()).contains(alert, "\"by_hand\":true");
      assertThat(server.get("/api/v1/audit").body()).contains("incident.merge", "incident.split");
    }
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    try (RunningServer server = attacked()) {
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      assertThat(server.get("/api/v1/incidents/nothing").statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/incidents?cursor=1").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/incidents?limit=0").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/incidents?min_severity=red").statusCode()).isEqualTo(400);
      String split = "/api/v1/incidents/" + id + "/split";
      assertThat(server.post(split, "{\"alerts\":[\"ff\"]}").body()).contains("Name some alerts");
      assertThat(server.post("/api/v1/incidents/merge", "{\"incidents\":[]}").statusCode())
          .isEqualTo(400);
      assertThat(server.post("/api/v1/incidents/merge", "{\"incidents\":[\"" + id + "\"]}").body())
          .contains("Name at least two");
    }
  }

  @Test
  void anEntityIsAPageAndACriticalOneRaisesItsIncidents() throws IOException {
    try (RunningServer server = attacked()) {
      String before = server.settled("/api/v1/incidents");
      String host = server.get("/api/v1/entities/host/web-1").body();
      assertThat(host)
          .contains("\"critical\":false", "\"sources\":[\"web-1\"]", "\"exact\":true")
          .contains("\"type\":\"account\",\"value\":\"erin\"")
          .contains("\"intelligence\":[]")
          .doesNotContain("\"hosts\":")
          .contains("\"incidents\":[\"" + one(INCIDENT, before) + "\"]");
      assertThat(server.get("/api/v1/entities/account/erin").body())
          .contains("\"hosts\":{\"named\":1,\"of\":1,\"days\":30,\"exact\":true}")
          .contains("On 1 of 1 host in 30 days. Named by");
      String criticality = "/api/v1/entities/host/web-1/criticality";
      assertThat(server.post(criticality, "{\"criticality\":\"critical\"}").statusCode())
          .isEqualTo(204);
      assertThat(server.get("/api/v1/incidents").body())
          .contains("\"severity\":\"critical\"")
          .isNotEqualTo(before);
      assertThat(server.post(criticality, "{\"criticality\":\"normal\"}").statusCode())
          .isEqualTo(204);
      assertThat(server.get("/api/v1/incidents").body()).isEqualTo(before);
      assertThat(server.post(criticality, "{\"criticality\":\"very\"}").statusCode())
          .isEqualTo(400);
      assertThat(server.get("/api/v1/entities/host/nowhere").body())
          .contains("\"alerts\":0", "\"first_seen\":null");
    }
  }

  @Test
  void anIncidentIsTakenClosedWithItsAlertsAndItsHistorySaysWhoDidThat() throws IOException {
    try (RunningServer server = attacked()) {
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      String path = "/api/v1/incidents/" + id;
      assertThat(server.get(path).body())
          .contains("\"by_hand\":false,\"status\":\"active\",\"reason\":\"\",\"assignee\":\"\"");
      assertThat(server.post(path + "/triage", "{\"assignee\":\"ann\"}").body())
          .contains("\"status\":\"in-progress\"", "\"assignee\":\"ann\"");
      assertThat(server.get("/api/v1/incidents?assignee=ann&status=in-progress").body())
          .contains(id);
      String closing =
          "{\"status\":\"resolved\",\"reason\":\"true-positive\",\"note\":\"host rebuilt\","
              + "\"alerts\":\"true\"}";
      assertThat(server.post(path + "/triage", closing).body())
          .contains("\"status\":\"resolved\"", "\"updated\":false", "\"action\":");
      String step = one(STEP, server.get(path).body());
      assertThat(server.get("/api/v1/alerts/" + step).body())
          .contains("\"closing_reason\":\"true-positive\"");
      assertThat(server.get("/api/v1/incidents?status=active,in-progress").body())
          .doesNotContain(id);
      assertThat(server.get("/api/v1/incidents?status=resolved").body()).contains(id);
      assertThat(server.get(path + "/history").body())
          .contains("incident.close", "incident.assign", "host rebuilt", "\"actor\":\"local\"");
      assertThat(server.get("/api/v1/audit").body())
          .contains("incident.close", "incident " + id, "host rebuilt, with its alerts")
          .contains("\"assignee ann\"", "resolved (true-positive); host rebuilt");
      assertThat(server.post(path + "/triage", "{\"status\":\"resolved\"}").body())
          .contains("Say why");
      assertThat(server.post(path + "/triage", "{}").statusCode()).isEqualTo(400);
      assertThat(server.post("/api/v1/incidents/none/triage", closing).statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/incidents?status=open").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aListTakesAFilterOfWhatIncidentsHave() throws IOException {
    try (RunningServer server = attacked()) {
      String all = server.settled("/api/v1/incidents");
      String path = "/api/v1/incidents?filter=";
      assertThat(server.get(path + "severity%20%3E=%20high%20and%20count%20=%203").body())
          .isEqualTo(all);
      assertThat(server.get(path + "count%20%3E%203").body()).contains("\"incidents\":[]");
      assertThat(server.get(path + "severity%20%3E=%20high&status=resolved").body())
          .contains("\"incidents\":[]");
      HttpResponse<String> foreign = server.get(path + "host%20=%20web-1");
      assertThat(foreign.statusCode()).isEqualTo(400);
      assertThat(foreign.body())
          .contains("The filter: incidents have no field host. They have assignee, count, ");
      HttpResponse<String> broken = server.get(path + "severity%20%3E=");
      assertThat(broken.statusCode()).isEqualTo(400);
      assertThat(broken.body()).contains("The filter: Column 12");
    }
  }

  @Test
  void aPreviewOfASuppressionNamesTheIncidentThatWouldLoseAStep() throws IOException {
    try (RunningServer server = attacked()) {
      String id = one(INCIDENT, server.settled("/api/v1/incidents"));
      assertThat(server.previewed("host = web-1"))
          .contains("\"losing_steps\":1,", "\"incidents\":[\"" + id + "\"]");
      assertThat(server.previewed("host = other"))
          .contains("\"losing_steps\":0,", "\"incidents\":[]");
    }
  }

  private static final String ARM = "/compat/security-center/2019-01-01/subscriptions/";
  private static final Pattern NAME = Pattern.compile("\"name\":\"([0-9a-f-]{36})\"");

  @Test
  void collectorsOfSecurityCenterListAlertsAndIncidentsDismissAndReactivateThem()
      throws IOException {
    try (RunningServer server = attacked()) {
      one(INCIDENT, server.settled("/api/v1/incidents"));
      String all = ARM + "default/providers/Microsoft.Security/alerts";
      String first = server.get(all + "?api-version=2019-01-01").body();
      assertThat(first)
          .startsWith("{\"value\":[{\"id\":\"/subscriptions/default/providers/Microsoft.Security/")
          .contains(
              "\"type\":\"Microsoft.Security/Locations/alerts\"",
              "\"state\":\"Active\"",
              "\"reportedSeverity\":\"High\"",
              "\"isIncident\":false",
              "\"nextLink\":\"http://")
          .doesNotContain("\"isIncident\":true");
      String next = first.replaceFirst("(?s).*\"nextLink\":\"http://[^/]*([^\"]*)\".*", "$1");
      String second = server.get(next).body();
      assertThat(second)
          .contains(
              "\"isIncident\":true",
              "\"alertName\":\"SecurityIncident\"",
              "In order: ",
              "\"Type\":\"security-alert\"",
              "\"HostName\":\"web-1\"")
          .doesNotContain("nextLink", "\"isIncident\":false");
      String located = ARM + "default/providers/Microsoft.Security/locations/hansho/alerts/";
      for (String name : List.of(one(NAME, first), one(NAME, second))) {
        String before = server.get(located + name).body();
        assertThat(before).contains("\"state\":\"Active\"", "\"name\":\"" + name + "\"");
        assertThat(server.post(located + name + "/Dismiss", "").statusCode()).isEqualTo(204);
        assertThat(server.get(located + name).body()).contains("\"state\":\"Dismissed\"");
        assertThat(server.get(all + "?$filter=properties/state%20eq%20'Active'").body())
            .doesNotContain(name);
        assertThat(server.post(located + name + "/reactivate", "").statusCode()).isEqualTo(204);
        assertThat(server.get(located + name + "?$select=state").body())
            .contains("\"properties\":{\"state\":\"Active\"}");
      }
      assertThat(server.get("/api/v1/audit").body())
          .contains("alert.close", "incident.close", "via the interface of Security Center");
      String member = "\"SystemAlertId\":\"" + one(NAME, first) + "\"";
      assertThat(second).contains(member);
    }
  }

  @Test
  void questionsOfCollectorsAreBoundedByFilterSubscriptionTenantAndRole() throws IOException {
    try (RunningServer server = attacked()) {
      server.settled("/api/v1/incidents");
      String all = ARM + "default/providers/Microsoft.Security/alerts?$filter=properties/";
      assertThat(server.get(all + "reportedSeverity%20eq%20'Informational'").body())
          .contains("\"value\":[]");
      assertThat(server.get(all + "isIncident%20eq%20true").body())
          .contains("\"isIncident\":true")
          .doesNotContain("\"isIncident\":false");
      assertThat(server.get(all + "reportedTimeUtc%20ge%202099-01-01T00:00:00Z").body())
          .contains("\"value\":[]");
      String both = "alertName%20eq%20'cats%20AND%20Ann''s%20dogs'%20and%20properties/isIncident";
      assertThat(server.get(all + both + "%20eq%20false").body()).contains("\"value\":[]");
      assertThat(server.get(all + both + "%20eq%20'cats%20and").body()).contains("BadRequest");
      assertThat(server.get(all + "colour%20eq%20'red'").body())
          .startsWith("{\"error\":{\"code\":\"BadRequest\",\"message\":\"$filter: ");
      String other =
          ARM + "00000000-1111-2222-3333-444444444444/providers/Microsoft.Security/alerts";
      assertThat(server.get(other).body()).startsWith("{\"value\":[],\"nextLink\"");
      assertThat(server.get(other + "?api-version=2022-01-01").statusCode()).isEqualTo(400);
      String located = ARM + "default/providers/Microsoft.Security/locations/hansho/alerts/";
      String none = located + "5a5a5a5a-5a5a-8a5a-9a5a-5a5a5a5a5a5a";
      assertThat(server.get(none).body()).contains("\"code\":\"ResourceNotFound\"");
      assertThat(server.post(none + "/Dismiss", "").statusCode()).isEqualTo(404);
      assertThat(server.post(located + "x/Delete", "").statusCode()).isEqualTo(404);
      String viewer =
          TokensTest.field(
              server.post("/api/v1/tokens", "{\"name\":\"poll\",\"roles\":[\"viewer\"]}").body(),
              "token");
      assertThat(server.withToken(viewer, "POST", none + "/Dismiss")).isEqualTo(403);
      assertThat(server.call("GET", none, "", "Authorization", "Bearer wrong-token").body())
          .contains("\"code\":\"AuthenticationFailed\"");
    }
  }
}
