package org.hansho.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.server.Server;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.SettingsReader;

/** A server with the content that Hansho is shipped with, and a sender that has its key. */
final class Receiving implements Closeable {
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f]+)\"");

  private static final int LOOKS = 300;

  /** Compiled once for all tests of a class path. */
  private static final Engine ENGINE = engine();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;
  private final String key;

  /** A server in a folder, for sources whose records may be old. */
  Receiving(Path folder, String... sources) throws IOException {
    StringBuilder yaml = new StringBuilder("data: data\nhttp: {port: 0}\nsources:\n");
    for (String source : sources) {
      yaml.append("  - {id: ").append(source).append(", kind: http, history: true}\n");
    }
    Path file = Files.writeString(folder.resolve("hansho.yml"), yaml);
    var read = new SettingsReader(folder, Map.of()).read(file);
    var loaded = read.loaded().orElseThrow(() -> new IllegalStateException(read.rendered()));
    server = Server.start(loaded, changed -> read, content -> ENGINE);
    key = LocalKey.read(folder.resolve("data"));
  }

  private static Engine engine() {
    try {
      return Engine.compile(new Library().withBuiltin().read());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A request with the key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", "Bearer " + key);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  HttpResponse<String> post(String path, String body) throws IOException {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  String key() {
    return key;
  }

  int port() {
    return server.port();
  }

  /** The ids of all alerts, once there are these, or no further ones have come for long. */
  SortedSet<String> idsOnce(SortedSet<String> wanted) throws IOException {
    SortedSet<String> ids = ids();
    for (int same = 0; !ids.containsAll(wanted) && same < LOOKS; same++) {
      LockSupport.parkNanos(50_000_000);
      SortedSet<String> now = ids();
      same = now.equals(ids) ? same : 0;
      ids = now;
    }
    return ids;
  }

  private SortedSet<String> ids() throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    Matcher found = ID.matcher(send(request("/api/v1/alerts?limit=1000")).body());
    while (found.find()) {
      ids.add(found.group(1));
    }
    return ids;
  }

  /** The format that the records of a source were recognised as, once some were. */
  String formatOf(String source) throws IOException {
    Pattern named =
        Pattern.compile("\"source\":\"" + Pattern.quote(source) + "\",\"format\":\"([^\"]+)\"");
    Matcher found = named.matcher(send(request("/api/v1/sources")).body());
    while (!found.find()) {
      LockSupport.parkNanos(50_000_000);
      found = named.matcher(send(request("/api/v1/sources")).body());
    }
    return found.group(1);
  }

  /** The ids of the alerts that {@code scan} raises of files. */
  static SortedSet<String> scanned(String... files) {
    String[] command = new String[files.length + 1];
    command[0] = "scan";
    System.arraycopy(files, 0, command, 1, files.length);
    SortedSet<String> ids = new TreeSet<>();
    Arrays.stream(Run.of(command).alerts().split("\n"))
        .forEach(
            line -> {
              Matcher found = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(line);
              if (found.find()) {
                ids.add(found.group(1));
              }
            });
    return ids;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
