package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hansho.alert.Language;
import org.hansho.cli.terminal.Screen;
import org.hansho.report.text.Texts;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a server which answers slowly, or is watched while it answers. */
@Timeout(60)
class ServerClientTest {
  private static final byte[] SAVED = "saved".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path settings;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    Files.createDirectory(folder.resolve("kept"));
    LocalKey.of(folder.resolve("kept"));
    settings = folder.resolve("hansho.yml");
    int port = server.getAddress().getPort();
    Files.writeString(settings, "data: kept\nhttp: {port: " + port + "}\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private ServerClient client(int readMillis) {
    ServerSettings read =
        new SettingsReader(folder, Map.of()).read(settings).loaded().orElseThrow().settings();
    return new ServerClient(read, "", Texts.of(Language.ENGLISH), readMillis);
  }

  private static void answer(HttpExchange call) throws IOException {
    call.sendResponseHeaders(200, SAVED.length);
    call.getResponseBody().write(SAVED);
    call.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoeverStopsTheCommandEndsTheJobItWaitsFor() throws IOException {
    List<String> calls = new CopyOnWriteArrayList<>();
    server.createContext(
        "/job",
        call -> {
          calls.add(call.getRequestMethod());
          String state = calls.contains("DELETE") ? "cancelled" : "running";
          byte[] body = ("{\"state\":\"" + state + "\"}").getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(talk, true, StandardCharsets.UTF_8);
    Environment stopped =
        new Environment(
            InputStream.nullInputStream(),
            stream,
            stream,
            new Screen(false, false, 100, true),
            System::nanoTime,
            () -> true);
    AwaitedJob job =
        new AwaitedJob(
            stopped, client(10_000), "/job", new AwaitedJob.Unit("done", "all", "looked at"));
    assertThat(new String(job.ended(), StandardCharsets.UTF_8)).contains("cancelled");
    assertThat(calls).containsExactly("GET", "DELETE", "GET");
  }

  @Test
  void aRefusalIsSaidInWordsAndNotAsJson() {
    server.createContext(
        "/refused",
        call -> {
          byte[] body =
              "{\"status\":409,\"detail\":\"It has ended.\",\"instance\":\"urn:1\"}"
                  .getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(409, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    assertThatThrownBy(() -> client(10_000).get("/refused"))
        .hasMessage("The server refused with status 409: It has ended.");
  }

  @Test
  void whatIsSavedOrCopiedMayTakeLongerThanAnyOtherAnswer() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch othersGaveUp = new CountDownLatch(1);
    server.createContext(
        "/slow",
        call -> {
          asked.countDown();
          await(othersGaveUp);
          answer(call);
        });
    ServerClient client = client(200);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    List<CompletableFuture<Void>> slow =
        List.of(
            CompletableFuture.runAsync(() -> run(() -> client.save("/slow", saved)), threads),
            CompletableFuture.runAsync(() -> run(() -> client.copy("/slow", copied)), threads));
    await(asked);

    assertThatThrownBy(() -> client.get("/slow")).isInstanceOf(SocketTimeoutException.class);
    othersGaveUp.countDown();
    slow.forEach(CompletableFuture::join);

    assertThat(saved.toByteArray()).isEqualTo(SAVED);
    assertThat(copied.toByteArray()).isEqualTo(SAVED);
  }

  private interface Call {
    void call() throws IOException;
  }

  private static void run(Call call) {
    try {
      call.call();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aBackupIsReadableByItsOwnerOnlyWhileItIsWritten() {
    CompletableFuture<String> rights = new CompletableFuture<>();
    server.createContext(
        "/api/v1/backup",
        call -> {
          Path unfinished = folder.resolve("saved.zip.unfinished");
          rights.complete(
              Files.exists(unfinished)
                  ? PosixFilePermissions.toString(Files.getPosixFilePermissions(unfinished))
                  : "not there");
          answer(call);
        });
    Run saved =
        Run.onInput(
            "", "backup", folder.resolve("saved.zip").toString(), "--config", settings.toString());

    assertThat(rights).isCompletedWithValue("rw-------");
    assertThat(saved.talk()).contains("no backup");
    assertThat(folder.resolve("saved.zip.unfinished")).doesNotExist();
  }
}
