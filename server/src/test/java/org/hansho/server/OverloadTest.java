package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is not taken now is refused in the words of each protocol, so that it is sent again. */
@Timeout(60)
class OverloadTest {
  /** Little room for records that cannot be read and for what is learned. */
  private static final String SETTINGS =
      """
      retention: {dead_letters: 64KiB}
      engine: {memory: 64MiB}
      sources: [{id: bad, kind: http, format: kubernetes-audit}]
      """;

  /** So many calls fill the pools of threads. */
  private static final int POOLS = 80;

  /** Batches of the long run. */
  private static final int SOAK = Integer.getInteger("hansho.soak", 30);

  @TempDir private Path folder;

  private RunningServer server;
  private long sent;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine(), SETTINGS);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Asks for some megabytes and reads one byte of them. */
  private Socket unread() throws IOException {
    String body = "{\"delete\":{}}\n".repeat(16_000);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String head =
        "POST /elasticsearch/"
            + "x".repeat(500)
            + "/_bulk HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
            + LocalKey.read(folder.resolve("data"))
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  @Test
  void r302SendersWhoDoNotReadTheirAnswersHoldUpNobody() throws IOException {
    List<Socket> unread = new ArrayList<>();
    for (int sender = 0; sender < 10; sender++) {
      unread.add(unread());
    }
    assertThat(server.post("/ingest/v1/shop", "{\"kind\":\"act\"}\n").statusCode()).isEqualTo(200);
    for (Socket socket : unread) {
      socket.close();
    }
  }

  /** Batches of 500 records, some of which raise alerts, and a look at the list behind each. */
  private void work(int batches) throws IOException {
    for (int batch = 0; batch < batches; batch++) {
      StringBuilder lines = new StringBuilder();
      for (int line = 0; line < 500; line++) {
        lines.append(Workload.line(sent++));
      }
      assertThat(server.post("/ingest/v1/steady", lines.toString()).statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/alerts?limit=50").statusCode()).isEqualTo(200);
    }
    server.settled("/api/v1/status");
    server.settled("/api/v1/alerts?limit=50");
  }

  /** Threads, open files, and megabytes of the heap that are in use behind a collection. */
  private record Held(int threads, long files, long megabytes) {
    static Held now() throws IOException {
      System.gc();
      Runtime machine = Runtime.getRuntime();
      Path open = Path.of("/proc/self/fd");
      long files = 0;
      if (Files.isReadable(open)) {
        try (Stream<Path> all = Files.list(open)) {
          files = all.count();
        }
      }
      return new Held(
          ManagementFactory.getThreadMXBean().getThreadCount(),
          files,
          (machine.totalMemory() - machine.freeMemory()) >> 20);
    }
  }

  @Test
  @Timeout(10_000)
  void r308UnderSteadyLoadThreadsFilesAndTheLiveHeapStayAsTheyAre(TestReporter reporter)
      throws IOException {
    for (int call = 0; call < POOLS; call++) {
      server.post("/ingest/v1/steady", Workload.line(call));
    }
    work(Math.max(10, SOAK / 4));
    Held before = Held.now();
    work(SOAK);
    Held after = Held.now();
    reporter.publishEntry("batches, before, after", SOAK + ", " + before + ", " + after);
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 8);
    assertThat(after.files()).isLessThanOrEqualTo(before.files() + 8);
    assertThat(after.megabytes()).isLessThanOrEqualTo(before.megabytes() + 8);
  }

  /** Fills the dead letters, so that sources that are new are refused too. */
  private HttpResponse<String> refused() throws IOException {
    String unreadable = ("no audit event " + "x".repeat(200) + "\n").repeat(500);
    HttpResponse<String> answer = server.post("/ingest/v1/bad", unreadable);
    while (answer.statusCode() == 200) {
      answer = server.post("/ingest/v1/bad", unreadable);
    }
    return answer;
  }

  @Test
  void moreRoomForDeadLettersHoldsAtOnce() throws IOException {
    assertThat(refused().statusCode()).isEqualTo(429);
    String more = "{\"settings\":{\"retention.dead_letters\":\"4MiB\"}}";
    HttpResponse<String> changed =
        server.send(server.request("/api/v1/settings").PUT(BodyPublishers.ofString(more)));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    server.settled("/api/v1/status");
    assertThat(server.post("/ingest/v1/bad", "no audit event\n").statusCode()).isEqualTo(200);
  }

  @Test
  void r301EachProtocolSaysThatTheSameIsToBeSentAgain() throws IOException {
    HttpResponse<String> plain = refused();
    assertThat(plain.statusCode()).isEqualTo(429);
    assertThat(plain.headers().firstValue("Retry-After")).isPresent();

    HttpResponse<String> audit =
        server.post("/ingest/kubernetes-audit/new", "{\"items\":[{\"auditID\":\"1\"}]}");
    assertThat(audit.statusCode()).isEqualTo(429);

    HttpResponse<String> bulk =
        server.post(
            "/elasticsearch/_bulk",
            "{\"create\":{\"_index\":\"new\"}}\n{\"a\":1}\n{\"delete\":{\"_id\":\"1\"}}\n");
    assertThat(bulk.statusCode()).isEqualTo(200);
    assertThat(bulk.body())
        .contains("\"status\":429", "es_rejected_execution_exception", "\"errors\":true");

    HttpResponse<String> splunk = server.post("/services/collector", "{\"event\":\"a\"}");
    assertThat(splunk.statusCode()).isEqualTo(503);
    assertThat(splunk.body()).isEqualTo("{\"text\":\"Server is busy\",\"code\":9}");
    assertThat(splunk.headers().firstValue("Retry-After")).isPresent();
  }
}
