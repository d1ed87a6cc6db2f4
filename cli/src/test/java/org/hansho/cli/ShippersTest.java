package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a shipper wraps around records, they raise the same alerts as a scan of them. */
@Timeout(120)
class ShippersTest {
  @TempDir private Path folder = Path.of("");

  private final Path audit = Path.of(Run.SAMPLES, "web-1", "audit.log");

  private static String quoted(String line) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(line)) + "\"";
  }

  /** Each line of the audit log, wrapped. */
  private String wrapped(UnaryOperator<String> wrapper) throws IOException {
    StringBuilder body = new StringBuilder();
    for (String line : Files.readAllLines(audit)) {
      body.append(wrapper.apply(quoted(line)));
    }
    return body.toString();
  }

  private void raisesTheSame(String source, String path, String body) throws IOException {
    raisesTheSame(source, path, "application/json", body);
  }

  private void raisesTheSame(String source, String path, String type, String body)
      throws IOException {
    SortedSet<String> wanted = Receiving.scanned(audit.toString());
    assertThat(wanted).hasSizeGreaterThan(2);
    try (Receiving server = new Receiving(folder, source)) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request(path)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString(body)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(server.idsOnce(wanted)).isEqualTo(wanted);
    }
  }

  @Test
  void filebeatToElasticsearch() throws IOException {
    String body =
        wrapped(
            line ->
                "{\"create\":{\"_index\":\"filebeat-2026.11.24\"}}\n"
                    + "{\"@timestamp\":\"2026-11-24T02:00:00.000Z\",\"agent\":{\"type\":\"filebeat\"},"
                    + "\"ecs\":{\"version\":\"8.0.0\"},\"host\":{\"name\":\"web-1\"},"
                    + "\"log\":{\"file\":{\"path\":\"/var/log/audit/audit.log\"}},"
                    + "\"event\":{\"original\":"
                    + line
                    + "},\"message\":\"parsed\"}\n");
    raisesTheSame("filebeat", "/elasticsearch/_bulk", body);
  }

  @Test
  void vectorToElasticsearch() throws IOException {
    String body =
        wrapped(
            line ->
                "{\"create\":{\"_index\":\"vector-2026.11.24\",\"_type\":\"_doc\"}}\n"
                    + "{\"file\":\"/var/log/audit/audit.log\",\"host\":\"web-1\",\"message\":"
                    + line
                    + ",\"source_type\":\"file\",\"timestamp\":\"2026-11-24T02:00:00Z\"}\n");
    raisesTheSame("vector", "/elasticsearch/_bulk", body);
  }

  @Test
  void splunkEvents() throws IOException {
    String body =
        wrapped(
            line ->
                "{\"time\":1795486501.250,\"host\":\"web-1\",\"source\":\"/var/log/audit/audit.log\","
                    + "\"sourcetype\":\"linux:audit\",\"event\":"
                    + line
                    + "}");
    raisesTheSame("splunk", "/services/collector", body);
  }

  @Test
  void fluentBitToSplunkFromAPod() throws IOException {
    String body =
        wrapped(
            line ->
                "{\"time\":1795486501.250,\"event\":{\"log\":"
                    + line
                    + ",\"stream\":\"stdout\",\"kubernetes\":{\"pod_name\":\"auditd-7\","
                    + "\"namespace_name\":\"ops\",\"host\":\"web-1\"}}}");
    raisesTheSame("splunk", "/services/collector/event", body);
  }

  @Test
  void splunkRawLines() throws IOException {
    raisesTheSame(
        "splunk",
        "/services/collector/raw?host=web-1&source=/var/log/audit/audit.log",
        Files.readString(audit));
  }

  @Test
  void openTelemetry() throws IOException {
    List<String> lines = Files.readAllLines(audit);
    String records =
        String.join(
            ",",
            lines.stream()
                .map(
                    line ->
                        "{\"observedTimeUnixNano\":\"1795486501250000000\",\"body\":{\"stringValue\":"
                            + quoted(line)
                            + "},\"attributes\":[{\"key\":\"log.file.name\",\"value\":"
                            + "{\"stringValue\":\"audit.log\"}}]}")
                .toList());
    String body =
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"host.name\",\"value\":"
            + "{\"stringValue\":\"web-1\"}}]},\"scopeLogs\":[{\"logRecords\":["
            + records
            + "]}]}]}";
    raisesTheSame("otlp", "/v1/logs", body);
  }
}
