package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hansho.server.security.LocalKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server answers to {@code selftest} and {@code alert sample}, in words and exit codes. */
@Timeout(60)
class SelfTestCommandTest {
  private static final String RUNNING =
      "{\"running\":true,\"trouble\":\"\",\"total\":3,\"tried\":1,\"fired\":1,"
          + "\"fired_of_reference\":1,\"detections\":[]}";

  @TempDir private Path folder;

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile int code = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/selftest", this::answer);
    server.createContext("/api/v1/samples", this::answer);
    server.start();
    Files.createDirectory(folder.resolve("kept"));
    LocalKey.of(folder.resolve("kept"));
    Files.writeString(
        folder.resolve("hansho.yml"),
        "data: kept\nhttp: {port: " + server.getAddress().getPort() + "}\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    calls.add(call.getRequestMethod() + " " + call.getRequestURI());
    byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(code, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private Run run(String last) {
    answers.addAll(List.of(RUNNING, RUNNING, last));
    return Run.of("selftest", "--config", folder.resolve("hansho.yml").toString());
  }

  private static String ended(String trouble, String detections) {
    return "{\"running\":false,\"trouble\":\""
        + trouble
        + "\",\"total\":3,\"tried\":3,\"fired\":1,\"fired_of_reference\":1,\"detections\":["
        + detections
        + "]}";
  }

  @Test
  void whatIsNotArmedIsNoFault() {
    Run run =
        run(
            ended(
                "",
                "{\"id\":\"key-vault/tor-access\",\"reference\":true,\"state\":\"not-armed\","
                    + "\"reason\":\"intelligence.tor\"}"));
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out())
        .isEqualTo(
            """
            not armed  key-vault/tor-access: works, and lacks here intelligence.tor
            1 of 85 kinds of alerts fire here; with the basics 1 of 3.
            """);
  }

  @Test
  void aSilentDetectionIsOne() {
    Run run =
        run(
            ended(
                "",
                "{\"id\":\"sql/injection\",\"reference\":true,\"state\":\"silent\","
                    + "\"reason\":\"a union raises one\"}"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("SILENT     sql/injection: its records raised no alert (a union raises one)\n");
  }

  private Run sample(String verb, String answer) {
    answers.add(answer);
    return Run.of("alert", "sample", verb, "--config", folder.resolve("hansho.yml").toString());
  }

  @Test
  void samplesAreAddedAndRemovedAndWhatHasNoneIsNamed() {
    Run added =
        sample("add", "{\"added\":84,\"alerts\":85,\"left_out\":[\"linux/a\",\"linux/b\"]}");
    assertThat(added.code()).isZero();
    assertThat(added.talk()).contains("Samples added: 84.", " 85.", "linux/a", "linux/b");
    Run removed = sample("remove", "{\"removed\":85}");
    assertThat(removed.code()).isZero();
    assertThat(removed.talk()).contains("85");
    assertThat(calls).containsExactly("POST /api/v1/samples", "DELETE /api/v1/samples");
    code = 409;
    Run busy = sample("add", "{\"status\":409,\"detail\":\"Samples are being added; wait.\"}");
    assertThat(busy.code()).isNotZero();
    assertThat(busy.talk()).contains("Samples are being added");
  }

  @Test
  void aTestThatEndedEarlyIsNotTakenForAWholeOne() {
    Run run = run(ended("the disk is full", ""));
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.talk()).contains("The self test ended early: the disk is full");
  }
}
