package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files are followed while they grow and are rotated: each line counts once. */
@Timeout(180)
class FilesTest {
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
  private static final int LINES = 100;

  @TempDir private Path folder;

  private Path logs;
  private Path log;
  private RunningServer server;
  private int written;

  private static String settings() {
    return "sources: [{id: logs, kind: files, roots: [logs], follow_links_to: [pods]}]\n";
  }

  private RunningServer started() throws IOException {
    return new RunningServer(folder, KilledServer.engine(), settings());
  }

  @BeforeEach
  void start() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    log = logs.resolve("app.log");
    server = started();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** So many more lines, each another one. */
  private String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < count; line++) {
      lines
          .append("{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"u")
          .append(written % 10)
          .append("\",\"number\":")
          .append(written++)
          .append("}\n");
    }
    return lines.toString();
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void pack(Path file, Path into) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(into))) {
      Files.copy(file, out);
    }
    Files.delete(file);
  }

  /** How many lines all alerts count. */
  private long counted() throws IOException {
    Matcher count = COUNT.matcher(server.get("/api/v1/alerts?limit=1000").body());
    long sum = 0;
    while (count.find()) {
      sum += Long.parseLong(count.group(1));
    }
    return sum;
  }

  /**
   * Waits until what was written is counted, and sees that no more is at the next look at files.
   */
  private void everyLineCountsOnce() throws IOException {
    while (counted() < written) {
      LockSupport.parkNanos(50_000_000);
    }
    long looks = 0;
    while (looks++ < 23) {
      assertThat(counted()).isEqualTo(written);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void filesThatAreThereGrowAndAppearAreReadAsWhatIsSent() throws IOException {
    append(log, lines(LINES));
    everyLineCountsOnce();
    List<String> before = server.alertIds();
    append(log, lines(LINES));
    Files.createDirectories(logs.resolve("deep/er"));
    append(logs.resolve("deep/er/other.log"), lines(LINES));
    everyLineCountsOnce();
    server.post("/ingest/v1/sent", lines(LINES));
    everyLineCountsOnce();
    assertThat(server.alertIds()).hasSize(10).isEqualTo(before);
    assertThat(server.get("/api/v1/sources").body())
        .contains("\"source\":\"logs=" + log + "\"", "\"connections\":2,");
  }

  @Test
  void rotationByRenameLosesAndDoublesNothing() throws IOException {
    append(log, lines(LINES));
    everyLineCountsOnce();
    append(log, lines(LINES));
    Files.move(log, logs.resolve("app.log.1"));
    append(logs.resolve("app.log.1"), lines(1).strip());
    append(log, lines(LINES));
    everyLineCountsOnce();
    pack(logs.resolve("app.log.1"), logs.resolve("app.log.2.gz"));
    Files.move(log, logs.resolve("app.log.1"));
    append(log, lines(LINES));
    everyLineCountsOnce();
  }

  @Test
  void rotationByCopyingAndEmptyingLosesAndDoublesNothing() throws IOException {
    append(log, lines(LINES));
    everyLineCountsOnce();
    for (int round = 0; round < 2; round++) {
      append(log, lines(LINES));
      Files.copy(log, logs.resolve("app.log." + round));
      everyLineCountsOnce();
      Files.writeString(log, "");
      append(log, lines(LINES));
      everyLineCountsOnce();
    }
  }

  @Test
  void whatIsRotatedWhileNobodyLooksIsReadBehindARestart() throws IOException {
    append(log, lines(LINES));
    everyLineCountsOnce();
    server.close();
    append(log, lines(LINES));
    pack(log, logs.resolve("app.log.1.gz"));
    append(log, lines(LINES));
    server = started();
    everyLineCountsOnce();
    server.close();
    append(log, lines(LINES));
    server = started();
    everyLineCountsOnce();
  }

  @Test
  void aFileThatGetsTheNumberOfAnotherOneIsANewOne() throws IOException {
    append(log, lines(LINES));
    everyLineCountsOnce();
    Files.delete(log);
    append(log, lines(LINES + 7));
    everyLineCountsOnce();
    Files.delete(log);
    append(logs.resolve("next.log"), lines(LINES));
    everyLineCountsOnce();
  }

  @Test
  void packedFilesAreReadOnce() throws IOException {
    Path plain = folder.resolve("old");
    append(plain, lines(5_000));
    pack(plain, logs.resolve("old.log.gz"));
    everyLineCountsOnce();
    server.close();
    server = started();
    everyLineCountsOnce();
  }

  @Test
  void linksAreFollowedOnlyWhereTheSettingsSay() throws IOException {
    Path pod = Files.createDirectories(folder.resolve("pods/shop"));
    append(pod.resolve("0.log"), lines(LINES));
    append(folder.resolve("secret.log"), "{\"kind\":\"act\",\"user\":\"nobody\"}\n");
    Files.createSymbolicLink(logs.resolve("shop.log"), pod.resolve("0.log"));
    Files.createSymbolicLink(logs.resolve("secret.log"), folder.resolve("secret.log"));
    Files.createSymbolicLink(logs.resolve("loop"), logs);
    everyLineCountsOnce();
    Files.move(pod.resolve("0.log"), pod.resolve("0.log.1"));
    append(pod.resolve("0.log"), lines(LINES));
    everyLineCountsOnce();
    assertThat(server.get("/api/v1/sources").body()).doesNotContain("secret.log", "loop");
  }

  @Test
  void garbageCostsItsOwnFile() throws IOException {
    Files.write(logs.resolve("garbage.bin"), new byte[300_000]);
    append(logs.resolve("words.txt"), "nothing that a format reads\n".repeat(20_000));
    append(logs.resolve("endless.log"), "{\"kind\":\"" + "x".repeat(3_000_000));
    Files.write(logs.resolve("broken.gz"), "no gzip".getBytes(StandardCharsets.UTF_8));
    append(logs.resolve("empty.log"), "");
    append(log, lines(LINES));
    everyLineCountsOnce();
    Matcher letters =
        Pattern.compile("\"dead-letters\":(\\d+)").matcher(server.settled("/api/v1/status"));
    assertThat(letters.find()).isTrue();
    assertThat(Integer.parseInt(letters.group(1))).isLessThan(20);
  }
}
