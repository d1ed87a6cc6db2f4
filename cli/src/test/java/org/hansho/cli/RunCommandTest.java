package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.cli.terminal.Screen;
import org.hansho.server.security.LocalKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's first way: run, send, list. */
@Timeout(300)
class RunCommandTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]+)\"");

  @TempDir private Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String settings(int port) throws IOException {
    Path file = folder.resolve("hansho.yml");
    Files.writeString(file, "data: kept\nhttp: {port: " + port + "}\n");
    return file.toString();
  }

  /** The program until it is stopped. */
  private static CompletableFuture<Run> started(String settings, AtomicBoolean stop) {
    return CompletableFuture.supplyAsync(
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          ByteArrayOutputStream talk = new ByteArrayOutputStream();
          Environment environment =
              new Environment(
                  new ByteArrayInputStream(new byte[0]),
                  new PrintStream(out, true, StandardCharsets.UTF_8),
                  new PrintStream(talk, true, StandardCharsets.UTF_8),
                  Screen.of("", Map.of()),
                  System::nanoTime,
                  stop::get);
          String[] arguments = {"run", "--config", settings};
          int code = Main.run(arguments, environment, Map.of("LANG", "C"));
          return new Run(
              code, out.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
        });
  }

  private int send(int port, String source, String records) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/ingest/v1/" + source);
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setRequestMethod("POST");
    call.setRequestProperty("Authorization", "Bearer " + LocalKey.read(folder.resolve("kept")));
    call.setDoOutput(true);
    try (OutputStream body = call.getOutputStream()) {
      body.write(records.getBytes(StandardCharsets.UTF_8));
    }
    return call.getResponseCode();
  }

  private static Run until(String wanted, String... command) {
    Run run = Run.of(command);
    while (!run.out().contains(wanted)) {
      LockSupport.parkNanos(50_000_000);
      run = Run.of(command);
    }
    return run;
  }

  /** Alerts leave as a file. */
  private void isExported(String settings) throws IOException {
    Path table = folder.resolve("alerts.csv");
    Run exported =
        Run.of("export", "run", "--format", "csv", "--out", table.toString(), "--config", settings);
    assertThat(exported.code()).isZero();
    assertThat(Files.readString(table))
        .startsWith("id,version,tenant,status,")
        .contains("Role binding to the cluster-admin role detected");
    assertThat(Run.of("export", "status", "--config", settings).out())
        .startsWith("There are no continuous exports");
    assertThat(Run.of("export", "retry", "hook", "--config", settings).talk()).contains("404");
    assertThat(Run.of("export", "preview", "hook", "--config", settings).talk()).contains("404");
    assertThat(Run.of("export", "test", "hook", "--config", settings).talk()).contains("404");
    assertThat(Run.of("export", "letters", "hook", "--config", settings).talk()).contains("404");
    assertThat(Run.of("export", "snapshot", "hook", "--config", settings).talk()).contains("404");
    Run wrong =
        Run.of(
            "export", "run", "--format", "xlsx", "--out", table.toString(), "--config", settings);
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(wrong.talk()).contains("security-center", "stix");
  }

  @Test
  void whatIsSentToARunningServerIsListedAndShown() throws IOException {
    int port = freePort();
    String settings = settings(port);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Run> server = started(settings, stop);
    try {
      while (Run.of("source", "status", "--config", settings).code() != 0) {
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(Run.of("alert", "list", "--config", settings).out()).startsWith("No alerts.");
      String audit = Files.readString(Path.of(Run.SAMPLES, "shop-cluster", "kube-audit.log"));
      assertThat(send(port, "shop", audit)).isEqualTo(200);

      Run listed = until("cluster-admin-binding", "alert", "list", "--config", settings);
      assertThat(listed.code()).isZero();
      assertThat(listed.out()).contains("Role binding to the cluster-admin role detected");
      Run japanese = Run.of("alert", "list", "--config", settings, "--lang", "ja");
      assertThat(japanese.out()).contains("クラスター管理者ロールへのロール バインド");
      Run json = Run.of("alert", "list", "--config", settings, "--output", "json");
      Matcher id = ID.matcher(json.out());
      assertThat(id.find()).isTrue();
      Run shown = Run.of("alert", "show", id.group(1), "--output", "json", "--config", settings);
      assertThat(shown.out()).contains("\"evidence\":[{\"source\":\"shop\"");
      assertThat(Run.of("alert", "show", id.group(1), "--config", settings).out())
          .containsSubsequence("active  unassigned", "Entities", "Evidence", "shop", "What to do")
          .contains("1. ", "explain " + id.group(1))
          .doesNotContain("\"evidence\"");
      assertThat(until("kubernetes-audit", "source", "status", "--config", settings).out())
          .contains("shop");
      isExported(settings);
      Run status = Run.of("status", "--config", settings);
      assertThat(status.out()).contains("Hansho goes on.", "Event time has come to");
      assertThat(status.code()).isZero();
      assertThat(Run.of("status", "--quiet", "--config", settings).out()).isEmpty();
      Run second = Run.of("run", "--config", settings);
      assertThat(second.code()).isEqualTo(ExitCode.USAGE.code());
      assertThat(second.talk()).contains("in use").doesNotContain("Hansho starts");
    } finally {
      stop.set(true);
    }
    Run ended = server.join();
    assertThat(ended.code()).isZero();
    assertThat(ended.talk()).contains("listens at http://127.0.0.1:" + port, "has stopped");
  }

  @Test
  void whatWasLeftOutIsListedShownAndProcessedAgain() throws IOException {
    int port = freePort();
    String settings = settings(port);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Run> server = started(settings, stop);
    try {
      while (Run.of("status", "--quiet", "--config", settings).code() != 0) {
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(Run.of("dead-letter", "list", "--config", settings).out())
          .startsWith("Nothing was left out.");
      String audit = Files.readString(Path.of(Run.SAMPLES, "shop-cluster", "kube-audit.log"));
      assertThat(send(port, "shop", audit.replaceFirst("\n", "\n{\"kind\":\"Event\";]\n")))
          .isEqualTo(200);
      Run listed = until("malformed", "dead-letter", "list", "--config", settings);
      assertThat(listed.out()).contains("Number", "shop", "A comma or a closing brace is missing");
      assertThat(Run.of("dead-letter", "show", "1", "--config", settings).out())
          .contains("\"record\":\"{\\\"kind\\\":\\\"Event\\\";]\"");
      assertThat(Run.of("dead-letter", "retry", "1", "--config", settings).out())
          .contains("processed again: 1");
      assertThat(Run.of("dead-letter", "retry", "77", "--config", settings).code())
          .isEqualTo(ExitCode.INPUT.code());
    } finally {
      stop.set(true);
    }
    assertThat(server.join().code()).isZero();
  }

  @Test
  void aQuestionToAServerThatDoesNotRunIsAnsweredHowToStartIt() throws IOException {
    String settings = settings(freePort());
    Run none = Run.of("alert", "list", "--config", settings);
    assertThat(none.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(none.talk()).contains("Start the server first");
    Files.createDirectories(folder.resolve("kept"));
    LocalKey.of(folder.resolve("kept"));
    Run nobody = Run.of("alert", "list", "--config", settings);
    assertThat(nobody.talk()).contains("Nobody answers at", "hansho run");
    assertThat(Run.of("alert", "list", "--config", settings(0)).talk())
        .contains("no server has run yet on the folder", "hansho run");
    assertThat(Run.of("status", "--quiet", "--config", settings).code())
        .isEqualTo(ExitCode.INPUT.code());
  }

  @Test
  void settingsAreCheckedAndShown() throws IOException {
    String sound = settings(8514);
    assertThat(Run.of("config", "check", "--config", sound).code()).isZero();
    assertThat(Run.of("config", "show", "--config", sound).out()).contains("port: 8514");
    Path wrong = folder.resolve("wrong.yml");
    Files.writeString(wrong, "http: {prot: 1}\n");
    Run refused = Run.of("config", "check", "--config", wrong.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.talk()).contains("prot", "port", ":1:");
    Files.writeString(wrong, "http: {port: 99999}\ntime: {idel: 2s}\n");
    assertThat(Run.of("config", "check", "--config", wrong.toString()).talk())
        .as("each problem with its line and place on lines of their own")
        .contains("\n  | http: {port: 99999}\n  |              ^\n")
        .contains("wrong.yml:2:8: ");
  }
}
