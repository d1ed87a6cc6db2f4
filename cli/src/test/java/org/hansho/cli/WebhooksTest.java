package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes in by a webhook raises the same alerts as a scan of the records. */
@Timeout(60)
class WebhooksTest {
  private static final Pattern TIME =
      Pattern.compile("\"(?:stageTimestamp|timestamp)\":\"([^\"]+)\"");

  @TempDir private Path folder = Path.of("");

  /** As the API server posts them: items of a list, of which the list says the kind. */
  private static String eventList(List<String> events) {
    String items = String.join(",", events);
    return "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
        + items.replace("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "{")
        + "]}\n";
  }

  /** When an event was; an API server posts them in this order. */
  private static String time(String event) {
    Matcher found = TIME.matcher(event);
    return found.find() ? found.group(1) : "";
  }

  @Test
  void auditEventsOfAnApiServer() throws IOException {
    Path sample = Path.of(Run.SAMPLES, "shop-cluster", "kube-audit.log");
    SortedSet<String> wanted = Receiving.scanned(sample.toString());
    assertThat(wanted).hasSizeGreaterThan(3);
    try (Receiving server = new Receiving(folder, "shop")) {
      List<String> events = Files.readAllLines(sample);
      String body = eventList(events);
      assertThat(server.post("/ingest/kubernetes-audit/shop", body).body())
          .isEqualTo("{\"accepted\":" + events.size() + "}");
      server.post("/ingest/kubernetes-audit/shop", body);
      assertThat(server.idsOnce(wanted)).isEqualTo(wanted);
    }
  }

  @Test
  void recordedAuditEvents() throws IOException {
    Path recorded = SharedFolder.path("telemetry/kubernetes-audit/falco");
    assumeTrue(Files.isDirectory(recorded));
    SortedSet<String> wanted = Receiving.scanned(recorded.toString());
    assertThat(wanted).hasSizeGreaterThan(8);
    try (Receiving server = new Receiving(folder, "falco")) {
      List<String> events =
          SharedFolder.files(recorded, ".json").stream()
              .flatMap(file -> SharedFolder.text(file).lines().filter(line -> !line.isBlank()))
              .sorted(Comparator.comparing(WebhooksTest::time))
              .toList();
      var answer = server.post("/ingest/kubernetes-audit/falco", eventList(events));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(server.idsOnce(wanted)).isEqualTo(wanted);
    }
  }

  @Test
  void activityLogsAsTheyLeaveAnEventHub() throws IOException {
    Path recorded =
        SharedFolder.path("telemetry/azure-activity/ehub-collector/eventhub_blob_batch.json");
    assumeTrue(Files.exists(recorded));
    SortedSet<String> wanted = Receiving.scanned(recorded.toString());
    try (Receiving server = new Receiving(folder, "activity")) {
      String answer = server.post("/ingest/azure/activity", SharedFolder.text(recorded)).body();
      assertThat(answer).startsWith("{\"accepted\":").doesNotContain(":0}");
      assertThat(server.idsOnce(wanted)).isEqualTo(wanted);
      assertThat(server.formatOf("activity")).isEqualTo("azure-json");
    }
  }
}
