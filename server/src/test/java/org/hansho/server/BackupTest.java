package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hansho.server.backup.Restore;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R112: a server is saved while it works, and the restored one goes on from there. */
@Timeout(300)
class BackupTest {
  @TempDir private Path folder;

  private Path from;
  private Path to;
  private Path file;

  @BeforeEach
  void folders() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
    file = folder.resolve("hansho.zip");
  }

  private static String line(int user) {
    return "{\"kind\":\"act\",\"user\":\"u" + user + "\"}\n";
  }

  private void save(RunningServer server) throws IOException {
    try {
      HttpResponse<Path> answer =
          HttpClient.newHttpClient()
              .send(
                  server.request("/api/v1/backup").POST(BodyPublishers.noBody()).build(),
                  BodyHandlers.ofFile(file));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Hansho-Store")).contains("included");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private Restore.Restored restore() throws IOException {
    Path settings = to.resolve("hansho.yml");
    Files.writeString(settings, "data: data\nhttp: {port: 0}\n");
    ServerSettings read =
        new SettingsReader(to, Map.of()).read(settings).loaded().orElseThrow().settings();
    return new Restore(read).from(file);
  }

  @Test
  void r112TheRestoredServerHasWhatWasThereAndGoesOnWithNothingDoubled() throws IOException {
    String before;
    try (RunningServer server = new RunningServer(from, KilledServer.engine())) {
      for (int user = 0; user < 50; user++) {
        server.send(
            server
                .request("/ingest/v1/web")
                .header("Idempotency-Key", "k" + user)
                .POST(BodyPublishers.ofString(line(user) + line(user))));
      }
      before = server.settled("/api/v1/alerts?limit=1000");
      save(server);
      server.post("/ingest/v1/web", line(99));
      server.until("/api/v1/alerts?limit=1000", "u99");
    }
    assertThat(restore().external()).isFalse();
    try (RunningServer server = new RunningServer(to, KilledServer.engine())) {
      assertThat(server.settled("/api/v1/alerts?limit=1000")).isEqualTo(before);
      server.send(
          server
              .request("/ingest/v1/web")
              .header("Idempotency-Key", "k7")
              .POST(BodyPublishers.ofString(line(7) + line(7))));
      assertThat(server.settled("/api/v1/alerts?limit=1000")).isEqualTo(before);
      assertThat(server.get("/api/v1/status").body()).contains("\"trouble\":\"\"", "\"alarms\":[]");
    }
  }

  /** Every user is sent once; the restored server is sent those that it had not taken. */
  @Test
  void r112ABackupUnderLoadHoldsEverythingThatWasAcknowledgedBeforeItAndNothingTwice()
      throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger acknowledged = new AtomicInteger();
    int before;
    try (RunningServer server = new RunningServer(from, KilledServer.engine())) {
      CompletableFuture<Integer> load =
          CompletableFuture.supplyAsync(
              () -> {
                int sent = 0;
                while (!stop.get()) {
                  StringBuilder lines = new StringBuilder();
                  for (int user = 0; user < 20; user++) {
                    lines.append(line(20 * sent + user));
                  }
                  try {
                    assertThat(server.post("/ingest/v1/web", lines.toString()).statusCode())
                        .isEqualTo(200);
                  } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                  }
                  sent++;
                  acknowledged.set(20 * sent);
                }
                return 20 * sent;
              });
      while (acknowledged.get() < 400) {
        Thread.onSpinWait();
      }
      before = acknowledged.get();
      save(server);
      stop.set(true);
      load.get();
    }
    restore();
    try (RunningServer server = new RunningServer(to, KilledServer.engine())) {
      String status = server.settled("/api/v1/status");
      int events = Integer.parseInt(status.replaceAll("(?s).*\"events.read\":(\\d+).*", "$1"));
      assertThat(events).isBetween(before, acknowledged.get()).isEqualTo(events / 20 * 20);
      assertThat(server.settled("/api/v1/alerts/counts")).contains("\"alerts\":" + events + ",");
    }
  }

  @Test
  void aServerKilledWhileItIsSavedStartsAgainAndIsSavedAgain() throws IOException {
    KilledServer killed = KilledServer.start(from);
    killed.untilReady();
    for (int user = 0; user < 30; user++) {
      assertThat(post(killed.port(), "/ingest/v1/web", line(user)).readAllBytes()).isNotEmpty();
    }
    try (InputStream begun = post(killed.port(), "/api/v1/backup", "")) {
      assertThat(begun.read()).isEqualTo('P');
      killed.kill();
    }
    Files.createDirectories(from.resolve("data/backup-work/default"));
    Files.writeString(from.resolve("data/backup-work/default/epochs.db"), "half");
    String alerts;
    try (RunningServer server = new RunningServer(from, KilledServer.engine())) {
      alerts = server.settled("/api/v1/alerts?limit=1000");
      save(server);
    }
    assertThat(from.resolve("data/backup-work")).doesNotExist();
    restore();
    try (RunningServer server = new RunningServer(to, KilledServer.engine())) {
      assertThat(alerts).contains("u0", "u29");
      assertThat(server.settled("/api/v1/alerts?limit=1000")).isEqualTo(alerts);
    }
  }

  private InputStream post(int port, String path, String body) throws IOException {
    HttpURLConnection call =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    call.setRequestMethod("POST");
    call.setDoOutput(true);
    call.setRequestProperty("Authorization", "Bearer " + LocalKey.read(from.resolve("data")));
    call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    return call.getInputStream();
  }

  @Test
  void nothingIsOverwrittenAndADamagedBackupLeavesNothingBehind() throws IOException {
    try (RunningServer server = new RunningServer(from, KilledServer.engine())) {
      server.post("/ingest/v1/web", line(1));
      server.settled("/api/v1/alerts");
      save(server);
    }
    Path sound = folder.resolve("sound.zip");
    Files.copy(file, sound);
    changed(sound, "local-key");
    assertThatThrownBy(this::restore).hasMessageContaining("local-key is not what was saved");
    assertThat(to.resolve("data")).doesNotExist();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(sound), 4_000));
    assertThatThrownBy(this::restore).hasMessageContaining("no backup or damaged");
    Files.copy(sound, file, StandardCopyOption.REPLACE_EXISTING);
    restore();
    assertThatThrownBy(this::restore).hasMessageContaining("nothing is overwritten");
  }

  /** The same archive with another content of one of its entries. */
  private void changed(Path sound, String name) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(sound.toFile());
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream changed = new ZipOutputStream(out)) {
      zip.stream().map(ZipEntry::getName).forEach(names::add);
      for (String each : names) {
        changed.putNextEntry(new ZipEntry(each));
        try (InputStream in = zip.getInputStream(zip.getEntry(each))) {
          byte[] content = in.readAllBytes();
          content[0] ^= each.equals(name) ? (byte) 1 : 0;
          changed.write(content);
        }
        changed.closeEntry();
      }
    }
    assertThat(names).contains(name);
  }
}
