package org.hansho.server.receive;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.hansho.server.settings.Receiver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is looked at and read step by step. */
class FollowedLogTest {
  private static final int MOST = 1 << 18;

  @TempDir private Path folder;

  private final Tally tally = new Tally();
  private Path logs;
  private Path file;
  private FollowedLog log;
  private long position;
  private boolean complete = true;

  @BeforeEach
  void start() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    file = logs.resolve("app.log");
    log = new FollowedLog("logs=app", file, folder, tally);
  }

  private static void append(Path path, String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<SeenFile> seen() {
    return new FileWalk(new Receiver.Files(List.of(logs), List.of("**"), List.of())).files();
  }

  private void look(List<SeenFile> files) throws IOException {
    Map<String, SeenFile> byKey = new HashMap<>();
    files.forEach(each -> byKey.put(each.key(), each));
    SeenFile atName =
        files.stream().filter(each -> each.name().equals(file)).findFirst().orElse(null);
    log.look(atName, byKey, key -> false, complete);
  }

  private void look(int times) throws IOException {
    for (int time = 0; time < times; time++) {
      look(seen());
    }
  }

  /** What the runner reads on, until there is nothing. */
  private String rest() {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] bytes = log.read(position, MOST);
    while (bytes.length > 0) {
      read.writeBytes(bytes);
      position += bytes.length;
      bytes = log.read(position, MOST);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  private String again(long from, int most) {
    return new String(log.read(from, most), StandardCharsets.UTF_8);
  }

  @Test
  void evidenceThatIsReadAgainMovesNothing() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(rest()).isEqualTo("first line\n");
    Files.delete(file);
    append(file, "second line\n");
    look(3);
    assertThat(rest()).isEqualTo("second line\n");
    look(1);
    append(file, "third line\n");
    assertThat(again(3, MOST)).isEmpty();
    assertThat(again(11, MOST)).isEqualTo("second line\n");
    assertThat(again(18, MOST)).isEqualTo("line\n");
    assertThat(tally.bytes()).isEqualTo(position);
    assertThat(rest()).isEqualTo("third line\n");
    assertThat(tally.records()).isEqualTo(3);
  }

  @Test
  void evidenceOfAnEarlierFileLeavesTheOneOpenThatIsRead() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(rest()).isEqualTo("first line\n");
    Files.move(file, logs.resolve("app.log.1"));
    append(file, "second line\n");
    look(4);
    assertThat(again(position, 7)).isEqualTo("second ");
    position += 7;
    Files.delete(file);
    assertThat(again(0, MOST)).isEqualTo("first line\n");
    assertThat(rest()).isEqualTo("line\n");
  }

  @Test
  void aFileThatGrowsAndIsReadWhileItIsLookedAtGoesOn() throws IOException {
    append(file, "first line\n");
    look(1);
    List<SeenFile> before = seen();
    append(file, "second line\n");
    assertThat(rest()).isEqualTo("first line\nsecond line\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    List<SeenFile> touched =
        before.stream()
            .map(each -> new SeenFile(each.name(), each.file(), each.key(), each.size(), 1))
            .toList();
    look(touched);
    assertThat(rest()).isEmpty();
    assertThat(tally.dropped()).isEmpty();
  }

  @Test
  void aFileThatWasPackedIsReadOnAlsoIfTheNextOneGotItsNumber() throws IOException {
    String old = "the first line of the log\nthe second line of the log\n";
    Path packed = logs.resolve("app.log.1.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(old.getBytes(StandardCharsets.UTF_8));
    }
    append(file, "the first line of another log\n");
    Fingerprint print = Fingerprint.of(old.getBytes(StandardCharsets.UTF_8));
    LogState before =
        new LogState(
            file,
            List.of(new Segment(key(file), print, 0, false)),
            List.of(new LogState.Copy(key(packed), print)));
    log.restore(before);
    position = "the first line of the log\n".length();
    assertThat(rest()).isEmpty();
    look(4);
    StringBuilder read = new StringBuilder();
    for (int pause = 0; pause < 4; pause++) {
      read.append(rest());
    }
    assertThat(read.toString().lines().filter(line -> !line.isEmpty()))
        .containsExactly("the second line of the log", "the first line of another log");
    assertThat(tally.dropped()).isEmpty();
  }

  @Test
  void aPackedFileThatIsCutIsReadUpToTheCut() throws IOException {
    String lines = IntStream.range(0, 9000).mapToObj(i -> i * 7919 + " line\n").collect(joining());
    byte[] packed = packed(lines.getBytes(StandardCharsets.UTF_8), 1);
    followPacked(Arrays.copyOf(packed, packed.length / 2));
    String read = rest() + rest();
    assertThat(read.length()).isGreaterThan(lines.length() * 2 / 5);
    assertThat(lines).startsWith(read.substring(0, read.length() - 1));
    assertThat(rest()).isEmpty();
    assertThat(tally.trouble()).contains("app.gz is read up to a fault in it");
    assertThat(tally.refused()).containsEntry("damaged-file", 1L);
  }

  @Test
  void aPackedFileThatOpensToFarMoreThanItsSizeIsReadUpToTheCap() throws IOException {
    followPacked(packed(new byte[1 << 20], 258));
    byte[] bytes = log.read(position, MOST);
    while (bytes.length > 0) {
      position += bytes.length;
      bytes = log.read(position, MOST);
    }
    assertThat(position).isBetween(255L << 20, 257L << 20);
    assertThat(tally.trouble()).contains("app.gz is read up to a fault in it: 200 : 1");
  }

  private void followPacked(byte[] packed) throws IOException {
    file = logs.resolve("app.gz");
    Files.write(file, packed);
    log = new FollowedLog("logs=packed", file, folder, tally);
    look(1);
  }

  private static byte[] packed(byte[] block, int times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int time = 0; time < times; time++) {
        out.write(block);
      }
    }
    return packed.toByteArray();
  }

  private String key(Path of) {
    return seen().stream().filter(each -> each.name().equals(of)).findFirst().orElseThrow().key();
  }

  @Test
  void aLogIsForgottenOnlyHoursAfterAllWasSeenAndNothingOfItWasThere() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(rest()).isEqualTo("first line\n");
    Files.delete(file);
    complete = false;
    for (int time = 0; time < FollowedLog.GONE; time++) {
      look(List.of());
    }
    assertThat(log.isOver()).isFalse();
    complete = true;
    for (int time = 1; time < FollowedLog.GONE; time++) {
      look(List.of());
    }
    assertThat(log.isOver()).isFalse();
    look(List.of());
    assertThat(log.isOver()).isTrue();
  }

  @Test
  void nothingIsSureBelowARootThatIsNotThere() {
    Path none = folder.resolve("none");
    FileWalk walk = new FileWalk(new Receiver.Files(List.of(logs, none), List.of("**"), List.of()));
    assertThat(walk.files()).isEmpty();
    assertThat(walk.isSure(none.resolve("app.log"))).isFalse();
    assertThat(walk.isSure(file)).isTrue();
  }

  @Test
  void anEarlierFileThatIsGoneUnreadIsCountedAndTheLogGoesOn() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(again(0, 6)).isEqualTo("first ");
    position = 6;
    Files.move(file, logs.resolve("app.log.1"));
    append(file, "second line\n");
    look(4);
    log.end();
    Files.delete(logs.resolve("app.log.1"));
    FollowedLog next = new FollowedLog("logs=app", file, folder, tally);
    next.restore(LogState.read(LogState.file(folder, file)));
    log = next;
    assertThat(rest()).isEmpty();
    look(12);
    assertThat(rest()).isEqualTo("\nsecond line\n");
    assertThat(tally.dropped()).containsEntry("bytes-removed-unread", 5L);
  }

  @Test
  void whatIsWrittenLateIntoAMovedFileIsReadOrCounted() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(again(0, 5)).isEqualTo("first");
    position = 5;
    Files.move(file, logs.resolve("app.log.1"));
    append(file, "");
    look(5);
    append(logs.resolve("app.log.1"), "while the next is empty\n");
    append(file, "second line\n");
    look(4);
    append(logs.resolve("app.log.1"), "late\n");
    look(1);
    assertThat(rest()).isEqualTo(" line\nwhile the next is empty\nlate\nsecond line\n");
    append(logs.resolve("app.log.1"), "too late\n");
    look(3);
    assertThat(rest()).isEmpty();
    assertThat(tally.dropped()).containsEntry("bytes-removed-unread", 9L);
  }

  @Test
  void anEarlierFileThatIsRemovedWhileItIsReadIsReadToItsEnd() throws IOException {
    append(file, "first line\n");
    look(1);
    assertThat(again(0, 5)).isEqualTo("first");
    position = 5;
    Files.move(file, logs.resolve("app.log.1"));
    append(file, "second line\n");
    look(4);
    Files.delete(logs.resolve("app.log.1"));
    Files.move(file, logs.resolve("app.log.2"));
    append(file, "third line\n");
    look(15);
    assertThat(rest()).isEqualTo(" line\nsecond line\nthird line\n");
    assertThat(tally.dropped()).isEmpty();
  }
}
