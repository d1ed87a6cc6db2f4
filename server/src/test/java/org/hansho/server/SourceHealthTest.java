package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.folder.DataFolder;
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
  private String settings = "";
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), unused -> room, false);
    server = new RunningServer(folder, unused -> Workload.engine(), settings, watching);
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
    await("/api/v1/sources", "\"" + source + "\",[^}]*\"last_arrival\":\"" + arrival + "\"");
  }

  /** Asks until an answer holds what a pattern says. */
  private void await(String path, String pattern) throws IOException {
    Pattern held = Pattern.compile(pattern);
    while (!held.matcher(server.get(path).body()).find()) {
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
    sendEvery(Duration.ofMinutes(20), Duration.ofHours(27), "web-1");
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"heard\"");
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    pass(Duration.ofMinutes(39));
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");

    pass(Duration.ofMinutes(2));

    String silent = server.get(ALERTS).body();
    assertThat(silent)
        .contains("\"detection\":\"health/source-silent\"", "\"revision\":1")
        .contains("Log source has fallen silent", "ログ ソースからの受信が途絶")
        .contains("web-1 was last heard at 2026-11-03 02:40:00 UTC");
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"silent\"");

    restart();
    server.lookAtHealth();
    pass(Duration.ofHours(2));
    assertThat(server.get(ALERTS).body()).isEqualTo(silent);

    send("web-1");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("\"revision\":2", "and is heard again", "その後再開しました");
    assertThat(server.get(ALERTS).body().split("health/source-silent", -1)).hasSize(2);
  }

  @Test
  void r108H901NeitherHanshosOwnDowntimeNorASuspendedMachineIsASilence() throws IOException {
    for (int sent = 0; sent < 27 * 3; sent++) {
      for (String source : List.of("a", "b")) {
        send(source);
      }
      pass(Duration.ofMinutes(20));
    }
    time.addAndGet(Duration.ofHours(5).toNanos());
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    stop();
    time.addAndGet(Duration.ofDays(2).toNanos());
    start();
    pass(Duration.ofMinutes(50));
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    send("a");
    pass(Duration.ofMinutes(15));
    assertThat(server.get(ALERTS).body())
        .contains("b was last heard")
        .doesNotContain("a was last heard");
  }

  /** A packet of NetFlow v5 with one flow. */
  private byte[] packet(int sequence) {
    ByteBuffer packet = ByteBuffer.allocate(72);
    packet.putShort((short) 5).putShort((short) 1).putInt(3_600_000);
    packet.putInt((int) (time.get() / SECOND)).putInt(0).putInt(sequence).putInt(0);
    packet.put(new byte[] {(byte) 192, 0, 2, 1, (byte) 198, 51, 100, 7, 0, 0, 0, 0, 0, 1, 0, 2});
    packet.putInt(3).putInt(400).putInt(3_590_000).putInt(3_599_000);
    packet
        .putShort((short) 40_000)
        .putShort((short) 443)
        .put((byte) 0)
        .put((byte) 16)
        .put((byte) 6);
    return packet.array();
  }

  private void export(int sequence, int events) throws IOException {
    server.post("/ingest/v1/router", BodyPublishers.ofByteArray(packet(sequence)));
    server.until("/api/v1/sources", "\"events\":" + events + ",");
    server.lookAtHealth();
  }

  @Test
  void h902HoleInTheNumbersOfPacketsIsAnAlertWithTheExactRange() throws IOException {
    export(100, 1);
    export(101, 2);
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    export(106, 3);
    assertThat(server.get(ALERTS).body())
        .contains("health/records-missing", "4 records of router are missing: 102-105");
    assertThat(server.get("/api/v1/sources").body()).contains("\"missing\":4");
    pass(Duration.ofMinutes(1));
    export(110, 4);
    assertThat(server.get(ALERTS).body())
        .contains("7 records of router are missing: 107-109", "\"revision\":2");
    pass(Duration.ofMinutes(61));
    assertThat(server.get(ALERTS).body())
        .contains("7 records of router were missing: 107-109", "\"revision\":3");
    assertThat(server.get(ALERTS).body().split("health/records-missing", -1)).hasSize(2);
  }

  @Test
  void h902HoleInTheSerialNumbersOfAuditRecordsIsAnAlertWithTheExactRange() throws IOException {
    audit(1, 900);
    server.until("/api/v1/sources", "\"events\":900,");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    audit(913, 1_000);
    server.until("/api/v1/sources", "\"missing\":12");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("health/records-missing", "12 records of node-1 are missing: 901-912");
  }

  private void audit(int from, int to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int serial = from; serial <= to; serial++) {
      lines.append(
          "type=USER_LOGIN msg=audit(%d.000:%d): pid=9 uid=0 auid=1000 ses=1 msg='op=login acct=\"ann\" exe=\"/usr/sbin/sshd\" hostname=? addr=192.0.2.1 terminal=ssh res=success'%n"
              .formatted(time.get() / SECOND, serial));
    }
    assertThat(server.post("/ingest/v1/node-1", lines.toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void h901SourceThatMayBeSilentIsNoAlert() throws IOException {
    settings = "sources: [{id: quiet, kind: http, silence: false}]\n";
    restart();
    for (int sent = 0; sent < 27 * 3; sent++) {
      send("quiet");
      send("loud");
      pass(Duration.ofMinutes(20));
    }
    pass(Duration.ofHours(2));
    assertThat(server.get(ALERTS).body())
        .contains("loud was last heard")
        .doesNotContain("quiet was last heard");
  }

  @Test
  void h901PlannedTimesKeepASilenceFromBeingAnAlertAndAreShown() throws IOException {
    settings = "sources: [{id: web-1, kind: http}]\n";
    restart();
    sendEvery(Duration.ofMinutes(20), Duration.ofHours(27), "web-1");
    Path file = folder.resolve("hansho.yml");
    String planned =
        "kind: http, planned: ['tue 02:50-05:00', '2026-11-03T05:00Z/2026-11-03T06:00Z']";
    Files.writeString(file, Files.readString(file).replace("kind: http", planned));
    assertThat(server.post("/api/v1/reload", "").statusCode()).isEqualTo(200);
    pass(Duration.ofHours(3).minusSeconds(15));
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"planned\"");
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    pass(Duration.ofMinutes(39));
    assertThat(server.get("/api/v1/sources").body()).contains("\"pulse\":\"heard\"");
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    pass(Duration.ofMinutes(22));
    assertThat(server.get(ALERTS).body()).contains("health/source-silent");
  }

  @Test
  void h903SumOfCountersThatDoesNotHoldIsAnAlertUntilItHolds() throws IOException {
    send("web-1");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    stop();
    commitCounter("events.late", 0, 7);
    start();
    send("web-1");
    lookUntil("health/records-unaccounted");
    assertThat(server.get(ALERTS).body())
        .contains("health/records-unaccounted", "\"severity\":\"high\"", "events.late 7")
        .contains("カウンターが不整合", "\"revision\":1");
    stop();
    commitCounter("events.late", 7, 0);
    start();
    send("web-1");
    lookUntil("It holds again");
    assertThat(server.get(ALERTS).body()).contains("It holds again", "\"revision\":2");
  }

  /** Looks at the health until the alerts say something. */
  private void lookUntil(String text) throws IOException {
    while (!server.get(ALERTS).body().contains(text)) {
      LockSupport.parkNanos(1_000_000);
      server.lookAtHealth();
    }
  }

  /** Changes a counter of the tenant that is stopped, as a fault would. */
  private void commitCounter(String name, long before, long after) throws IOException {
    try (DataFolder data = DataFolder.open(folder.resolve("data/tenants/default"));
        EpochStore store = EpochStore.open(data.database(), data.work())) {
      Committed committed = store.load(chunk -> {});
      Map<String, Long> counters = new TreeMap<>(committed.counters());
      assertThat(counters.getOrDefault(name, 0L)).isEqualTo(before);
      counters.put(name, after);
      store.commit(
          new Epoch(
              committed.epoch() + 1,
              Map.of(),
              List.of(),
              List.of(),
              counters,
              List.of(),
              List.of(),
              List.of()));
    }
  }

  @Test
  void aSourceMayHaveALatenessOfItsOwn() throws IOException {
    settings = "sources: [{id: slow, kind: http, lateness: 10m}]\n";
    restart();
    for (String source : List.of("slow", "usual")) {
      send(source);
      time.addAndGet(60 * SECOND);
      String lines =
          Workload.line(time.get(), "act", "ann", "h1")
              + Workload.line(time.get() - 360 * SECOND, "act", "ann", "h1");
      assertThat(server.post("/ingest/v1/" + source, lines).statusCode()).isEqualTo(200);
      await("/api/v1/sources", source + "\",[^}]*\"events\":3,");
    }
    assertThat(server.get("/api/v1/sources").body())
        .containsPattern("\"slow\",[^}]*\"late\":0,")
        .containsPattern("\"usual\",[^}]*\"late\":1,");
  }

  @Test
  void aStuckExportThatIsNoMoreInTheSettingsIsNoAlertAnyMore() throws IOException {
    settings =
        "exports: {hook: {kind: webhook, allow_private: true, format: ocsf, time: 1s, url:"
            + " 'http://127.0.0.1:1/'}}\n";
    restart();
    room = new Watching.Room(100L << 20, 1L << 40);
    server.lookAtHealth();
    await("/api/v1/exports", "\"trouble\":\"[^\"]");
    pass(Duration.ofMinutes(6));
    assertThat(server.get(ALERTS).body()).contains("health/export-stuck");
    settings = "";
    restart();
    server.lookAtHealth();
    assertThat(server.get("/metrics").body()).containsPattern("hansho_health_alerts_open\\S* 1");
  }

  @Test
  void anExportThatIsStuckIsAnAlertUntilNothingWaits() throws IOException {
    AtomicInteger status = new AtomicInteger(503);
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    hook.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          call.sendResponseHeaders(status.get(), -1);
          call.close();
        });
    hook.start();
    settings =
        "exports: {hook: {kind: webhook, allow_private: true, format: ocsf, url: 'http://127.0.0.1:"
            + hook.getAddress().getPort()
            + "/'}}\n";
    restart();
    room = new Watching.Room(100L << 20, 1L << 40);
    server.lookAtHealth();
    server.until("/api/v1/exports", "it answered 503");
    pass(Duration.ofMinutes(4));
    assertThat(server.get(ALERTS).body()).doesNotContain("health/export-stuck");
    pass(Duration.ofMinutes(2));
    assertThat(server.get(ALERTS).body())
        .contains("health/export-stuck", "hook has not taken anything since 2026-11-02 00:00")
        .contains("エクスポートが停滞", "it answered 503");
    status.set(200);
    restart();
    server.until("/api/v1/exports", "\"waiting\":0");
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("and works again");
    hook.stop(0);
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

  @Test
  void h905FieldsThatVanishFromTheRecordsOfASourceAreAnAlertUntilTheyAreBack() throws IOException {
    for (int sample = 1; sample <= 22; sample++) {
      sendRecords(0, sample);
    }
    time.addAndGet(Duration.ofHours(25).toNanos());
    sendRecords(0, 23);
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    restart();
    server.lookAtHealth();

    sendRecords(50, 1);
    sendRecords(50, 2);

    assertThat(server.get(ALERTS).body())
        .contains("health/fields-vanished", "\"revision\":1")
        .contains("2 % of the latest records of app lack fields that were always there: user")
        .contains("Blind: no detection", "ソースのフィールドが消失");
    restart();
    server.lookAtHealth();
    sendRecords(0, 1);
    sendRecords(0, 2);
    assertThat(server.get(ALERTS).body()).contains("They are back", "\"revision\":2");
  }

  /**
   * Sends as many records as make a sample of fields.
   *
   * @param lackingEach every how many records one has no user; 0 for none. Of records that arrive
   *     together every sixteenth is looked at
   * @param sample which sample of this process it is
   */
  private void sendRecords(int lackingEach, int sample) throws IOException {
    time.addAndGet(SECOND);
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < 4_000; n++) {
      boolean lacks = lackingEach > 0 && n / 16 % lackingEach == 10;
      lines
          .append("{\"time\":\"")
          .append(Instant.ofEpochSecond(0, time.get()))
          .append("\",\"kind\":\"read\",\"host\":\"web-1\"")
          .append(lacks ? "" : ",\"user\":\"ann\"")
          .append("}\n");
    }
    assertThat(server.post("/ingest/v1/app", lines.toString()).statusCode()).isEqualTo(200);
    await("/api/v1/sources", "\"app\",[^}]*\"events\":" + 4_000 * sample + ",");
    server.lookAtHealth();
  }

  @Test
  void s810AThousandWrongSignInsAreAnAlertUntilTheyEnd() throws IOException {
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body()).contains("\"alerts\":[]");
    for (int wrong = 0; wrong < 1_000; wrong++) {
      String body = "{\"name\":\"user" + wrong + "\",\"password\":\"guess" + wrong + "\"}";
      assertThat(server.call("POST", "/api/v1/sign-in", body).statusCode()).isIn(401, 429);
    }
    server.lookAtHealth();
    assertThat(server.get(ALERTS).body())
        .contains("health/sign-ins-failed", "1000 sign-ins with a wrong name or password")
        .contains("Hansho へのサインインの失敗が多発")
        .doesNotContain("guess");
    pass(Duration.ofMinutes(25));
    assertThat(server.get(ALERTS).body()).contains("They ended before", "\"revision\":2");
  }
}
