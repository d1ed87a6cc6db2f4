package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hansho.pipeline.Engine;
import org.hansho.server.http.Route;
import org.hansho.server.tenant.Tenants;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server answers what it knows before its content is compiled. */
@Timeout(30)
class StartTest {
  private static final String ACT =
      "{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"ann\"}\n";

  /** What needs a runner or its content, each with a call that is right otherwise. */
  private static final List<String> NEEDS_A_RUNNER =
      List.of(
          "GET /api/v1/detections",
          "GET /api/v1/sources",
          "GET /metrics",
          "GET /api/v1/dead-letters",
          "GET /api/v1/lists/trusted_networks",
          "GET /api/v1/alerts/places",
          "GET /api/v1/alerts?filter=source.ip%20in%20%25trusted_networks%25",
          "POST /api/v1/selftest",
          "POST /api/v1/samples",
          "POST /api/v1/reload",
          "POST /api/v1/backup");

  @TempDir private Path folder;

  private static HttpResponse<String> call(RunningServer server, String call) throws IOException {
    String[] parts = call.split(" ", 2);
    return parts[0].equals("GET") ? server.get(parts[1]) : server.post(parts[1], "{}");
  }

  @Test
  void whatTheStoreKnowsIsAnsweredWhileContentIsCompiledAndNothingElseIsAnsweredWrongly()
      throws Exception {
    Engine engine = KilledServer.engine();
    String alert;
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop", ACT);
      server.until("/api/v1/alerts", "ann did something");
      alert = server.alertIds().get(0);
    }
    CountDownLatch compiled = new CountDownLatch(1);
    Tenants.Engines engines =
        unused -> {
          await(compiled);
          return engine;
        };
    try (RunningServer server = RunningServer.begun(folder, engines, "")) {
      try {
        answersWhatTheStoreKnows(server, alert);
        refusesWhatNeedsARunner(server);
        neverFails(server);
      } finally {
        compiled.countDown();
      }
      while (!server.isReady()) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.post("/ingest/v1/shop", ACT).statusCode()).isEqualTo(200);
      server.until("/api/v1/alerts/" + alert, "\"count\":2");
    }
  }

  private static void answersWhatTheStoreKnows(RunningServer server, String alert)
      throws IOException {
    assertThat(server.get("/livez").statusCode()).isEqualTo(200);
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
    assertThat(server.get("/readyz").body()).isEqualTo("not ready: content is being compiled\n");
    assertThat(server.get("/api/v1/alerts").body())
        .contains(alert, "Hansho is starting: content is being compiled.");
    assertThat(server.get("/api/v1/status").body())
        .contains("\"trouble\":\"Hansho is starting: content is being compiled.\"");
    HttpResponse<String> comment =
        server.post("/api/v1/alerts/" + alert + "/triage", "{\"note\":\"seen\"}");
    assertThat(comment.statusCode()).as(comment.body()).isLessThan(300);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refusesWhatNeedsARunner(RunningServer server) throws IOException {
    for (String call : NEEDS_A_RUNNER) {
      HttpResponse<String> answer = call(server, call);
      assertThat(answer.statusCode()).as(call).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).as(call).contains("1");
      assertThat(answer.body())
          .as(call)
          .contains("Hansho is starting: content is being compiled. Ask again.");
    }
    HttpResponse<String> push = server.post("/ingest/v1/shop", ACT);
    assertThat(push.statusCode()).isEqualTo(503);
    assertThat(push.headers().firstValue("Retry-After")).isPresent();
    assertThat(push.body())
        .contains("Hansho is starting: content is being compiled. Send the same again.");
    assertThat(server.post("/elasticsearch/shop/_bulk", "{\"create\":{}}\n{\"kind\":\"act\"}\n"))
        .satisfies(bulk -> assertThat(bulk.body()).contains("\"status\":503"));
  }

  private static void neverFails(RunningServer server) throws IOException {
    Set<String> failed = new TreeSet<>();
    for (Route route : server.routes()) {
      String path = route.path().replaceAll("\\{[^}]*}", "one");
      boolean isStream = path.endsWith("/stream") || path.contains("LogsService");
      if (!isStream && call(server, route.method() + " " + path).statusCode() == 500) {
        failed.add(route.method() + " " + path);
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void contentThatCannotBeReadEndsTheStartWithItsSentenceAndGivesTheFolderFree() throws Exception {
    Tenants.Engines engines =
        unused -> {
          throw new IOException("the content cannot be read");
        };
    try (RunningServer server = RunningServer.begun(folder, engines, "")) {
      assertThatThrownBy(
              () -> {
                while (!server.isReady()) {
                  LockSupport.parkNanos(1_000_000);
                }
              })
          .hasMessage("the content cannot be read");
      assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
    }
    assertThatThrownBy(() -> new RunningServer(folder, engines, ""))
        .hasMessage("the content cannot be read");
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    }
  }
}
