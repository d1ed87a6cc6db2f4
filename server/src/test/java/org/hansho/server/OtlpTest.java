package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs come in by the OpenTelemetry protocol, from the exporters of its SDK for Java. */
@Timeout(60)
class OtlpTest {
  private static final String GRPC = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String bearer() throws IOException {
    return "Bearer " + LocalKey.read(folder.resolve("data"));
  }

  /** Sends as many records, and waits until they are answered. */
  private static CompletableResultCode send(LogRecordExporter exporter, int records) {
    try (SdkLoggerProvider logs =
        SdkLoggerProvider.builder()
            .setResource(Resource.builder().put("host.name", "web-1").build())
            .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
            .build()) {
      for (int number = 0; number < records; number++) {
        logs.get("shop")
            .logRecordBuilder()
            .setBody("{\"kind\":\"act\",\"user\":\"ann\"}")
            .setAttribute(AttributeKey.stringKey("log.file.path"), "/var/log/\"shop\".log")
            .emit();
      }
      return logs.forceFlush().join(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void anExporterOverHttpIsReceived() throws IOException {
    LogRecordExporter exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(server.uri("/v1/logs").toString())
            .setCompression("gzip")
            .addHeader("Authorization", bearer())
            .build();
    assertThat(send(exporter, 3).isSuccess()).isTrue();
    server.until("/api/v1/status", "\"events.read\":3,");
    assertThat(server.until("/api/v1/sources", "\"otlp\"")).contains("\"format\":\"otlp\"");
  }

  @Test
  void anExporterOverGrpcIsReceivedOnTheSamePort() throws IOException {
    LogRecordExporter exporter =
        OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(server.uri("").toString())
            .setCompression("gzip")
            .addHeader("authorization", bearer())
            .build();
    assertThat(send(exporter, 3).isSuccess()).isTrue();
    server.until("/api/v1/status", "\"events.read\":3,");
  }

  @Test
  void logsInJsonAreReceived() throws IOException {
    String body =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"timeUnixNano":"1795600801000000000","severityText":"INFO","body":{"stringValue":"a\\n\\"b\\""},
           "attributes":[{"key":"n","value":{"intValue":"7"}},{"key":"d","value":{"doubleValue":1.5}},
             {"key":"l","value":{"arrayValue":{"values":[{"boolValue":true},{"bytesValue":"AQI="}]}}}]},
          {"observedTimeUnixNano":1795600801000000000,"body":{"kvlistValue":{"values":[
            {"key":"kind","value":{"stringValue":"act"}}]}}},
          {"attributes":[{"key":"only","value":{"stringValue":"attributes"}}]}
        ],"scope":{"name":"s"}}],"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"web-1"}}]}}]}
        """;
    HttpResponse<String> answer = json(body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    server.until("/api/v1/status", "\"events.read\":3,");
  }

  private HttpResponse<String> json(String body) throws IOException {
    return server.send(
        server
            .request("/v1/logs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void recordsThatAreTooLargeAreSaidToBeRejected() throws IOException {
    String record = "{\"body\":{\"stringValue\":\"%s\"}}";
    String body =
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":["
            + String.format(record, "x".repeat(1 << 20))
            + ","
            + String.format(record, "small")
            + "]}]}]}";
    assertThat(json(body).body()).contains("\"rejectedLogRecords\":\"1\"");
    server.until("/api/v1/status", "\"events.read\":1,");
  }

  @Test
  void recordsThatAreRejectedCountAsThoseThatAreTaken() throws IOException {
    String resource = "{\"key\":\"a\",\"value\":{\"stringValue\":\"" + "x".repeat(1 << 20) + "\"}}";
    String group =
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":["
            + resource
            + "]},\"scopeLogs\":[{\"logRecords\":[";
    assertThat(json(group + "{},".repeat(99_999) + "{}]}]}]}").body())
        .contains("\"rejectedLogRecords\":\"100000\"");
    assertThat(json(group + "{},".repeat(100_000) + "{}]}]}]}").statusCode()).isEqualTo(413);
    HttpResponse<String> answer =
        server.post("/v1/logs", BodyPublishers.ofByteArray(rejected(3 << 20, 100_000)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("larger than http.max_record");
  }

  /** Empty records of a resource whose one attribute is so long. */
  private static byte[] rejected(int length, int records) {
    byte[] value = field(7, new byte[length]);
    byte[] resource = field(1, field(1, field(2, value)));
    byte[] logs = new byte[2 * records];
    for (int at = 0; at < logs.length; at += 2) {
      logs[at] = 2 << 3 | 2;
    }
    ByteArrayOutputStream group = new ByteArrayOutputStream();
    group.writeBytes(resource);
    group.writeBytes(field(2, logs));
    return field(1, group.toByteArray());
  }

  /** A field of Protocol Buffers with bytes in it. */
  private static byte[] field(int number, byte[] inside) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    for (int left = inside.length; ; left >>>= 7) {
      if (left < 0x80) {
        out.write(left);
        break;
      }
      out.write((left & 0x7f) | 0x80);
    }
    out.writeBytes(inside);
    return out.toByteArray();
  }

  @Test
  void whatIsNoLogsIsRefused() throws IOException {
    assertThat(json("[]").statusCode()).isEqualTo(400);
    assertThat(json("{\"resourceLogs\":[{").statusCode()).isEqualTo(400);
    byte[][] broken = {{1}, {10, 127}, {10, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, {15, 0}};
    for (byte[] body : broken) {
      assertThat(server.post("/v1/logs", BodyPublishers.ofByteArray(body)).statusCode())
          .isEqualTo(400);
    }
    assertThat(server.withoutKey("POST", "/v1/logs")).isEqualTo(401);
    assertThat(server.withoutKey("POST", GRPC)).isEqualTo(401);
    assertThat(server.post(GRPC, BodyPublishers.ofByteArray(new byte[5])))
        .as("over HTTP/1.1")
        .returns(400, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("gRPC needs HTTP/2"));
  }

  /** One odd record costs none of those beside it, nor itself. */
  @Test
  void aRecordWithOddValuesIsKeptAsFarAsItCanBeRead() throws IOException {
    String deep = "{\"arrayValue\":{\"values\":[".repeat(60) + "{}" + "]}}".repeat(60);
    String odd = "{\"intValue\":\"many\"}";
    String bytes = "{\"bytesValue\":\"*\"}";
    String records =
        "{\"body\":%s},{\"body\":%s},{\"body\":%s},{\"timeUnixNano\":\"noon\",\"body\":{\"stringValue\":\"{}\"}}"
            .formatted(deep, odd, bytes);
    HttpResponse<String> answer =
        json("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}");
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    byte[] value = {};
    for (int depth = 0; depth < 60; depth++) {
      value = field(5, field(1, value));
    }
    byte[] body = field(1, field(2, field(2, field(5, value))));
    assertThat(server.post("/v1/logs", BodyPublishers.ofByteArray(body)).statusCode())
        .isEqualTo(200);
    server.until("/api/v1/status", "\"input.pushes\":2,");
  }

  @Test
  void aResourceThatIsSaidOnceForMoreRecordsThanThereIsRoomForIsRefused() throws IOException {
    String records = "{\"body\":{\"stringValue\":\"a\"}},".repeat(5_000);
    String body =
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":\""
            + "x".repeat(500_000)
            + "\"}}]},\"scopeLogs\":[{\"logRecords\":["
            + records
            + "{}]}]}]}";
    assertThat(json(body).statusCode()).isEqualTo(413);
  }
}
