package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus reads the same numbers as the status has, and nothing from a record. */
@Timeout(300)
class MetricsTest {
  private static final Pattern COUNTER = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)?)\":(\\d+)");

  @TempDir private Path folder;

  @Test
  void countersAreThoseOfTheStatus() throws IOException {
    Path sample = ShippedEngine.project().resolve("samples/shop-cluster/kube-audit.log");
    try (RunningServer server =
        new RunningServer(folder, ShippedEngine.of(ShippedEngine.project()))) {
      server.post(
          "/ingest/v1/a-name-of-a-sender", Files.readString(sample, StandardCharsets.UTF_8));
      server.until("/api/v1/status", "\"findings\":");
      String status = server.settled("/api/v1/status");
      HttpResponse<String> metrics = server.get("/metrics");
      assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      Matcher counter = COUNTER.matcher(status.substring(status.indexOf("\"counters\"")));
      int compared = 0;
      while (counter.find() && !counter.group(1).equals("alarms")) {
        String name = counter.group(1).replace('.', '_').replace('-', '_');
        String number = String.valueOf(Double.parseDouble(counter.group(2)));
        assertThat(metrics.body())
            .containsPattern(
                "(?m)^hansho_" + name + "(_total)?\\{tenant=\"default\"\\} " + number + "$");
        compared++;
      }
      assertThat(compared).isGreaterThan(5);
      assertThat(metrics.body())
          .contains("hansho_ready{tenant=\"default\"} 1.0", "jvm_memory_used_bytes")
          .doesNotContain("a-name-of-a-sender");
    }
  }
}
