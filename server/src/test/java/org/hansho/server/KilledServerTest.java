package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.server.security.LocalKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed again and again while one sends and another reads: what was answered with 200
 * is found once, and no alert that was seen vanishes or shrinks.
 */
@Timeout(3_600)
class KilledServerTest {
  private static final int KILLS = Integer.getInteger("hansho.kills", 20);
  private static final int LINES = Integer.getInteger("hansho.lines", 50);
  private static final int USERS = 40;

  /** Longest time between a start and a kill, in nanoseconds. */
  private static final long ALIVE = Long.getLong("hansho.alive", 600) * 1_000_000;

  private static final Pattern ALERT = Pattern.compile("\"id\":\"([0-9a-f]+)\".*?\"count\":(\\d+)");

  @TempDir private Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Long> seen = new HashMap<>();
  private volatile KilledServer server;

  @BeforeEach
  void start() throws IOException {
    server = KilledServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.kill();
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + LocalKey.read(folder.resolve("data")));
  }

  private static String lines(int batch) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      int number = batch * LINES + line;
      lines
          .append("{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"u")
          .append(number % USERS)
          .append("\",\"number\":")
          .append(number)
          .append("}\n");
    }
    return lines.toString();
  }

  /** Sends a batch until it is kept, with the key that makes it count once. */
  private void send(int batch) throws InterruptedException {
    boolean kept = false;
    while (!kept) {
      try {
        HttpRequest.Builder post =
            request("/ingest/v1/shop")
                .header("Idempotency-Key", "batch-" + batch)
                .POST(BodyPublishers.ofString(lines(batch)));
        kept = client.send(post.build(), BodyHandlers.ofString()).statusCode() == 200;
      } catch (IOException killed) {
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  /** How many events all alerts hold; what was seen before must be there. */
  private long look() throws InterruptedException {
    Map<String, Long> now = new HashMap<>();
    try {
      HttpRequest.Builder get = request("/api/v1/alerts?limit=1000");
      String body = client.send(get.build(), BodyHandlers.ofString()).body();
      Matcher alert = ALERT.matcher(body);
      while (alert.find()) {
        now.put(alert.group(1), Long.parseLong(alert.group(2)));
      }
    } catch (IOException killed) {
      return -1;
    }
    seen.forEach(
        (id, count) -> assertThat(now.getOrDefault(id, 0L)).as(id).isGreaterThanOrEqualTo(count));
    seen.putAll(now);
    return now.values().stream().mapToLong(Long::longValue).sum();
  }

  /** R703 with it: all of it happens with few file handles. */
  @Test
  void r101r703WhatWasKeptIsFoundOnceHoweverOftenTheServerIsKilledAndNoFileHandleIsLost(
      TestReporter reporter) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread killer = new Thread(() -> killAtRandomMoments(ended), "killer");
    killer.start();
    int batches = 0;
    while (!ended.get()) {
      send(batches++);
      look();
    }
    killer.join();
    send(batches++);
    long events = look();
    while (events < (long) batches * LINES) {
      LockSupport.parkNanos(50_000_000);
      events = look();
    }
    assertThat(events).isEqualTo((long) batches * LINES);
    assertThat(seen).hasSize(USERS);
    int handles = server.handles();
    for (int more = 0; more < 20; more++) {
      send(batches++);
      look();
    }
    assertThat(server.handles()).isBetween(handles - 10, Math.min(handles + 10, 200));
    assertThat(sentAndFoundInACrowd(batches++)).isEqualTo((long) batches * LINES);
    reporter.publishEntry("kills, records", KILLS + ", " + events);
  }

  /** What is found while more connections are open, and silent, than the server may have files. */
  private long sentAndFoundInACrowd(int batch) throws IOException, InterruptedException {
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int one = 0; one < KilledServer.HANDLES + 50; one++) {
        crowd.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      send(batch);
      long events = look();
      while (events < (batch + 1L) * LINES) {
        LockSupport.parkNanos(50_000_000);
        events = look();
      }
      return events;
    } finally {
      for (Socket one : crowd) {
        one.close();
      }
    }
  }

  private void killAtRandomMoments(AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(101);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % 2 == 0) {
          server.untilReady(); // Every other kill may come during the start.
        }
        LockSupport.parkNanos(random.nextLong(ALIVE));
        server.kill();
        server = KilledServer.start(folder);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } finally {
      ended.set(true);
    }
  }
}
