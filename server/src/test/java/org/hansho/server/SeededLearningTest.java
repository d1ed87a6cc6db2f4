package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.server.health.Watching;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R608: an attacker is there from the first day, while the shipped detections still learn. */
@Timeout(300)
class SeededLearningTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String OWNER = "00000000-0000-0000-0000-000000000001";
  private static final String INTRUDER = "00000000-0000-0000-0000-000000000007";
  private static final String NEW_PROGRAM = "curl/8.5.0";

  private static Engine engine;

  @TempDir private Path folder;

  private final AtomicLong time = new AtomicLong(START.getEpochSecond() * 1_000_000_000L);

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private Instant now() {
    return Instant.ofEpochSecond(0, time.get());
  }

  private void pass(Duration some) {
    time.addAndGet(some.toNanos());
  }

  private static void push(RunningServer server, String source, String lines) throws IOException {
    assertThat(server.post("/ingest/v1/" + source, lines).statusCode()).isEqualTo(200);
  }

  private String read(String user, String program) {
    return StorageRecord.of(now(), "GetBlob", user, program, "/orders/a.csv");
  }

  /** The owner's program goes on for some minutes, so that what came before is judged. */
  private void goOn(RunningServer server) throws IOException {
    for (int minute = 0; minute < 4; minute++) {
      pass(Duration.ofMinutes(1));
      push(server, "storage", read(OWNER, StorageRecord.USUAL));
    }
  }

  private void days(RunningServer server, int days, boolean withIntruder) throws IOException {
    for (int part = 0; part < days * 8; part++) {
      push(server, "storage", read(OWNER, StorageRecord.USUAL));
      if (withIntruder && part % 8 == 3) {
        push(server, "storage", read(INTRUDER, StorageRecord.OTHER));
      }
      pass(Duration.ofHours(3));
    }
  }

  /** The intruder looks into who may do what. */
  private void inspect(RunningServer server) throws IOException {
    for (int container = 0; container < 4; container++) {
      String path = "/box-" + container;
      push(
          server,
          "storage",
          StorageRecord.of(now(), "GetContainerACL", INTRUDER, StorageRecord.OTHER, path));
      pass(Duration.ofSeconds(20));
    }
    goOn(server);
  }

  private void guess(RunningServer server) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int attempt = 0; attempt < 80; attempt++) {
      lines.append(
          String.format(
              Locale.ROOT,
              "{\"ts\": %d.5, \"uid\": \"C%d\", \"id.orig_h\": \"203.0.113.7\", \"id.orig_p\":"
                  + " %d, \"id.resp_h\": \"192.0.2.12\", \"id.resp_p\": 22, \"proto\": \"tcp\","
                  + " \"service\": \"ssh\", \"duration\": 2.5, \"orig_bytes\": 900,"
                  + " \"resp_bytes\": 2100, \"conn_state\": \"SF\", \"local_orig\": false,"
                  + " \"local_resp\": true, \"missed_bytes\": 0, \"history\": \"ShADadFf\","
                  + " \"orig_pkts\": 13, \"orig_ip_bytes\": 1600, \"resp_pkts\": 11,"
                  + " \"resp_ip_bytes\": 2600}%n",
              now().getEpochSecond(),
              attempt,
              50_000 + attempt));
      pass(Duration.ofSeconds(20));
    }
    push(server, "conn", lines.toString());
  }

  private static String alerts(String detection) {
    String filter = URLEncoder.encode("detection = " + detection, StandardCharsets.UTF_8);
    return "/api/v1/alerts?filter=" + filter;
  }

  private void tryProgram(RunningServer server) throws IOException {
    push(server, "storage", read(INTRUDER, NEW_PROGRAM));
    goOn(server);
  }

  private static void say(RunningServer server, String alert, String body, int opinions)
      throws IOException {
    server.post("/api/v1/alerts/" + alert + "/triage", body);
    server.until("/api/v1/status", "\"opinions\":" + opinions + ",");
  }

  @Test
  void r608WhoIsThereWhileDetectionsLearnMeetsFloorsAndIsToldApartAndCanBeUnlearned()
      throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), RunningServer.ROOM, false);
    try (RunningServer server = new RunningServer(folder, unused -> engine, "", watching)) {
      days(server, 3, true);
      inspect(server);
      guess(server);
      assertThat(server.until(alerts("network/incoming-ssh"), "203.0.113.7"))
          .as("numbers that hold without history alert while it learns")
          .contains("short SSH connections");
      days(server, 13, true);
      assertThat(server.settled(alerts("storage/access-inspection"))).contains("\"alerts\":[]");

      inspect(server);
      assertThat(server.until(alerts("storage/access-inspection"), INTRUDER))
          .as("what was done on one day of the learning time only may have been sown")
          .contains("was seen here on 2026-03-05, while this was learned", "may have been sown")
          .doesNotContain("was not seen here");

      push(server, "storage", read(INTRUDER, StorageRecord.OTHER));
      goOn(server);
      tryProgram(server);
      String alert = server.until(alerts("storage/unusual-application"), "curl");
      assertThat(alert)
          .as("what is known was made up by two programs, since the first day")
          .contains("Other applications known there: 2", "since 2026-03-02")
          .doesNotContain("with rclone");
      String id = TokensTest.field(alert, "id");

      say(server, id, "{\"status\":\"dismissed\",\"reason\":\"benign-expected\"}", 1);
      pass(DAY.multipliedBy(8));
      tryProgram(server);
      String all = alerts("storage/unusual-application") + "&status=active,dismissed";
      assertThat(server.settled(all)).containsOnlyOnce("\"detection\":\"storage/unusual-appl");
      say(server, id, "{\"status\":\"active\"}", 2);
      pass(DAY);
      tryProgram(server);
      assertThat(server.settled(all).split("\"detection\":\"storage/unusual-application\"", -1))
          .as("what somebody called expected is unlearned")
          .hasSize(3);
      assertThat(server.get("/api/v1/audit").body())
          .contains("alert.close", "benign-expected", "alert.reopen", id);
    }
  }
}
