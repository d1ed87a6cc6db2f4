package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hansho.local.run.RereadableInput;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.SourceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a folder are looked at step by step. */
class FollowerTest {
  @TempDir private Path folder;

  private final Map<String, RereadableInput> inputs = new LinkedHashMap<>();
  private final Map<String, Long> positions = new LinkedHashMap<>();
  private Path logs;
  private Follower follower;

  @BeforeEach
  void start() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    Follower.Runner runner =
        new Follower.Runner() {
          @Override
          public void follow(RereadableInput log) {
            inputs.put(log.source(), log);
          }

          @Override
          public void leave(String source) {
            inputs.remove(source);
          }
        };
    Receiver.Files files = new Receiver.Files(List.of(logs), List.of("**"), List.of());
    SourceSettings source =
        new SourceSettings(
            "s", "t", Optional.empty(), Duration.ofMinutes(1), false, true, List.of(), files);
    Intake intake = new Intake(source, new MemoryTaker(), 1024);
    follower = Follower.open(intake, runner, files, folder.resolve("state"), Duration.ofNanos(1));
  }

  private static String lines(String word) {
    return (word + " is a line of a log\n").repeat(100);
  }

  private static void append(Path path, String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void pack(Path file, Path into) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(into))) {
      Files.copy(file, out);
    }
    Files.delete(file);
  }

  /** Looks a few times, and reads all that is new. */
  private String read() throws IOException {
    StringBuilder read = new StringBuilder();
    for (int look = 0; look < 6; look++) {
      follower.look();
      for (RereadableInput input : List.copyOf(inputs.values())) {
        long position = positions.getOrDefault(input.source(), 0L);
        byte[] bytes = input.read(position, 1 << 18);
        while (bytes.length > 0) {
          read.append(new String(bytes, StandardCharsets.UTF_8));
          position += bytes.length;
          bytes = input.read(position, 1 << 18);
        }
        positions.put(input.source(), position);
      }
    }
    return read.toString();
  }

  @Test
  void filesThatWereRotatedBeforeTheFirstStartAreNotReadAgainAtEachRotation() throws IOException {
    Path log = logs.resolve("app.log");
    append(logs.resolve("oldest"), lines("oldest"));
    pack(logs.resolve("oldest"), logs.resolve("app.log.2.gz"));
    append(logs.resolve("app.log.1"), lines("older"));
    append(log, lines("old"));
    assertThat(read()).contains(lines("oldest"), lines("older"), lines("old"));
    Files.move(logs.resolve("app.log.2.gz"), logs.resolve("app.log.3.gz"));
    pack(logs.resolve("app.log.1"), logs.resolve("app.log.2.gz"));
    Files.move(log, logs.resolve("app.log.1"));
    append(log, lines("new"));
    assertThat(read()).isEqualTo(lines("new"));
    Files.move(logs.resolve("app.log.3.gz"), logs.resolve("app.log.4.gz"));
    Files.move(logs.resolve("app.log.2.gz"), logs.resolve("app.log.3.gz"));
    pack(logs.resolve("app.log.1"), logs.resolve("app.log.2.gz"));
    Files.move(log, logs.resolve("app.log.1"));
    append(log, lines("newer"));
    assertThat(read()).isEqualTo(lines("newer"));
  }

  @Test
  void aCopyThatReplacesAnOlderFileIsNotReadAgain() throws IOException {
    Path log = logs.resolve("app.log");
    append(logs.resolve("app.log.1"), lines("older"));
    append(log, lines("old"));
    assertThat(read()).contains(lines("older"), lines("old"));
    Files.move(logs.resolve("app.log.1"), logs.resolve("app.log.2"));
    Files.copy(log, logs.resolve("app.log.1"));
    assertThat(read()).isEmpty();
    Files.writeString(log, "");
    append(log, lines("new"));
    assertThat(read()).isEqualTo(lines("new"));
  }

  @Test
  void aFileThatCannotBeReadIsNoLog() throws IOException {
    append(logs.resolve("broken.gz"), "no gzip");
    assertThat(read()).isEmpty();
    assertThat(inputs).isEmpty();
    assertThat(follower.status().connections()).isZero();
    assertThat(follower.status().trouble()).contains("broken.gz");
  }
}
