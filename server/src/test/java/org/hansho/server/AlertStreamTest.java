package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the stream gets every alert once, also when it has been away. */
@Timeout(300)
class AlertStreamTest {
  private static final String STREAM = "/api/v1/alerts/stream";

  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static String sample() throws IOException {
    Path samples = ShippedEngine.project().resolve("samples");
    return Files.readString(samples.resolve("shop-cluster/kube-audit.log"), StandardCharsets.UTF_8);
  }

  /** An event: its id and its data. */
  private record Event(String id, String data) {}

  /** An open stream. */
  private static final class Reader implements AutoCloseable {
    private final InputStream bytes;
    private final BufferedReader lines;

    Reader(RunningServer server, String after) throws Exception {
      this(server.request(STREAM), after);
    }

    Reader(HttpRequest.Builder of, String after) throws Exception {
      HttpRequest.Builder request = of.header("Accept", "text/event-stream");
      if (!after.isEmpty()) {
        request.header("Last-Event-ID", after);
      }
      // Over HTTP/2 this client forgets what it has not read when a connection ends.
      HttpResponse<InputStream> answer =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      bytes = answer.body();
      lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /** The next event; null when the stream has ended. */
    @Nullable Event nextOrEnd() throws IOException {
      String id = "";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty() && !id.isEmpty()) {
          return new Event(id, data.toString());
        }
      }
      return null;
    }

    Event next() throws IOException {
      return Objects.requireNonNull(nextOrEnd(), "the stream has ended");
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  @Test
  void anAlertIsStreamedWhenItIsRaisedAndAReaderThatWasAwayMissesNone() throws Exception {
    try (RunningServer server = new RunningServer(folder, engine)) {
      Event first;
      try (Reader reader = new Reader(server, "")) {
        server.post("/ingest/v1/shop-cluster", sample());
        first = reader.next();
        assertThat(first.data()).startsWith("{\"id\":\"").contains("\"detection\":");
      }
      server.settled("/api/v1/alerts?limit=1000");
      List<String> all = new ArrayList<>();
      try (Reader reader = new Reader(server, "0")) {
        server.post("/ingest/v1/shop-cluster-2", sample());
        String last = server.settled("/api/v1/alerts?limit=1000");
        long count = last.split("\"detection\":", -1).length - 1L;
        while (all.stream().distinct().count() < count) {
          Event event = reader.next();
          assertThat(all).doesNotContain(event.id() + " " + event.data());
          all.add(event.id() + " " + event.data());
        }
      }
      List<Long> ids = all.stream().map(event -> Long.valueOf(event.split(" ")[0])).toList();
      assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void theStreamEndsWithTheServerAndGoesOnBehindARestart() throws Exception {
    Reader reader;
    Event first;
    Event second;
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.settled("/api/v1/alerts?limit=1000");
      reader = new Reader(server, "0");
      first = reader.next();
      second = reader.next();
    }
    assertThatCode(
            () -> {
              while (reader.nextOrEnd() != null) {}
            })
        .doesNotThrowAnyException();
    try (RunningServer server = new RunningServer(folder, engine);
        Reader again = new Reader(server, first.id())) {
      assertThat(again.next()).isEqualTo(second);
    }
  }

  @Test
  void aStreamWhoseTokenIsRevokedTellsNothingMoreAndEnds() throws Exception {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String made =
          server.post("/api/v1/tokens", "{\"name\":\"reader\",\"roles\":[\"viewer\"]}").body();
      HttpRequest.Builder withToken =
          HttpRequest.newBuilder(server.uri(STREAM))
              .header("Authorization", "Bearer " + TokensTest.field(made, "token"));
      try (Reader reader = new Reader(withToken, "")) {
        String path = "/api/v1/tokens/" + TokensTest.field(made, "id");
        assertThat(server.send(server.request(path).DELETE()).statusCode()).isEqualTo(204);
        server.post("/ingest/v1/shop-cluster", sample());
        server.until("/api/v1/alerts", "\"detection\":\"aks/");
        assertThat(reader.nextOrEnd()).isNull();
      }
    }
  }

  @Test
  void whatIsNoStreamOrNoIdIsRefused() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.get(STREAM).statusCode()).isEqualTo(406);
      HttpResponse<String> wrong =
          server.send(
              server
                  .request(STREAM)
                  .header("Accept", "text/event-stream")
                  .header("Last-Event-ID", "yesterday"));
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("Last-Event-ID");
    }
  }

  @Test
  void r305ReadersThatDoNotReadAreNoBurdenAndMissNothing() throws Exception {
    try (RunningServer server = new RunningServer(folder, engine)) {
      List<Reader> readers = new ArrayList<>();
      for (int reader = 0; reader < 40; reader++) {
        readers.add(new Reader(server, ""));
      }
      server.post("/ingest/v1/shop-cluster", sample());
      String all = server.settled("/api/v1/alerts?limit=1000");
      long count = all.split("\"detection\":", -1).length - 1L;
      for (Reader reader : readers.subList(0, 36)) {
        List<String> ids = new ArrayList<>();
        while (ids.stream().distinct().count() < count) {
          ids.add(reader.next().data().replaceAll("^\\{\"id\":\"([0-9a-f]+)\".*", "$1"));
        }
      }
      assertThat(server.get("/api/v1/status").statusCode()).isEqualTo(200);
      for (Reader reader : readers) {
        reader.close();
      }
      try (Reader again = new Reader(server, "0")) {
        assertThat(again.next().id()).isNotEmpty();
      }
    }
  }
}
