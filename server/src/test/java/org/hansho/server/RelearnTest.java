package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.server.health.Watching;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a detection has learned is forgotten when somebody says so, and everybody can see that. */
@Timeout(300)
class RelearnTest {
  private static final String ROUTE = "/api/v1/detections/relearn";
  private static final String APPLICATION = "storage/unusual-application";
  private static final String INSPECTION = "storage/access-inspection";
  private static final String OWNER = "00000000-0000-0000-0000-000000000001";
  private static final String INTRUDER = "00000000-0000-0000-0000-000000000007";

  private static Engine engine;

  @TempDir private Path folder;

  private final AtomicLong time =
      new AtomicLong(Instant.parse("2026-03-02T08:00:00Z").getEpochSecond() * 1_000_000_000L);

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private RunningServer start(Path in) throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(time::get), RunningServer.ROOM, false);
    return new RunningServer(in, unused -> engine, "", watching);
  }

  private void pass(Duration some) {
    time.addAndGet(some.toNanos());
  }

  private void push(
      RunningServer server, String operation, String user, String program, String path)
      throws IOException {
    String line =
        StorageRecord.of(Instant.ofEpochSecond(0, time.get()), operation, user, program, path);
    assertThat(server.post("/ingest/v1/storage", line).statusCode()).isEqualTo(200);
  }

  private void usual(RunningServer server) throws IOException {
    push(server, "GetBlob", OWNER, StorageRecord.USUAL, "/orders/a.csv");
  }

  /** The owner's program goes on for some minutes, so that what came before is judged. */
  private void goOn(RunningServer server) throws IOException {
    for (int minute = 0; minute < 4; minute++) {
      pass(Duration.ofMinutes(1));
      usual(server);
    }
  }

  private void days(RunningServer server, int days) throws IOException {
    for (int part = 0; part < days * 8; part++) {
      usual(server);
      pass(Duration.ofHours(3));
    }
    goOn(server);
  }

  private void tryProgram(RunningServer server, String program) throws IOException {
    push(server, "GetBlob", INTRUDER, program, "/orders/a.csv");
    goOn(server);
  }

  private void inspect(RunningServer server) throws IOException {
    for (int container = 0; container < 4; container++) {
      push(server, "GetContainerACL", INTRUDER, StorageRecord.OTHER, "/box-" + container);
      pass(Duration.ofSeconds(20));
    }
    goOn(server);
  }

  private static String alerts(String filter) {
    return "/api/v1/alerts?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static String of(String all, String detection) {
    int from = all.indexOf("\"id\":\"" + detection + "\"");
    int to = all.indexOf("\"id\":", from + 1);
    return all.substring(from, to < 0 ? all.length() : to);
  }

  /** What is said of a detection, once that is in it. */
  private static String until(RunningServer server, String detection, String text)
      throws IOException {
    String said = of(server.get("/api/v1/detections").body(), detection);
    while (!said.contains(text)) {
      LockSupport.parkNanos(20_000_000);
      said = of(server.get("/api/v1/detections").body(), detection);
    }
    return said;
  }

  private static HttpResponse<String> relearn(RunningServer server, String detection, String reason)
      throws IOException {
    return server.post(
        ROUTE, "{\"detection\":\"" + detection + "\",\"reason\":\"" + reason + "\"}");
  }

  /** The server as it would be found if it was killed now. */
  private Path killed() throws IOException {
    Path copy = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-killed"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(folder.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return copy;
  }

  @Test
  void r608WhatWasLearnedIsForgottenByWhoeverSaysWhyAndStaysForgottenBehindAKill()
      throws IOException {
    Path killed;
    try (RunningServer server = start(folder)) {
      days(server, 16);
      tryProgram(server, "rclone/v1.65.2");
      server.until(alerts("detection = " + APPLICATION), "rclone");
      assertThat(until(server, APPLICATION, "\"state\":\"armed\"")).doesNotContain("relearned");

      assertThat(relearn(server, APPLICATION, "An intruder was there while it learned.").body())
          .contains("\"detection\":\"" + APPLICATION + "\"", "\"author\":\"local\"")
          .doesNotContain("\"states\":0,");
      String all = server.get("/api/v1/detections").body();
      assertThat(of(all, APPLICATION))
          .contains("\"state\":\"learning\"", "\"learned_percent\":0")
          .contains("\"relearned\":{", "An intruder was there while it learned.");
      assertThat(of(all, INSPECTION)).contains("\"state\":\"armed\"").doesNotContain("relearned");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"detection.relearn\"", "An intruder was there while it learned.");
      server.lookAtHealth();
      assertThat(server.until(alerts("section = health"), "health/learning-reset"))
          .contains(APPLICATION, "defense-evasion", "An intruder was there while it learned.");
      killed = killed();
    }
    try (RunningServer server = start(killed)) {
      tryProgram(server, "curl/8.5.0");
      inspect(server);
      assertThat(server.until(alerts("detection = " + INSPECTION), INTRUDER))
          .as("another detection of the same records knows what it knew")
          .contains("\"detection\":\"" + INSPECTION + "\"");
      assertThat(server.settled(alerts("detection = " + APPLICATION)))
          .as("a detection that learns anew says nothing of what is new")
          .doesNotContain("curl");
      assertThat(of(server.get("/api/v1/detections").body(), APPLICATION))
          .contains("\"state\":\"learning\"", "An intruder was there while it learned.");

      days(server, 16);
      tryProgram(server, "wget/1.21");
      assertThat(server.until(alerts("detection = " + APPLICATION), "wget"))
          .as("it has learned again, from its first record behind that")
          .contains("since 2026-03-18");
      until(server, APPLICATION, "\"state\":\"armed\"");
      server.lookAtHealth();
      server.until(alerts("section = health"), "It has learned again");
    }
  }

  @Test
  void aResetNeedsAReasonAndADetectionThatLearns() throws IOException {
    try (RunningServer server = start(folder)) {
      HttpResponse<String> unsaid = relearn(server, APPLICATION, " ");
      assertThat(unsaid.statusCode()).isEqualTo(400);
      assertThat(unsaid.body()).contains("say why");
      HttpResponse<String> unknown = relearn(server, "storage/unusual-aplication", "x");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("did you mean 'storage/unusual-application'?");
      HttpResponse<String> simple = relearn(server, "linux/crypto-mining-process", "x");
      assertThat(simple.statusCode()).isEqualTo(409);
      assertThat(simple.body()).contains("no baseline");
      assertThat(server.get("/api/v1/audit").body()).doesNotContain("detection.relearn");
      assertThat(relearn(server, APPLICATION, "Before anything was learned.").body())
          .contains("\"states\":0,");
    }
  }
}
