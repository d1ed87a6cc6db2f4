package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records come in over HTTP. */
@Timeout(120)
class IngestTest {
  private static final String LINE = "{\"kind\":\"act\",\"user\":\"ann\"}\n";

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

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private HttpResponse<String> packed(String encoding, byte[] body) throws IOException {
    return server.send(
        server
            .request("/ingest/v1/shop")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private void read(int events) throws IOException {
    server.until("/api/v1/status", "\"events.read\":" + events + ",");
  }

  @Test
  void linesAreKeptBeforeTheAnswerAndReadSoonAfter() throws IOException {
    HttpResponse<String> answer = server.post("/ingest/v1/shop", LINE.repeat(3));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"accepted\":3}");
    read(3);
    assertThat(server.get("/api/v1/sources").body()).contains("\"source\":\"shop\"");
  }

  @Test
  void aLineWithoutAnEndIsALine() throws IOException {
    assertThat(server.post("/ingest/v1/shop", LINE.strip()).body()).isEqualTo("{\"accepted\":1}");
    read(1);
  }

  @Test
  void anArrayIsAsManyRecords() throws IOException {
    String array = "[\n  " + LINE.strip() + ",\n{\"kind\":\n\"act\",\"user\":\"[bob]\\n\"} ]";
    assertThat(server.post("/ingest/v1/shop", array).body()).isEqualTo("{\"accepted\":2}");
    read(2);
  }

  @Test
  void packedBodiesAreUnpacked() throws IOException {
    assertThat(packed("gzip", gzip(LINE.repeat(2))).body()).isEqualTo("{\"accepted\":2}");
    byte[] zstd = Zstd.compress(LINE.repeat(3).getBytes(StandardCharsets.UTF_8));
    assertThat(packed("zstd", zstd).body()).isEqualTo("{\"accepted\":3}");
    read(5);
  }

  @Test
  void textInUtf16IsKeptAsUtf8() throws IOException {
    byte[] wide = LINE.repeat(2).getBytes(StandardCharsets.UTF_16);
    HttpResponse<String> answer =
        server.send(server.request("/ingest/v1/shop").POST(BodyPublishers.ofByteArray(wide)));
    assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
    server.post("/ingest/v1/shop", LINE);
    read(3);
  }

  @Test
  void whatCannotBeUnpackedOrIsTooLargeIsRefusedWithAReason() throws IOException {
    byte[] whole = gzip(LINE.repeat(1_000));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThat(packed("gzip", cut).statusCode()).isEqualTo(400);
    assertThat(packed("gzip", "no gzip".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(packed("br", cut).statusCode()).isEqualTo(415);
    HttpResponse<String> bomb = packed("gzip", gzip(LINE.repeat(2 << 20)));
    assertThat(bomb.statusCode()).isEqualTo(413);
    assertThat(bomb.body()).contains("smaller batches", "urn:uuid:");
    assertThat(bomb.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void r110ARequestThatIsSentAgainWithItsKeyCountsOnce() throws IOException {
    for (int time = 0; time < 3; time++) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request("/ingest/v1/shop")
                  .header("Idempotency-Key", "batch-7")
                  .POST(BodyPublishers.ofString(LINE)));
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    server.post("/ingest/v1/shop", LINE);
    server.until("/api/v1/status", "\"input.repeated\":2");
    read(2);
  }

  @Test
  void whatBeginsLikeAnArrayAndIsNoneIsLines() throws IOException {
    String lines = "[    0.000000] first\n[    0.000001] second\n";
    assertThat(server.post("/ingest/v1/kernel", lines).body()).isEqualTo("{\"accepted\":2}");
    String arrays = "[{\"kind\":\"act\"}]\n[{\"kind\":\"act\"}]\n";
    assertThat(server.post("/ingest/v1/arrays", arrays).body()).isEqualTo("{\"accepted\":2}");
    byte[] wide = "[{\"a\":1}]".getBytes(StandardCharsets.UTF_16LE);
    assertThat(server.post("/ingest/v1/wide", BodyPublishers.ofByteArray(wide)).body())
        .isEqualTo("{\"accepted\":1}");
  }

  @Test
  void aLineThatIsTooLongIsADeadLetterAndCostsNoneOfThoseBesideIt() throws IOException {
    String tooLong = "{\"kind\":\"act\",\"user\":\"" + "x".repeat(1_100_000) + "\"}\n";
    assertThat(server.post("/ingest/v1/shop", LINE + tooLong + LINE).body())
        .isEqualTo("{\"accepted\":3}");
    server.until("/api/v1/status", "\"dead-letters.kept\":1");
    read(2);
    assertThat(server.get("/api/v1/dead-letters").body()).contains("\"bytes\":1048576");
  }

  @Test
  void theNumberOfRecordsIsBounded() throws IOException {
    assertThat(server.post("/ingest/v1/shop", "x\n".repeat(100_001)).statusCode()).isEqualTo(413);
  }

  @Test
  void aLargeBodyIsKeptWhole() throws IOException {
    String line = "{\"kind\":\"act\",\"user\":\"" + "a".repeat(400) + "\"}\n";
    int lines = 30_000;
    assertThat(server.post("/ingest/v1/shop", line.repeat(lines)).body())
        .isEqualTo("{\"accepted\":" + lines + "}");
    read(lines);
  }

  @Test
  void namesOfSourcesAreBounded() throws IOException {
    assertThat(server.post("/ingest/v1/" + "x".repeat(201), LINE).statusCode()).isEqualTo(400);
    assertThat(server.post("/ingest/v1/a%0Ab", LINE).statusCode()).isEqualTo(400);
    assertThat(server.post("/ingest/v1/hansho:opinions", LINE).statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyIsLetInWithoutTheKey() throws IOException {
    HttpRequest.Builder without =
        HttpRequest.newBuilder(server.uri("/ingest/v1/shop")).POST(BodyPublishers.ofString(LINE));
    assertThat(server.send(without).statusCode()).isEqualTo(401);
    HttpRequest.Builder wrong =
        HttpRequest.newBuilder(server.uri("/api/v1/status")).header("Authorization", "Bearer x");
    assertThat(server.send(wrong).statusCode()).isEqualTo(401);
    assertThat(server.send(HttpRequest.newBuilder(server.uri("/livez"))).statusCode())
        .isEqualTo(200);
    assertThat(server.get("/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasKeptIsReadBehindARestart() throws IOException {
    server.post("/ingest/v1/shop", LINE.repeat(5));
    server.close();
    server = new RunningServer(folder, Workload.engine());
    read(5);
  }
}
