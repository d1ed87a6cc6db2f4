package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.health.Watching;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources fall silent, in a time of its own: from records over HTTP to alerts in the list. */
@Timeout(300)
class SourceHealthTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String ALERTS = "/api/v1/alerts?section=health";

  @TempDir private Path folder;

  private final AtomicLong time =
      new AtomicLong(Instant.parse("2026-11-02T00:00:00Z").getEpochSecond() * SECOND);
  private Watching.Room room = new Watching.Room(1L << 40, 1L << 41);
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), unused -> room, false);
    server = new RunningServer(folder, unused -> Workload.engine(), "", watching);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private void send(String source) throws IOException {
    String line = "{\"kind\":\"act\",\"user\":\"ann\",\"at\":" + time.get() + "}\n";
    assertThat(server.post("/ingest/v1/" + source, line).statusCode()).isEqualTo(200);
    String arrival = Instant.ofEpochSecond(time.get() / SECOND).toString();
    Pattern heard =
        Pattern.compile("\"source\":\"" + source + "\",[^}]*\"last_arrival\":\"" + arrival + "\"");
    while (!heard.matcher(server.get("/api/v1/sources").body()).find()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void pass(Duration duration) {
    for (long left = duration.toSeconds(); left > 0; left -= 15) {
      time.addAndGet(15 * SECOND);
      server.lookAtHealth();
    }
  }

  private void sendEvery(Duration pause, Duration in, String source) throws IOException {
    for (long left = in.toSeconds(); left > 0; left -= pause.toSeconds()) {
      send(source);
      pass(pause);
    }
  }

  @Test
  void h901SourceWithALearnedRhythmThatFallsSilentIsAnAlertUntilItIsHeardAgain()
      throws IOException {
    sendEvery(Duration.ofMinutes(10), Duration.ofHours(27), "web-1");
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"heard\"");
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    pass(Duration.ofMinutes(19));
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");

    pass(Duration.ofMinutes(2));

    String told = server.get(ALERTS).body();
    assertThat(told)
        .contains("\"detection\":\"health/source-silent\"", "\"revision\":1")
        .contains("Log source has fallen silent", "ログ ソースからの受信が途絶")
        .contains("web-1 was last heard at 2026-11-03 02:50:00 UTC");
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"silent\"");

    restart();
    server.lookAtHealth();
    pass(Duration.ofHours(2));
    assertThat(server.get(ALERTS).body()).isEqualTo(told);

    send("web-1");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("\"revision\":2", "and is heard again", "その後再開しました");
    assertThat(server.get(ALERTS).body().split("health/source-silent", -1)).hasSize(2);
  }

  @Test
  void h901NeitherHanshosOwnDowntimeNorASuspendedMachineIsASilence() throws IOException {
    for (int sent = 0; sent < 27 * 6; sent++) {
      for (String source : List.of("a", "b")) {
        send(source);
      }
      pass(Duration.ofMinutes(10));
    }
    time.addAndGet(Duration.ofHours(5).toNanos());
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    stop();
    time.addAndGet(Duration.ofDays(2).toNanos());
    start();
    pass(Duration.ofMinutes(25));
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    send("a");
    pass(Duration.ofMinutes(10));
    assertThat(server.get(ALERTS).body())
        .contains("b was last heard")
        .doesNotContain("a was last heard");
  }

  @Test
  void diskNearlyFullIsAnAlertUntilThereIsRoomAgain() throws IOException {
    room = new Watching.Room(100L << 20, 1L << 40);
    server.lookAtHealth();
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("health/disk-nearly-full", "100 MiB", "\"severity\":\"high\"", "\"revision\":1");
    room = new Watching.Room(1L << 39, 1L << 40);
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("\"revision\":2", "was nearly full from 2026-11-02 00:00:00 UTC");
  }
}
