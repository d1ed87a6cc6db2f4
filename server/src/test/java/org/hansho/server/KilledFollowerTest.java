package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed again and again while a log grows and is rotated: each line counts once. */
@Timeout(600)
class KilledFollowerTest {
  private static final int KILLS = Integer.getInteger("hansho.kills", 20) / 4;
  private static final int LINES = 50;
  private static final int USERS = 40;
  private static final int BATCHES_A_FILE = 100;

  /** What is written in a life of the server, however long it lasts on a busy machine. */
  private static final int BATCHES_A_LIFE = 400;

  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
  private static final String SETTINGS = "sources: [{id: logs, kind: files, roots: [logs]}]\n";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore batches = new Semaphore(BATCHES_A_LIFE);
  private volatile KilledServer server;
  private Path log;
  private long written;

  @BeforeEach
  void start() throws IOException {
    log = Files.createDirectory(folder.resolve("logs")).resolve("app.log");
    server = KilledServer.start(folder, SETTINGS);
  }

  @AfterEach
  void stop() {
    server.kill();
  }

  private void append() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines
          .append("{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"u")
          .append(written % USERS)
          .append("\",\"number\":")
          .append(written++)
          .append("}\n");
    }
    Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
  void eachLineCountsOnceHoweverOftenTheServerIsKilled() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread killer = new Thread(() -> killAtRandomMoments(ended), "killer");
    killer.start();
    for (int batch = 0; !ended.get(); LockSupport.parkNanos(5_000_000)) {
      if (batches.tryAcquire()) {
        append();
        batch++;
        if (batch % BATCHES_A_FILE == 0) {
          Files.move(log, log.resolveSibling("app.log." + batch / BATCHES_A_FILE));
        }
      }
    }
    killer.join();
    append();
    while (counted() < written) {
      LockSupport.parkNanos(50_000_000);
    }
    LockSupport.parkNanos(2_000_000_000L);
    assertThat(counted()).isEqualTo(written);
  }

  private void killAtRandomMoments(AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(103);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % 2 == 0) {
          server.untilReady(); // Every other kill may come during the start.
        }
        LockSupport.parkNanos(random.nextLong(3_000_000_000L));
        server.kill();
        server = KilledServer.start(folder, SETTINGS);
        batches.release(BATCHES_A_LIFE);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } finally {
      ended.set(true);
    }
  }
}
