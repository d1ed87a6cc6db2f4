package org.hansho.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The API of the demonstration's server, with the key of its folder. Safe from any thread. */
final class ServerApi {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String key;

  ServerApi(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /**
   * Sends records.
   *
   * @param idempotency the key of this request, for one that may come again
   */
  HttpResponse<String> ingest(String source, String idempotency, byte[] body) throws IOException {
    return answer(
        request("/ingest/v1/" + source)
            .header("Idempotency-Key", idempotency)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> get(String path) throws IOException {
    return answer(request(path));
  }

  /**
   * Gives each alert that was raised or changes to a reader, from the first one on, until the
   * server ends.
   */
  void follow(Demonstration.AlertReader alerts) throws IOException {
    HttpRequest request =
        request("/api/v1/alerts/stream")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "0")
            .build();
    try (InputStream bytes = sent(request, BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          alerts.take(line.substring("data: ".length()));
        }
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
    return sent(request.build(), BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request, handler);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("The demonstration ends.", ending);
    }
  }
}
