package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
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

/** A server is killed again and again while it reads a topic: each record counts once. */
@Timeout(3_600)
class KilledKafkaTest {
  private static final int KILLS = Integer.getInteger("hansho.kills", 20) / 5;
  private static final int RECORDS = Integer.getInteger("hansho.lines", 50);
  private static final int USERS = 40;

  /** What is sent in a life of the server, however long it lasts on a busy machine. */
  private static final int RECORDS_A_LIFE = 400 * RECORDS;

  /** Longest time between a start and a kill, in nanoseconds. */
  private static final long ALIVE = Long.getLong("hansho.alive", 1_500) * 1_000_000;

  private static final String ACT =
      "{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"USER\"}";
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore room = new Semaphore(RECORDS_A_LIFE);
  private KafkaBroker broker;
  private String settings;
  private volatile KilledServer server;

  @BeforeEach
  void start() throws IOException {
    broker = new KafkaBroker(folder.resolve("kafka"));
    broker.topic("acts", 3);
    settings =
        "sources: [{id: acts, kind: kafka, tls: false, servers: '"
            + broker.address()
            + "', topics: acts}]\n";
    server = KilledServer.start(folder, settings);
  }

  @AfterEach
  void stop() {
    server.kill();
    broker.close();
  }

  private long counted() throws InterruptedException {
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/alerts?limit=1000");
      HttpRequest.Builder get =
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Bearer " + LocalKey.read(folder.resolve("data")));
      Matcher count = COUNT.matcher(client.send(get.build(), BodyHandlers.ofString()).body());
      long sum = 0;
      while (count.find()) {
        sum += Long.parseLong(count.group(1));
      }
      return sum;
    } catch (IOException killed) {
      return -1;
    }
  }

  @Test
  void r101EachRecordCountsOnceHoweverOftenTheServerIsKilled(TestReporter reporter)
      throws Exception {
    try (KafkaBroker.Sender sender = broker.sender()) {
      AtomicBoolean ended = new AtomicBoolean();
      Thread killer = new Thread(() -> killAtRandomMoments(ended), "killer");
      killer.start();
      int sent = 0;
      for (; !ended.get(); LockSupport.parkNanos(20_000_000)) {
        for (int i = 0; i < RECORDS && room.tryAcquire(); i++) {
          int user = sent++ % USERS;
          sender.send("acts", user % 3, ACT.replace("USER", "u" + user));
        }
      }
      killer.join();
      sender.flush();
      while (counted() < sent) {
        LockSupport.parkNanos(50_000_000);
      }
      LockSupport.parkNanos(1_000_000_000L);
      assertThat(counted()).isEqualTo(sent);
      reporter.publishEntry("kills, records", KILLS + ", " + sent);
    }
  }

  private void killAtRandomMoments(AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(107);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % 2 == 0) {
          server.untilReady(); // Every other kill may come during the start.
        }
        LockSupport.parkNanos(random.nextLong(ALIVE));
        server.kill();
        server = KilledServer.start(folder, settings);
        room.release(RECORDS_A_LIFE);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } finally {
      ended.set(true);
    }
  }
}
