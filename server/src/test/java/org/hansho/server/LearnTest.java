package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.server.health.Watching;
import org.hansho.server.history.Lesson;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tenant is taught from files of its past, and then watches. */
@Timeout(300)
class LearnTest {
  private static final long SECOND = 1_000_000_000L;

  private static final String BASELINE =
      """
      ---
      title: New host
      name: new-host
      baseline:
          type: first_seen
          rules: [read]
          group-by: [user]
          condition: {field: host}
      ---
      alert:
          title: A user came to a host for the first time
          sentence: '{user} on {host}'
          entities: [{type: account, name: user}]
          dedup: {key: [user], period: 1h}
      """;

  @TempDir private Path folder;

  private static final long START = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond() * SECOND;

  private final AtomicLong time = new AtomicLong(START);

  private static Engine engine() {
    return Workload.engine(
        List.of(Workload.file("test/new-host.yml", Workload.rule("read") + BASELINE)));
  }

  /** Ann reads on one host each half an hour of a number of days. */
  private String history(int days) {
    StringBuilder lines = new StringBuilder();
    for (long ago = Duration.ofDays(days).toSeconds(); ago > 0; ago -= 1_800) {
      lines.append(Workload.line(time.get() - ago * SECOND, "read", "ann", "desk"));
    }
    return lines.toString();
  }

  private Lesson.Learned learn(Path... files) throws IOException {
    try (Lesson lesson =
        Lesson.open(
            folder.resolve("data/tenants/default"),
            engine(),
            RunnerSettings.DEFAULT,
            List.of(files),
            ArrivalClock.of(time::get))) {
      return lesson.teach((bytes, events) -> true);
    }
  }

  private RunningServer server() throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), RunningServer.ROOM, false);
    return new RunningServer(folder, unused -> engine(), "", watching);
  }

  @Test
  void behindThirtyDaysOfHistoryABaselineAlertsAtOnceAndNamesTheDays() throws IOException {
    Path packed = folder.resolve("old.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(history(30).stripTrailing().getBytes(StandardCharsets.UTF_8));
    }
    Lesson.Learned learned = learn(packed);
    assertThat(learned.events()).isEqualTo(30 * 48);
    assertThat(learned.unread()).isEmpty();
    try (RunningServer server = server()) {
      server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "desk"));
      assertThat(server.settled("/api/v1/alerts")).contains("\"alerts\":[]");
      for (int later = 1; later < 30; later++) {
        time.addAndGet(60 * SECOND);
        server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "vault"));
      }
      String alerts = server.until("/api/v1/alerts", "ann on vault");
      assertThat(alerts).containsPattern("3\\d days");
    }
  }

  @Test
  void withoutHistoryTheSameIsNoAlert() throws IOException {
    try (RunningServer server = server()) {
      for (int later = 1; later < 30; later++) {
        time.addAndGet(60 * SECOND);
        server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "vault"));
      }
      assertThat(server.settled("/api/v1/alerts")).contains("\"alerts\":[]");
    }
  }

  @Test
  void theSameHistoryTeachesOnceAndWhatNobodyRecognisesIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("old.json"), history(2));
    Path noise = Files.writeString(folder.resolve("noise.bin"), "\u0001\u0002\u0003\n");
    assertThat(learn(file).events()).isEqualTo(96);
    Lesson.Learned again = learn(file, noise);
    assertThat(again.events()).isZero();
    assertThat(again.unread()).containsExactly(noise.toRealPath().toString());
  }

  @Test
  void aTenantThatRunsOrHasTakenRecordsIsNotTaughtWhatIsOlder() throws IOException {
    Path file = Files.writeString(folder.resolve("old.json"), history(2));
    try (RunningServer server = server()) {
      server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "desk"));
      server.until("/api/v1/sources", "\"source\":\"now\"");
      assertThatThrownBy(() -> learn(file)).hasMessageContaining("is in use by process");
    }
    assertThatThrownBy(() -> learn(file)).hasMessageContaining("has read now already");
  }

  private String taught(RunningServer server, String paths, String step) throws IOException {
    HttpResponse<String> begun = server.post("/api/v1/learn", "{\"paths\":[" + paths + "]}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return server.until("/api/v1/learn", "\"step\":\"" + step + "\"");
  }

  @Test
  void aTenantThatRunsIsTaughtAndAlertsAtOnceAndWhatItKnowsBetterStays() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), history(30));
    try (RunningServer server = server()) {
      assertThat(server.get("/api/v1/learn").body()).isEqualTo("{\"step\":\"none\"}");
      for (int minute = 0; minute < 5; minute++) {
        String bob = Workload.line(time.get(), "read", "bob", "lab");
        server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "desk") + bob);
        time.addAndGet(60 * SECOND);
      }
      String learned = taught(server, "\"" + old + "\"", "learned");
      assertThat(learned).contains("\"events\":1440,", "\"states\":1,", "\"unread\":[]");
      visit(server, 0, "vault");
      String alerts = server.until("/api/v1/alerts", "ann on vault");
      assertThat(alerts).containsPattern("3\\d days").doesNotContain("bob");

      String again = taught(server, "\"" + old + "\"", "learned");
      assertThat(again).as("what the tenant knows by now is more").contains("\"states\":0,");
      visit(server, 0, "vault");
      assertThat(server.settled("/api/v1/alerts")).doesNotContain("ann on desk");
      assertThat(server.get("/api/v1/audit").body()).contains("tenant.learn", old.toString());
      assertThat(folder.resolve("data/lesson")).doesNotExist();
    }
    try (RunningServer server = server()) {
      visit(server, 1, "safe");
      server.until("/api/v1/alerts", "ann on safe");
    }
  }

  @Test
  void whatBothTheTenantAndTheLessonHaveSeenOfAUserIsKnown() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), history(30));
    try (RunningServer server = server()) {
      for (int minute = 0; minute < 5; minute++) {
        server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", "cellar"));
        time.addAndGet(60 * SECOND);
      }
      assertThat(taught(server, "\"" + old + "\"", "learned")).contains("\"states\":1,");
      visit(server, 0, "cellar");
      visit(server, 0, "vault");
      String alerts = server.until("/api/v1/alerts", "ann on vault");
      assertThat(alerts).doesNotContain("ann on cellar", "ann on desk");
    }
  }

  @Test
  void ofALessonAllIsLearnedAlsoWhereOtherFilesEndEarlier() throws IOException {
    String ann = history(30);
    String bob = ann.replace("ann", "bob");
    String early = bob.substring(0, bob.length() / 3).replaceAll("[^\n]*$", "");
    Path whole = Files.writeString(folder.resolve("ann.json"), ann);
    Path ended = Files.writeString(folder.resolve("bob.json"), early);
    try (RunningServer server = server()) {
      server.post("/ingest/v1/now", Workload.line(time.get(), "read", "cid", "desk"));
      time.addAndGet(60 * SECOND);
      taught(server, "\"" + whole + "\",\"" + ended + "\"", "learned");
      visit(server, 0, "vault");
      String alerts = server.until("/api/v1/alerts", "ann on vault");
      String id = alerts.replaceAll("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
      assertThat(server.get("/api/v1/alerts/" + id).body()).contains("\"samples\":\"1440\"");
    }
  }

  @Test
  void aLessonThatFailsTeachesNothingAndSaysWhy() throws IOException {
    Path noise = Files.writeString(folder.resolve("noise.json.gz"), "no gzip");
    Files.createDirectories(folder.resolve("data/lesson/left/over"));
    try (RunningServer server = server()) {
      assertThat(taught(server, "\"" + noise + "\"", "failed")).contains("\"trouble\":\"");
      assertThat(folder.resolve("data/lesson")).doesNotExist();
      for (String wrong : List.of("", "\"relative\"", "\"/nowhere\"")) {
        assertThat(server.post("/api/v1/learn", "{\"paths\":[" + wrong + "]}").statusCode())
            .as(wrong)
            .isEqualTo(400);
      }
    }
  }

  private String alertsOf(String tenant, RunningServer server) throws IOException {
    return server.settled("/api/v1/alerts?tenant=" + tenant);
  }

  /** What a tenant finds that was taught and takes records, with further settings of the server. */
  private String live(Path home, String settings, String replayed) throws IOException {
    time.set(START);
    Files.createDirectories(home);
    Path old = Files.writeString(home.resolve("taught.json"), history(30));
    try (Lesson lesson =
        Lesson.open(
            home.resolve("data/tenants/default"),
            engine(),
            RunnerSettings.DEFAULT,
            List.of(old),
            ArrivalClock.of(time::get))) {
      lesson.teach((bytes, events) -> true);
    }
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), RunningServer.ROOM, false);
    try (RunningServer server = new RunningServer(home, unused -> engine(), settings, watching)) {
      for (int later = 1; later < 30; later++) {
        time.addAndGet(60 * SECOND);
        String host = later == 5 ? "vault" : "desk";
        server.post(
            "/ingest/v1/now?tenant=default", Workload.line(time.get(), "read", "ann", host));
      }
      if (!replayed.isEmpty()) {
        server.until("/api/v1/alerts?tenant=past", replayed);
        assertThat(server.get("/api/v1/sources?tenant=default").body()).doesNotContain("old=");
      }
      server.until("/api/v1/alerts?tenant=default", "ann on vault");
      return alertsOf("default", server) + server.get("/api/v1/detections?tenant=default").body();
    }
  }

  @Test
  void r111AReplayOfAMonthBesideALiveTenantHasItsOwnSpaceAndChangesNothingThere()
      throws IOException {
    Path month = Files.createDirectories(folder.resolve("month"));
    String visit =
        Workload.line(START - 900 * SECOND, "read", "ann", "cellar")
            + Workload.line(START - 300 * SECOND, "read", "ann", "desk");
    Files.writeString(month.resolve("read.log"), history(30) + visit);
    String alone = live(folder.resolve("alone"), "tenants: {default: {}, past: {}}\n", "");
    String beside =
        live(
            folder.resolve("beside"),
            "tenants: {default: {}, past: {}}\nsources: [{id: old, kind: files, tenant: past,"
                + " history: true, roots: ["
                + month
                + "]}]\n",
            "ann on cellar");
    assertThat(beside).isEqualTo(alone).contains("ann on vault").doesNotContain("cellar");
  }

  /** Ann comes to a host a number of days later, and to her desk for some minutes behind that. */
  private void visit(RunningServer server, int days, String host) throws IOException {
    time.addAndGet(Duration.ofDays(days).toNanos());
    for (int minute = 0; minute < 5; minute++) {
      String place = minute == 0 ? host : "desk";
      server.post("/ingest/v1/now", Workload.line(time.get(), "read", "ann", place));
      time.addAndGet(60 * SECOND);
    }
  }

  private static void say(RunningServer server, String alert, String body, int opinions)
      throws IOException {
    server.post("/api/v1/alerts/" + alert + "/triage", body);
    server.until("/api/v1/status", "\"opinions\":" + opinions + ",");
  }

  private static void sayOfIncident(RunningServer server, String incident, String status, int said)
      throws IOException {
    server.post("/api/v1/incidents/" + incident + "/triage", "{\"status\":\"" + status + "\"}");
    server.until("/api/v1/status", "\"opinions\":" + said + ",");
  }

  @Test
  void r608WhileAnIncidentIsWorkedOnNothingOfItIsLearnedAlsoIfNothingIsSaidOfItsAlerts()
      throws IOException {
    learn(Files.writeString(folder.resolve("old.json"), history(30)));
    try (RunningServer server = server()) {
      visit(server, 0, "vault");
      visit(server, 1, "safe");
      server.until("/api/v1/alerts", "ann on safe");
      List<String> alerts = server.alertIds();
      assertThat(alerts).hasSize(2);
      String merged =
          server
              .post(
                  "/api/v1/incidents/merge",
                  "{\"incidents\":[\"" + alerts.get(0) + "\",\"" + alerts.get(1) + "\"]}")
              .body();
      String incident = merged.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
      sayOfIncident(server, incident, "in-progress", 2);
      visit(server, 20, "vault");
      assertThat(server.alertIds()).as("what is worked on is not learned").hasSize(3);

      sayOfIncident(server, incident, "active", 4);
      visit(server, 1, "safe");
      assertThat(server.alertIds()).as("the period is over when it is left").hasSize(3);
    }
  }

  @Test
  void whatIsExpectedIsLearnedUntilThatIsTakenBackInTheAuditLogAndWhatIsWorkedOnIsNot()
      throws IOException {
    learn(Files.writeString(folder.resolve("old.json"), history(30)));
    try (RunningServer server = server()) {
      visit(server, 0, "vault");
      server.until("/api/v1/alerts", "ann on vault");
      String alert = server.alertIds().get(0);
      String expected = "{\"status\":\"dismissed\",\"reason\":\"benign-expected\"}";
      say(server, alert, expected, 1);
      visit(server, 1, "vault");
      assertThat(server.alertIds()).as("what is expected is known").hasSize(1);

      say(server, alert, "{\"status\":\"active\"}", 2);
      visit(server, 1, "vault");
      assertThat(server.alertIds()).as("what was taken back is unknown again").hasSize(2);

      say(server, alert, "{\"status\":\"in-progress\"}", 3);
      visit(server, 20, "vault");
      assertThat(server.alertIds()).as("what is worked on is not learned").hasSize(3);
      assertThat(server.get("/api/v1/audit").body())
          .contains("alert.begin", "alert.close", "benign-expected", "alert.reopen", alert)
          .contains("\"actor\":\"local\"");
    }
  }
}
