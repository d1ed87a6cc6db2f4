package org.hansho.distribution;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;

/** Calls of a server with a key. */
final class Http {
  private static final int MOST_TRIES = 600;
  private static final long PAUSE_NANOS = 100_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String key;

  Http(String address, String key) {
    this.address = address;
    this.key = key;
  }

  String post(String path, byte[] body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** The first answer that contains a text, of many. */
  String untilContains(String path, String text) throws IOException, InterruptedException {
    String answer = "";
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      answer = send(request(path).GET().build());
      if (answer.contains(text)) {
        return answer;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError("no answer contains " + text + "; the last one: " + answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + key);
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
