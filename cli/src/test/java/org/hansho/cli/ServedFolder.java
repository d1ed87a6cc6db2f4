package org.hansho.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hansho.cli.terminal.Screen;
import org.hansho.server.security.LocalKey;

/** {@code hansho run} with one rule in a folder, and commands that ask it. */
final class ServedFolder implements AutoCloseable {
  private static final String RULE =
      """
      title: Somebody did something
      name: act
      level: low
      logsource: {category: webserver}
      detection: {sel: {url.original|contains: act}, condition: sel}
      """;

  private final Path folder;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private CompletableFuture<Integer> server;

  ServedFolder(Path folder) throws IOException {
    this(folder, "content: {built_in: false, basics: false, detections: [rule.yml]}\n");
  }

  /** The same with other settings, for example none. */
  ServedFolder(Path folder, String further) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("rule.yml"), RULE);
    Files.writeString(settings(), "data: kept\nhttp: {port: 0}\n" + further);
    server = start();
  }

  private Path settings() {
    return folder.resolve("hansho.yml");
  }

  Path data() {
    return folder.resolve("kept");
  }

  String address() throws IOException {
    return "http://127.0.0.1:" + Files.readString(data().resolve("http-port")).strip();
  }

  private CompletableFuture<Integer> start() {
    stop.set(false);
    CompletableFuture<Integer> started =
        CompletableFuture.supplyAsync(
            () -> {
              Environment environment =
                  new Environment(
                      new ByteArrayInputStream(new byte[0]),
                      new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                      new PrintStream(talk, true, StandardCharsets.UTF_8),
                      Screen.of("", Map.of()),
                      System::nanoTime,
                      stop::get);
              String[] arguments = {"run", "--config", settings().toString()};
              return Main.run(arguments, environment, Map.of("LANG", "C"));
            });
    while (!started.isDone() && run("source", "status").code() != 0) {
      LockSupport.parkNanos(20_000_000);
    }
    return started;
  }

  /** A command with the settings of this server. */
  Run run(String... command) {
    return runOn("", command);
  }

  /** The same with something on standard input. */
  Run runOn(String input, String... command) {
    String[] named =
        Stream.concat(Stream.of(command), Stream.of("--config", settings().toString()))
            .toArray(String[]::new);
    return Run.onInput(input, named);
  }

  /** Sends records of a source, which the server keeps before it answers. */
  void send(String source, String records) throws IOException {
    URI uri = URI.create(address() + "/ingest/v1/" + source);
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setRequestMethod("POST");
    call.setRequestProperty("Authorization", "Bearer " + LocalKey.read(data()));
    call.setDoOutput(true);
    try (OutputStream body = call.getOutputStream()) {
      body.write(records.getBytes(StandardCharsets.UTF_8));
    }
    if (call.getResponseCode() != 200) {
      throw new IOException("the server answers " + call.getResponseCode());
    }
  }

  /** What the server said so far. */
  String talk() {
    return talk.toString(StandardCharsets.UTF_8);
  }

  /** What the server has said once these words are among it, or all if it has ended. */
  String talkWith(String words) {
    while (!server.isDone() && !talk().contains(words)) {
      LockSupport.parkNanos(20_000_000);
    }
    return talk();
  }

  int stop() {
    stop.set(true);
    return server.join();
  }

  void startAgain() {
    server = start();
  }

  @Override
  public void close() {
    stop();
  }
}
