package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a small heap that learns of ever new names takes little memory beside it. */
@Timeout(7_200)
class BoundedMemoryTest {
  /** How long it is sent records, in seconds. */
  private static final int SECONDS = Integer.getInteger("hansho.steady", 5);

  /** Fewest batches, however slow the machine is. */
  private static final int FEWEST = 20;

  private static final int LINES = 1_000;

  /** What it may take beside the heap, in megabytes. */
  private static final long BESIDE = 200;

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  /** Every other record is of a user whom nobody has seen before. */
  private static String lines(long batch) {
    long now = Instant.now().getEpochSecond() * 1_000_000_000L;
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      String user = line % 2 == 0 ? "u" + line : "new-" + batch + "-" + line;
      String kind = line % 100 == 0 ? "act" : "read";
      lines.append(Workload.line(now, kind, user, "host-" + batch % 50));
    }
    return lines.toString();
  }

  private int post(KilledServer server, String lines) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/ingest/v1/shop"))
            .header("Authorization", "Bearer " + LocalKey.read(folder.resolve("data")))
            .POST(BodyPublishers.ofString(lines))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    return answer.statusCode();
  }

  @Test
  void r113AServerWithASmallHeapTakesLittleMemoryBesideItAndNeverRunsOutOfIt(TestReporter reporter)
      throws Exception {
    KilledServer server = KilledServer.start(folder);
    try {
      server.untilReady();
      long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      long kept = 0;
      for (long batch = 0; batch < FEWEST || System.nanoTime() < until; batch++) {
        int status = post(server, lines(batch));
        assertThat(status).isIn(200, 429);
        kept += status == 200 ? LINES : 0;
      }
      long resident = server.residentMegabytes();
      reporter.publishEntry(
          "seconds, records, resident MB", SECONDS + ", " + kept + ", " + resident);
      assertThat(kept).isPositive();
      assertThat(resident).isLessThanOrEqualTo(KilledServer.HEAP_MEGABYTES + BESIDE);
      assertThat(post(server, lines(0))).as("it goes on").isIn(200, 429);
    } finally {
      server.kill();
    }
  }
}
