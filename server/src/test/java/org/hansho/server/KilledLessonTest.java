package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.local.crash.CrashPoint;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server that is killed in the middle of a lesson or of a back-test: all of it is learned or
 * nothing, nothing counts twice, and nothing stays behind in the folder.
 */
@Timeout(200)
class KilledLessonTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int USERS = 12;
  private static final int DAYS = 30;

  /** Records of each user in the lesson, and of those that came before it. */
  private static final int LESSON = DAYS * 48;

  /** Detection does not wait long for what may come late. */
  private static final String TIME = "time: {lateness: 1s, idle: 1s}\n";

  private static final int LIVE = 5;
  private static final int KILLS = Integer.getInteger("hansho.kills", 20) / 5;
  private static final Pattern RAISED = Pattern.compile("(u\\d+) on vault after (\\d+)");

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable KilledServer server;
  private long now;

  private void start(String dies) throws IOException {
    KilledServer started = KilledServer.start(folder, TIME, dies);
    server = started;
    started.untilReady();
  }

  private KilledServer server() {
    return Objects.requireNonNull(server);
  }

  @AfterEach
  void stop() {
    server().kill();
  }

  private HttpResponse<String> send(String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path))
            .header("Authorization", "Bearer " + LocalKey.read(folder.resolve("data")));
    try {
      return client.send(
          (body.isEmpty() ? request : request.POST(BodyPublishers.ofString(body))).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private String until(String path, String text) throws IOException {
    String answer = send(path, "").body();
    while (!answer.contains(text)) {
      LockSupport.parkNanos(20_000_000);
      answer = send(path, "").body();
    }
    return answer;
  }

  /** Each user reads on one host each half an hour of some days before today. */
  private String lesson() throws IOException {
    Instant today = Instant.ofEpochSecond(now / SECOND);
    long end = now - Duration.ofHours(1).toNanos();
    List<String> files = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      StringBuilder lines = new StringBuilder();
      for (int record = LESSON; record > 0; record--) {
        lines.append(Workload.line(end - record * 1_800L * SECOND, "read", "u" + user, "desk"));
      }
      Path file = folder.resolve("u" + user + "-" + today.getEpochSecond() + ".log");
      files.add("\"" + Files.writeString(file, lines) + "\"");
    }
    return "{\"paths\":[" + String.join(",", files) + "]}";
  }

  private static String visits(long time, String host) {
    StringBuilder lines = new StringBuilder();
    for (int user = 0; user < USERS; user++) {
      lines.append(Workload.line(time, "read", "u" + user, host));
    }
    return lines.toString();
  }

  /** What each user has done before the lesson. */
  private void live() throws IOException {
    now = Instant.now().getEpochSecond() * SECOND;
    for (int visit = 0; visit < LIVE; visit++) {
      String lines = visits(now - (LIVE - visit) * SECOND, "desk");
      assertThat(send("/ingest/v1/now", lines).statusCode()).isEqualTo(200);
    }
    until("/api/v1/status", "\"events.read\":" + LIVE * USERS);
  }

  /** Which users raise an alert at a new host now, each with how many records are known of it. */
  private Set<String> raisedAtANewHost() throws IOException {
    long time = Instant.now().getEpochSecond() * SECOND;
    send("/ingest/v1/now", visits(time, "vault"));
    Set<String> raised = new TreeSet<>();
    while (raised.size() < USERS) {
      LockSupport.parkNanos(50_000_000);
      Matcher one = RAISED.matcher(send("/api/v1/alerts?limit=1000", "").body());
      while (one.find()) {
        raised.add(one.group(1) + " " + one.group(2));
      }
    }
    return raised;
  }

  private static Set<String> all(int known) {
    return Stream.iterate(0, user -> user + 1)
        .limit(USERS)
        .map(user -> "u" + user + " " + known)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lesson.begun, false",
    "lesson.reading, false",
    "lesson.read, false",
    "lesson.joined, false",
    "lesson.taken-over, true"
  })
  void aServerThatDiesInALessonHasLearnedAllOfItOrNothing(String dies, boolean learned)
      throws Exception {
    start(dies);
    live();
    String lesson = lesson();
    try {
      assertThat(send("/api/v1/learn", lesson).statusCode()).isEqualTo(202);
    } catch (IOException died) {
      // It may be gone before it has answered.
    }
    assertThat(server().untilDead()).isEqualTo(CrashPoint.EXIT_CODE);
    start("");
    assertThat(files()).doesNotContain("lesson");
    assertThat(send("/api/v1/learn", "").body()).isEqualTo("{\"step\":\"none\"}");

    assertThat(send("/api/v1/learn", lesson).statusCode()).isEqualTo(202);
    assertThat(until("/api/v1/learn", "\"step\":\"learned\""))
        .contains("\"states\":" + (learned ? 0 : USERS) + ",");
    assertThat(raisedAtANewHost()).isEqualTo(all(LESSON + LIVE));
    assertThat(files()).doesNotContain("lesson");
  }

  @Test
  void killsAtRandomMomentsOfALessonLeaveAllOfItOrNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(23);
    start("");
    live();
    String lesson = lesson();
    for (int kill = 0; kill < KILLS; kill++) {
      assertThat(send("/api/v1/learn", lesson).statusCode()).isEqualTo(202);
      LockSupport.parkNanos(random.nextLong(2_000_000_000L));
      server().kill();
      start("");
      assertThat(files()).doesNotContain("lesson");
    }
    assertThat(send("/api/v1/learn", lesson).statusCode()).isEqualTo(202);
    assertThat(until("/api/v1/learn", "\"step\":\"learned\""))
        .containsPattern("\"states\":(0|" + USERS + "),");
    assertThat(raisedAtANewHost()).isEqualTo(all(LESSON + LIVE));
  }

  @Test
  void aKillInABackTestLeavesAlertsCountersAndFolderAsTheyWere() throws Exception {
    start("");
    live();
    String many = visits(now, "desk").replace("read", "act").repeat(2_000);
    assertThat(send("/ingest/v1/now", many).statusCode()).isEqualTo(200);
    until("/api/v1/status", "\"events.read\":" + (LIVE + 2_000) * USERS);
    Set<String> files = files();
    files.add("audit-head"); // Somebody who asks for a back-test stands in the audit log.
    String alerts = until("/api/v1/alerts", "u0");
    for (int kill = 0; kill < KILLS; kill++) {
      String wanted = "{\"detection\":\"k/act\"}";
      assertThat(send("/api/v1/detections/backtest", wanted).statusCode()).isEqualTo(202);
      until("/api/v1/detections/backtest", "\"state\":");
      server().kill();
      start("");
      assertThat(send("/api/v1/detections/backtest", "").body()).contains("\"state\":\"none\"");
      assertThat(send("/api/v1/alerts", "").body()).isEqualTo(alerts);
      assertThat(files()).isEqualTo(files);
      until("/api/v1/status", "\"events.read\":" + (LIVE + 2_000) * USERS);
    }
  }
}
