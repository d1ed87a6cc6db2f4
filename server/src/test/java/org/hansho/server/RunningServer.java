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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.server.health.Watching;
import org.hansho.server.http.Route;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.SettingsReader;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.settings.SettingsSource;
import org.hansho.server.tenant.Tenants;

/** A server in a folder, and a client that has its key. */
final class RunningServer implements Closeable {
  /** A disk of which half is free, whatever that of this machine has. */
  static final Watching.Disk ROOM = folder -> new Watching.Room(1L << 40, 1L << 41);

  /** A setting that a variable of the environment decides; it is what the default is. */
  static final String BY_VARIABLE = "triage.verdict_after";

  /** Epochs are short, since nearly every test waits for one. */
  private static final String SHORT_EPOCHS = "engine: {epoch: 10ms}\n";

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]+)\"");

  /**
   * Over HTTP/2 the client of Java fails where a server answers before it has read the body, and a
   * server hangs up on who resets many streams a second; {@code HttpsTest} speaks both.
   */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Server server;
  private final String key;

  RunningServer(Path folder, Engine engine) throws IOException {
    this(folder, engine, "");
  }

  /** The same with further settings. */
  RunningServer(Path folder, Engine engine, String yaml) throws IOException {
    this(folder, content -> engine, yaml);
  }

  /** The same with content that may change. */
  RunningServer(Path folder, Tenants.Engines engines, String yaml) throws IOException {
    this(folder, engines, yaml, new Watching(ArrivalClock::system, ROOM, true));
  }

  /** The same with a time of its own. */
  RunningServer(Path folder, Tenants.Engines engines, String yaml, Watching watching)
      throws IOException {
    this(folder, engines, yaml, watching, Server::start);
  }

  /** One that answers, and need not take records yet; the rest of its start goes on. */
  static RunningServer begun(Path folder, Tenants.Engines engines, String yaml) throws IOException {
    Watching watching = new Watching(ArrivalClock::system, ROOM, true);
    return new RunningServer(folder, engines, yaml, watching, Server::begin);
  }

  private interface Starting {
    Server start(
        LoadedSettings loaded, SettingsSource again, Tenants.Engines engines, Watching watching)
        throws IOException;
  }

  private RunningServer(
      Path folder, Tenants.Engines engines, String yaml, Watching watching, Starting starting)
      throws IOException {
    Path file = folder.resolve("hansho.yml");
    Files.writeString(
        file,
        "data: data\n"
            + (yaml.contains("engine:") ? "" : SHORT_EPOCHS)
            + (yaml.startsWith("http:") ? "" : "http: {port: 0}\n")
            + yaml);
    Map<String, String> environment =
        Map.of(
            "SENDER",
            "a-token-of-senders-with-enough-letters",
            "HANSHO_TRIAGE_VERDICT_AFTER",
            "10");
    SettingsReader reader = new SettingsReader(folder, environment);
    SettingsReading read = reader.read(file);
    LoadedSettings loaded =
        read.loaded().orElseThrow(() -> new IllegalStateException(read.rendered()));
    server = starting.start(loaded, changed -> reader.with(changed).read(file), engines, watching);
    key = LocalKey.read(folder.resolve("data"));
  }

  /** A request with the key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
  }

  /** The status of a call that shows another token. */
  int withToken(String token, String method, String path) throws IOException {
    return send(HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString("{}\n")))
        .statusCode();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  int port() {
    return server.port();
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

  /** The preview of a suppression, once it has ended. */
  String previewed(String filter) throws IOException {
    String path = "/api/v1/suppressions/preview";
    String begun = post(path, "{\"filter\":\"" + filter + "\"}").body();
    String answer = begun;
    while (answer.contains("\"state\":\"running\"")) {
      answer = get(path + "/" + TokensTest.field(begun, "id")).body();
    }
    return answer;
  }

  /** An answer once everything that came in was read and detected. */
  String settled(String path) throws IOException {
    String last = "";
    String answer = get(path).body();
    for (int same = 0; same < 20; same = answer.equals(last) ? same + 1 : 0) {
      last = answer;
      LockSupport.parkNanos(20_000_000);
      answer = get(path).body();
    }
    return answer;
  }

  /** The port at which a source of the settings listens. */
  int listens(String source) throws IOException {
    Matcher place =
        Pattern.compile(
                "\"source\":\"" + source + "\",\"kind\":\"[^\"]*\",\"place\":\"[^\"]*:(\\d+)\"")
            .matcher(get("/api/v1/sources").body());
    if (!place.find()) {
      throw new IllegalStateException(source + " does not listen");
    }
    return Integer.parseInt(place.group(1));
  }

  /** The ids of all alerts once everything that came in was read and detected, in their order. */
  List<String> alertIds() throws IOException {
    Matcher id = ID.matcher(settled("/api/v1/alerts?limit=1000"));
    List<String> ids = new ArrayList<>();
    while (id.find()) {
      ids.add(id.group(1));
    }
    Collections.sort(ids);
    return ids;
  }

  /** The status of a call without the key; headers are names and values in turn. */
  int status(String method, String path, String body, String... headers) throws IOException {
    return call(method, path, body, headers).statusCode();
  }

  /** The same with its whole answer. */
  HttpResponse<String> call(String method, String path, String body, String... headers)
      throws IOException {
    return send(plain(method, path, body, headers));
  }

  private HttpRequest.Builder plain(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Whether it takes records. */
  boolean isReady() throws IOException {
    return server.isReady();
  }

  /** The path of the link for the first sign-in. */
  Optional<String> firstSignIn() {
    return server.firstSignIn();
  }

  String key() {
    return key;
  }

  /** Looks at the health of everything once. */
  void lookAtHealth() {
    server.lookAtHealth();
  }

  /** Every route. */
  List<Route> routes() {
    return server.routes();
  }

  /** The status of a call that shows no key. */
  int withoutKey(String method, String path) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody());
    return send(request).statusCode();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
