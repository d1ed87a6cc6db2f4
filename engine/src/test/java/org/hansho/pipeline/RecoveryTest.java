package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hansho.alert.Finding;
import org.hansho.content.ContentFiles;
import org.hansho.event.Event;
import org.hansho.event.RecordHash;
import org.hansho.format.Formats;
import org.hansho.format.envelope.Envelopes;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A reader that fails in the middle of its work costs the record at which it does: in every format,
 * wherever blocks are cut, with memory saved before each block or long ago.
 */
class RecoveryTest {
  private static final Engine ENGINE = Engine.compile(ContentFiles.content());

  /** Formats that put events together of many records, or learn from a record what others mean. */
  private static final Set<String> REMEMBERS =
      Set.of(
          "auditd",
          "auditd-json",
          "azure-json",
          "flow-exports",
          "log-analytics-syslog",
          "mysql-general",
          "mysql-slow",
          "pcap",
          "sqlserver-audit",
          "syslog");

  private static final int MOST_GIVEN_UP = 8;

  private static final Path SAMPLES =
      Path.of(System.getProperty("hansho.root", ".."), "formats/src/test/resources/format");

  private record Seen(List<String> events, List<Failure> failures, List<Malformed> malformed)
      implements Output {
    Seen() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    long givenUp() {
      return failures.size()
          + malformed.stream().filter(one -> one.fault().equals(Fault.GIVEN_UP)).count();
    }

    /** The events that stand in no record at which the reader failed. */
    List<String> left(List<String> all) {
      return all.stream().filter(name -> !isGivenUp(name)).toList();
    }

    private boolean isGivenUp(String name) {
      long at = Long.parseLong(name.substring(0, name.indexOf(' ')));
      return failures.stream()
          .map(Failure::record)
          .anyMatch(bad -> at >= bad.position() && at < bad.position() + bad.length());
    }

    @Override
    public void finding(Finding finding) {}

    @Override
    public void event(Event event) {
      events.add(name(event));
    }

    @Override
    public void malformed(Malformed record, String source) {
      malformed.add(record);
    }

    @Override
    public void failed(Failure failure, String source) {
      failures.add(failure);
    }
  }

  private static String name(Event event) {
    long hash = RecordHash.of(event.recordBuffer(), event.recordOffset(), event.recordLength());
    return event.position() + " " + Long.toHexString(hash) + " " + event.eventClass().name();
  }

  /** Fails at the events of that name; the real reader is left in the middle of its work. */
  private static Format failing(Format format, Predicate<String> marked) {
    return new FailingFormat(
        format,
        event -> {
          if (marked.test(name(event))) {
            throw new ArrayIndexOutOfBoundsException(event.slots());
          }
        });
  }

  private static Seen read(Format format, byte[] source, Guard guard, long seed) {
    Seen seen = new Seen();
    Pipeline pipeline = ENGINE.pipeline(seen, TimeRange.ALL, guard);
    pipeline.begin(format, "source");
    Random random = new Random(seed);
    int consumed = 0;
    int given = 0;
    while (consumed < source.length) {
      given = Math.min(source.length, given + 1 + random.nextInt(Math.max(2, source.length / 3)));
      byte[] block = Arrays.copyOfRange(source, consumed, given);
      boolean last = given == source.length;
      consumed += pipeline.read(block, 0, block.length, consumed, last);
      if (random.nextInt(4) == 0 && guard == Guard.SINCE_SAVED) {
        OpenSource open = pipeline.suspend();
        open.memory().save();
        open.memory().saveChanged(piece -> {});
        open.settle();
        pipeline.resume(open);
      }
      if (last && consumed < source.length && block.length == source.length - consumed) {
        throw new IllegalStateException("no progress");
      }
    }
    pipeline.end();
    return seen;
  }

  @TestFactory
  Stream<DynamicTest> aReaderThatFailsCostsTheRecordAtWhichItDoes() {
    return Formats.ALL.stream()
        .filter(format -> !format.readsWhole())
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> costsOneRecord(format)));
  }

  private static List<Path> samples(Format format) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(format.name()))) {
      return files.filter(file -> !file.toString().endsWith(".expected.json")).sorted().toList();
    }
  }

  private static void costsOneRecord(Format format) throws Exception {
    for (Path sample : samples(format)) {
      byte[] source = Files.readAllBytes(sample);
      Seen whole = read(format, source, Guard.NONE, 0);
      List<String> distinct = whole.events().stream().distinct().toList();
      for (int trial = 0; trial < Math.min(4, distinct.size()); trial++) {
        String marked = distinct.get(distinct.size() * trial / 4);
        for (Guard guard : List.of(Guard.EACH_READ, Guard.SINCE_SAVED)) {
          Seen seen = read(failing(format, marked::equals), source, guard, trial + 1L);
          String what = sample.getFileName() + ", " + guard + ", " + marked;
          assertThat(seen.givenUp()).as(what).isBetween(1L, (long) MOST_GIVEN_UP);
          if (!remembers(format)) {
            assertThat(seen.left(seen.events())).as(what).isEqualTo(seen.left(whole.events()));
          }
        }
      }
    }
  }

  /** Envelopes do: the records before say of what format a log inside of them is. */
  private static boolean remembers(Format format) {
    return REMEMBERS.contains(format.name()) || Envelopes.ALL.contains(format);
  }

  @Test
  void withoutAnythingKeptTheDriverIsNotified() {
    byte[] log = "time=1 a=b\n".getBytes(StandardCharsets.UTF_8);
    Format format = failing(new PairsFormat(), name -> true);
    assertThatThrownBy(() -> read(format, log, Guard.NONE, 1))
        .isInstanceOf(ReaderFailure.class)
        .hasMessageContaining("the reader of source failed");
  }

  @Test
  void recordsThatAllFailAreAllGivenUp() {
    byte[] log = "time=1 a=b\n".repeat(300).getBytes(StandardCharsets.UTF_8);
    Seen seen = read(failing(new PairsFormat(), name -> true), log, Guard.EACH_READ, 1);
    assertThat(seen.failures()).hasSize(300);
    assertThat(seen.failures())
        .allSatisfy(
            failure -> {
              assertThat(failure.stage()).isEqualTo(Stage.FORMAT);
              assertThat(failure.record().sample())
                  .asString(StandardCharsets.UTF_8)
                  .isEqualTo("time=1 a=b");
              assertThat(failure.record().reason())
                  .contains("ArrayIndexOutOfBoundsException", "left this record out");
            });
    assertThat(seen.failures().get(7).record().position()).isEqualTo(7 * 11);
    assertThat(seen.events()).isEmpty();
  }
}
