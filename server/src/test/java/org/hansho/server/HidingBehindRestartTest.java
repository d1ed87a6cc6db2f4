package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Suppressions hold for what a runner had committed and nobody had taken when the server ended. */
@Timeout(300)
class HidingBehindRestartTest {
  private static final String TENANTS =
      "tenants: {default: {}, other: {content: {built_in: false}}}\n";

  @TempDir private Path folder;

  @Test
  void whatNamesAListHoldsFromTheFirstEpochOn() throws IOException {
    Engine engine = ShippedEngine.of(ShippedEngine.project());
    Path detected = Files.createDirectory(folder.resolve("detected"));
    try (RunningServer server = new RunningServer(detected, content -> engine, TENANTS)) {
      Path samples = ShippedEngine.project().resolve("samples");
      server.post(
          "/ingest/v1/shop-cluster",
          Files.readString(samples.resolve("shop-cluster/kube-audit.log")));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      server.settled("/api/v1/alerts?limit=1000");
    }
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    try (RunningServer server = new RunningServer(hidden, content -> engine, TENANTS)) {
      String filter = "section = aks and not process in %miner_programs%";
      assertThat(
              server
                  .post(
                      "/api/v1/suppressions",
                      "{\"name\":\"n\",\"reason\":\"r\",\"filter\":\"" + filter + "\"}")
                  .statusCode())
          .isEqualTo(201);
    }
    Path data = Path.of("data", "tenants", "default");
    Files.move(hidden.resolve(data), folder.resolve("unused"));
    Files.move(detected.resolve(data), hidden.resolve(data));
    try (RunningServer server =
        new RunningServer(hidden, content -> whenFed(content, engine), TENANTS)) {
      server.until("/api/v1/suppressions", "\"trouble\":\"\",\"hides\":");
      server.until("/api/v1/alerts?limit=1000", "\"detection\":\"aks/");
      assertThat(
              server.settled(
                  "/api/v1/alerts/counts?filter=section%20%3D%20aks%20and%20status%20%3D%20active"))
          .contains("\"alerts\":0");
      assertThat(server.get("/api/v1/suppressions").body()).doesNotContain("\"hides\":0");
    }
  }

  /**
   * Compiles the content of the second tenant only when the feed of the first has nothing to do.
   */
  private static Engine whenFed(ContentSelection content, Engine engine) {
    while (!content.builtIn() && feed().filter(HidingBehindRestartTest::works).isPresent()) {
      Thread.onSpinWait();
    }
    return engine;
  }

  private static Optional<Thread> feed() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("feed-default"))
        .findFirst();
  }

  private static boolean works(Thread feed) {
    return feed.getState() != Thread.State.WAITING;
  }
}
