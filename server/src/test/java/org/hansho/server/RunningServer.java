package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.server.http.HttpSettings;
import org.hansho.server.security.LocalKey;

/** A server in a folder, and a client that has its key. */
final class RunningServer implements Closeable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;
  private final String key;

  RunningServer(Path folder, Engine engine) throws IOException {
    server = Server.start(folder, HttpSettings.DEFAULT.withPort(0), RunnerSettings.DEFAULT, engine);
    key = LocalKey.read(folder);
  }

  /** A request with the key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws IOException {
    return post(path, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, BodyPublisher body) throws IOException {
    return send(request(path).POST(body));
  }

  /** Asks until an answer holds a text. */
  String until(String path, String text) throws IOException {
    String answer = get(path).body();
    while (!answer.contains(text)) {
      LockSupport.parkNanos(10_000_000);
      answer = get(path).body();
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
