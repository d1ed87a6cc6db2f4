package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.hansho.event.Fields;
import org.hansho.format.RememberedReader.Lines;
import org.hansho.format.auditd.AuditdFormat;
import org.hansho.format.syslog.SyslogFormat;
import org.hansho.record.Format;
import org.hansho.record.ReaderMemory;
import org.hansho.record.ReaderMemory.SavedPiece;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of memory that every format keeps: at whatever place of its samples a reader is
 * saved and another one restored, the events are those of one reader.
 */
class ReaderMemoryTest {
  private static final int CUTS_ANYWHERE = 40;
  private static final int LARGEST_BLOCK = 97;
  private static final int PROCESSES = 60_000;

  /** Formats whose samples give other events if memory is lost at the worst place. */
  private static final Set<String> SHOW_THEIR_MEMORY =
      Set.of(
          "auditd",
          "auditd-json",
          "azure-csv",
          "azure-json",
          "laurel",
          "log-analytics-syslog",
          "mysql-general",
          "postgresql-log",
          "sqlserver-errorlog",
          "syslog");

  private interface Check {
    void of(Format format, Fields fields, byte[] source);
  }

  private static Stream<DynamicTest> eachFormat(Check check) {
    return Formats.ALL.stream()
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> eachSample(format, check)));
  }

  private static void eachSample(Format format, Check check) throws IOException {
    List<Path> samples = FormatSamples.samples("format/" + format.name(), "");
    assertThat(samples).as("samples of " + format.name()).isNotEmpty();
    for (Path sample : samples) {
      check.of(format, fields(format, sample), FormatSamples.bytes(sample));
    }
  }

  /** The fields that the sample's expected events show. */
  private static Fields fields(Format format, Path sample) throws IOException {
    Set<String> names = new TreeSet<>(format.commonFields().keySet());
    Path expected = sample.resolveSibling(sample.getFileName() + ".expected.json");
    for (String line : Files.readAllLines(expected)) {
      try (JsonParser json = new JsonFactory().createParser(line)) {
        int depth = 0;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
          if (token == JsonToken.FIELD_NAME && depth == 2) {
            names.add(json.currentName());
          }
        }
      }
    }
    return FormatSamples.fields(format, names);
  }

  private static List<String> whole(Format format, Fields fields, byte[] source) {
    return rest(new RememberedReader(format, fields, source)).all();
  }

  private static Lines rest(RememberedReader reader) {
    Lines lines = new Lines();
    reader.end(lines);
    return lines;
  }

  /** Behind each line, and at places anywhere. */
  private static List<Integer> cuts(byte[] source) {
    Set<Integer> cuts = new TreeSet<>();
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '\n') {
        cuts.add(i);
        cuts.add(i + 1);
      }
    }
    new Random(source.length).ints(CUTS_ANYWHERE, 0, source.length).forEach(cuts::add);
    return new ArrayList<>(cuts);
  }

  @TestFactory
  Stream<DynamicTest> savedAnywhereOnceAReaderGoesOnAsIfNothingHadHappened() {
    return eachFormat(
        (format, fields, source) -> {
          List<String> whole = whole(format, fields, source);
          RememberedReader reader = new RememberedReader(format, fields, source);
          Lines before = new Lines();
          for (int cut : cuts(source)) {
            reader.read(cut, before);
            reader.save();
            Lines after = rest(reader.restored());
            assertThat(before.and(after)).as("cut at " + cut).isEqualTo(whole);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anyNumberOfReadersInTurnsReadWhatOneReads() {
    return eachFormat(
        (format, fields, source) -> {
          List<String> read = inTurns(format, fields, source, LARGEST_BLOCK);
          assertThat(read).isEqualTo(whole(format, fields, source));
        });
  }

  private static List<String> inTurns(Format format, Fields fields, byte[] source, int largest) {
    RememberedReader reader = new RememberedReader(format, fields, source);
    Lines lines = new Lines();
    Random random = new Random(source.length);
    for (int at = 0; at < source.length; at += 1 + random.nextInt(largest)) {
      reader.read(at, lines);
      reader.save();
      reader = reader.restored();
    }
    return lines.and(rest(reader));
  }

  @Test
  void readersInTurnsAssembleRecordedAuditEventsAsOneDoes() throws IOException {
    Path folder =
        Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry", "linux-auditd");
    assumeTrue(Files.isDirectory(folder), "recorded audit logs are absent: " + folder);
    Format format = new AuditdFormat();
    Fields fields =
        FormatSamples.fields(
            format, List.of("ParentImage", "ParentCommandLine", "process.ancestors"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] source = FormatSamples.bytes(file);
        assertThat(inTurns(format, fields, source, 5 * LARGEST_BLOCK))
            .as(file.toString())
            .isEqualTo(whole(format, fields, source));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aReaderBetweenRecordsOfAFormatWithoutMemoryNeedsNothingSaved() {
    return eachFormat(
        (format, fields, source) -> {
          if (!format.hasMemory()) {
            assertThat(losses(format, fields, source, RememberedReader::isBetweenRecords))
                .isEmpty();
          }
        });
  }

  @Test
  void theSamplesShowWhatIsLostWithoutMemory() throws IOException {
    Set<String> shown = new TreeSet<>();
    Check check =
        (format, fields, source) -> {
          if (!losses(format, fields, source, reader -> true).isEmpty()) {
            shown.add(format.name());
          }
        };
    for (Format format : Formats.ALL) {
      eachSample(format, check);
    }
    assertThat(shown).containsAll(SHOW_THEIR_MEMORY);
  }

  /** Where a reader that knows nothing of what was before gives other events. */
  private static List<Integer> losses(
      Format format, Fields fields, byte[] source, Predicate<RememberedReader> asked) {
    List<Integer> losses = new ArrayList<>();
    List<String> whole = whole(format, fields, source);
    RememberedReader reader = new RememberedReader(format, fields, source);
    Lines before = new Lines();
    for (int cut : cuts(source)) {
      reader.read(cut, before);
      if (asked.test(reader) && !before.and(rest(reader.forgetful())).equals(whole)) {
        losses.add(cut);
      }
    }
    return losses;
  }

  @Test
  void memoryOutlivesAChangeOfTheFieldsThatAreRead() {
    Format format = new AuditdFormat();
    byte[] source =
        FormatSamples.bytes(FormatSamples.samples("format/auditd", "execve.log").get(0));
    Fields few = FormatSamples.fields(format, List.of("ParentImage"));
    Fields others = FormatSamples.fields(format, List.of("a0", "ParentImage", "ParentCommandLine"));
    RememberedReader reader = new RememberedReader(format, few, source);
    reader.read(source.length / 2, new Lines());
    reader.save();
    List<String> after = rest(reader.restored(others)).all();
    assertThat(after).isNotEmpty();
    assertThat(whole(format, others, source)).endsWith(after.toArray(String[]::new));
  }

  // -- large memory ------------------------------------------------------------------------------

  @Test
  void onlyThePiecesOfALargeTableThatHaveChangedAreSavedAgain() {
    StringBuilder source = new StringBuilder();
    for (int process = 0; process <= PROCESSES; process++) {
      source.append(execve(process));
    }
    byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
    Format format = new AuditdFormat();
    Fields fields = FormatSamples.fields(format, List.of("ParentImage"));
    RememberedReader reader = new RememberedReader(format, fields, bytes);
    reader.read(bytes.length - execve(PROCESSES).length(), new Lines());
    List<Integer> saved = new ArrayList<>();
    reader.memory().saveChanged(piece -> saved.add(piece.number()));
    assertThat(saved).hasSize(128);
    saved.clear();
    reader.memory().saveChanged(piece -> saved.add(piece.number()));
    assertThat(saved).isEmpty();
    reader.read(bytes.length, new Lines());
    reader.memory().saveChanged(piece -> saved.add(piece.number()));
    assertThat(saved).hasSize(1);
    assertThat(reader.memory().save().length).isLessThan(2000);
  }

  private static String execve(int process) {
    String stamp = "msg=audit(1764067890." + process % 1000 + ":" + process + "): ";
    return "type=SYSCALL "
        + stamp
        + "arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid="
        + process
        + " uid=0 exe=\"/usr/bin/example\"\ntype=EXECVE "
        + stamp
        + "argc=1 a0=\"example\"\ntype=PROCTITLE "
        + stamp
        + "proctitle=\"example\"\n";
  }

  // -- what is refused ---------------------------------------------------------------------------

  private static RememberedReader saved(Format format) throws IOException {
    Path sample = FormatSamples.samples("format/" + format.name(), "").get(0);
    byte[] source = FormatSamples.bytes(sample);
    RememberedReader reader = new RememberedReader(format, fields(format, sample), source);
    reader.read(source.length * 2 / 3, new Lines());
    reader.save();
    return reader;
  }

  private static void assertRefused(RememberedReader reader, byte[] bytes, String reason) {
    assertThatThrownBy(() -> reader.forgetful().memory().restore(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("what the reader of ")
        .hasMessageContaining(reason);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotWhatWasSavedIsRefused() {
    return Formats.ALL.stream()
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> assertDamageIsRefused(format)));
  }

  private static void assertDamageIsRefused(Format format) throws IOException {
    RememberedReader reader = saved(format);
    byte[] main = reader.main();
    Random random = new Random(7);
    for (int turn = 0; turn < 200; turn++) {
      byte[] flipped = main.clone();
      flipped[random.nextInt(main.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(reader, flipped, "its checksum is wrong");
      assertRefused(reader, Arrays.copyOf(main, random.nextInt(main.length)), "checksum");
    }
  }

  @Test
  void aNewerVersionIsRefusedAndSaysWhatToDo() throws IOException {
    RememberedReader reader = saved(new AuditdFormat());
    byte[] newer = reader.main().clone();
    newer[0]++;
    CRC32C checksum = new CRC32C();
    checksum.update(newer, 0, newer.length - Long.BYTES);
    ByteBuffer.wrap(newer)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(newer.length - Long.BYTES, checksum.getValue());
    assertRefused(reader, newer, "a newer Hansho saved it, in version 2; use that one");
  }

  @Test
  void theMemoryOfAnotherFormatIsRefused() throws IOException {
    RememberedReader reader = saved(new AuditdFormat());
    assertRefused(reader, saved(new SyslogFormat()).main(), "it belongs to the format syslog");
  }

  @Test
  void aPieceThatTheReaderDoesNotHaveIsRefused() throws IOException {
    ReaderMemory memory = saved(new SyslogFormat()).memory();
    assertThatThrownBy(() -> memory.restore(new SavedPiece(500, memory.save())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it has a piece 500 where there are ");
  }
}
