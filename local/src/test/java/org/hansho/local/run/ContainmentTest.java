package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hansho.format.Formats;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.fault.FaultyAnalyzer;
import org.hansho.testkit.fault.FaultyDetector;
import org.hansho.testkit.fault.FaultyFormat;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record at which the program fails costs that record, and can be processed again. */
class ContainmentTest {
  private static final int EVENTS = 400;
  private static final long NOW = Workload.START + 3_600_000_000_000L;

  private static final Engine SOUND =
      Workload.engine(Workload.detections(), List.of(new FaultyAnalyzer(Set.of())));

  private static final Engine FAULTY =
      Workload.engine(Workload.detections(), List.of(new FaultyAnalyzer(Set.of("kind"))))
          .withFormats(Formats.ALL.stream().<Format>map(ContainmentTest::faulty).toList())
          .withDetector("many-denied", FaultyDetector::of);

  @TempDir private Path parent;

  private static Format faulty(Format format) {
    return format.readsWhole() ? format : new FaultyFormat(format);
  }

  private LocalRunner open(String folder, Engine engine) throws IOException {
    return open(folder, engine, IntakeSettings.DEFAULT);
  }

  private LocalRunner open(String folder, Engine engine, IntakeSettings intake) throws IOException {
    RunnerSettings settings = LocalSettings.of("test", 2).withIntake(intake);
    return new LocalRunner(parent.resolve(folder), engine, settings, () -> NOW);
  }

  private static String denied(int event, String user) {
    return Workload.line(Workload.START + event * Workload.STEP, "denied", user, "host-1");
  }

  private static void push(LocalRunner runner, String source, List<String> lines) {
    String records = String.join("\n", lines) + "\n";
    runner.push(source, NOW, records.getBytes(StandardCharsets.UTF_8));
  }

  /** Events of two sources in turns; each thirtieth of the first is marked. */
  private void workload(LocalRunner runner, List<String> marks) throws IOException {
    for (int event = 0; event < EVENTS; event += 20) {
      List<String> one = new ArrayList<>();
      List<String> two = new ArrayList<>();
      for (int i = event; i < event + 20; i += 2) {
        one.add(denied(i, "user-" + i % 7));
        two.add(denied(i + 1, "other-" + i % 5));
      }
      int turn = event / 20;
      if (!marks.isEmpty()) {
        one.add(5, denied(event, marks.get(turn % marks.size()) + "-" + turn));
      }
      push(runner, "one", one);
      push(runner, "two", two);
      runner.settle();
    }
  }

  private List<Outcome> soundly(String folder, List<String> marks) throws IOException {
    try (LocalRunner runner = open(folder, SOUND)) {
      workload(runner, marks);
      runner.drain();
      return runner.alerts();
    }
  }

  private static List<String> subjects(LocalRunner runner, AlarmKind kind) {
    return runner.runner.alarms().stream()
        .filter(alarm -> alarm.kind() == kind && !alarm.ended())
        .map(Alarm::subject)
        .toList();
  }

  private static void assertSumsHold(LocalRunner runner) {
    assertThat(new Counters(runner.counters()).broken()).isEmpty();
  }

  @Test
  void r401AReaderThatFailsCostsItsRecordAndTheLetterIsProcessedOnce() throws IOException {
    List<String> marks = List.of(FaultyFormat.MARK, FaultyFormat.DEEP_MARK);
    List<Outcome> without = soundly("without", List.of());
    List<Outcome> with = soundly("with", marks);
    try (LocalRunner runner = open("data", FAULTY)) {
      workload(runner, marks);
      assertSumsHold(runner);
      List<DeadLetter> letters = runner.runner.deadLetters().list("format", 0, 100);
      assertThat(letters).hasSize(EVENTS / 20);
      assertThat(letters)
          .allSatisfy(
              letter -> {
                assertThat(letter.part()).isEqualTo("json");
                assertThat(letter.source()).isEqualTo("one");
                assertThat(letter.reason()).contains("A fault of Hansho");
                assertThat(letter.record())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("{")
                    .contains("-in-the-format-")
                    .endsWith("}");
              });
      assertThat(letters.get(0).reason()).contains("ArrayIndexOutOfBoundsException");
      assertThat(letters.get(1).reason()).contains("StackOverflowError");
      assertThat(subjects(runner, AlarmKind.FAILED_RECORDS)).containsExactly("format json");
      assertThat(runner.counters()).containsEntry(Counters.FAILED, (long) EVENTS / 20);
    }
    try (LocalRunner runner = open("data", FAULTY)) {
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(without);
    }
    try (LocalRunner runner = open("data", SOUND)) {
      assertThat(runner.runner.deadLetters().processAgain("format")).isEqualTo(EVENTS / 20);
      assertThat(runner.runner.deadLetters().processAgain("format")).isZero();
      runner.settle();
      assertThat(runner.runner.deadLetters().list("", 0, 10)).isEmpty();
      assertThat(runner.runner.deadLetters().processAgain("")).isZero();
      assertSumsHold(runner);
      runner.drain();
      assertThat(runner.alerts()).extracting(Outcome::id).isEqualTo(ids(with));
      assertThat(runner.alerts()).isEqualTo(with);
    }
  }

  private static List<String> ids(List<Outcome> alerts) {
    return alerts.stream().map(Outcome::id).toList();
  }

  @Test
  void anAnalyzerThatKeepsFailingIsAskedNoMoreAndNothingElseIsLost() throws IOException {
    List<Outcome> without = soundly("without", List.of());
    List<Outcome> with = soundly("with", List.of(FaultyAnalyzer.MARK));
    try (LocalRunner runner = open("data", FAULTY)) {
      workload(runner, List.of(FaultyAnalyzer.MARK));
      runner.drain();
      assertSumsHold(runner);
      assertThat(runner.runner.deadLetters().list("analyzer", 0, 100)).hasSize(10);
      assertThat(subjects(runner, AlarmKind.QUARANTINED)).containsExactly("analyzer faulty");
      assertThat(runner.counters()).containsEntry(Counters.QUARANTINED, 1L);
      assertThat(runner.alerts()).containsAll(without).hasSize(with.size() - 10);
    }
  }

  /** R604: a detector that throws. */
  @Test
  void r604ADetectorThatKeepsFailingIsAskedNoMoreAndOthersGoOn() throws IOException {
    try (LocalRunner runner = open("data", FAULTY)) {
      workload(runner, List.of(FaultyDetector.MARK));
      runner.drain();
      assertSumsHold(runner);
      List<DeadLetter> letters = runner.runner.deadLetters().list("detector", 0, 100);
      assertThat(letters).isNotEmpty();
      assertThat(letters)
          .allSatisfy(
              letter -> {
                assertThat(letter.part()).isEqualTo("many-denied");
                assertThat(letter.record())
                    .asString(StandardCharsets.UTF_8)
                    .contains(FaultyDetector.MARK);
              });
      assertThat(subjects(runner, AlarmKind.QUARANTINED)).contains("detector many-denied");
      assertThat(runner.alerts())
          .extracting(Outcome::detection)
          .contains("test/denied", "test/many-denied");
    }
  }

  @Test
  void aLetterOfADetectorGoesToThatDetectorAgainEvenWhereItsRecordIsGone() throws IOException {
    try (LocalRunner runner = open("data", FAULTY)) {
      List<String> lines = new ArrayList<>();
      for (int event = 0; event < 9; event++) {
        lines.add(denied(event, FaultyDetector.MARK));
      }
      push(runner, "one", lines);
      push(runner, "one", List.of(denied(20, "user-1")));
      runner.settle();
    }
    try (Stream<Path> segments = Files.list(parent.resolve("data/journal"))) {
      for (Path segment : segments.toList()) {
        Files.delete(segment);
      }
    }
    try (LocalRunner runner = open("data", FAULTY)) {
      push(runner, "one", List.of(denied(9_000, "user-2")));
      runner.settle();
      assertThat(runner.runner.deadLetters().list("detector", 0, 100))
          .hasSize(9)
          .allSatisfy(letter -> assertThat(letter.record()).isEmpty());
    }
    try (LocalRunner runner = open("data", SOUND)) {
      long before = late(runner);
      long denied = countOf(runner, "test/denied");
      assertThat(runner.runner.deadLetters().processAgain("detector")).isEqualTo(9);
      runner.settle();
      assertThat(runner.runner.deadLetters().list("detector", 0, 10)).isEmpty();
      assertSumsHold(runner);
      assertThat(late(runner)).isEqualTo(before + 9);
      assertThat(countOf(runner, "test/denied")).isEqualTo(denied);
    }
  }

  private static long late(LocalRunner runner) {
    return runner.counters().getOrDefault(Counters.FACTS_LATE, 0L);
  }

  private static long countOf(LocalRunner runner, String detection) throws IOException {
    return runner.alerts().stream()
        .filter(alert -> alert.detection().equals(detection))
        .mapToLong(Outcome::count)
        .sum();
  }

  @Test
  void aRowIsProcessedAgainUnderTheColumnsItStoodUnder() throws IOException {
    String row = "2026-03-02 09:00:01.0000000,1,LGIF,%s,SQL01\n";
    String other = "sequence_number,action_id,server_principal_name,database_name,event_time\n";
    String head = "event_time,sequence_number,action_id,server_principal_name,database_name\n";
    try (LocalRunner runner = open("data", FAULTY)) {
      push(
          runner,
          "audit",
          List.of(head + row.formatted(FaultyAnalyzer.MARK) + row.formatted("sa")));
      push(runner, "audit", List.of(other + "1,LGIF,sa,shop,2026-03-02 09:00:02.0000000"));
      runner.settle();
      assertThat(runner.runner.deadLetters().list("", 0, 10))
          .singleElement()
          .satisfies(
              letter -> assertThat(letter.aids().heading()).asString().isEqualTo(head.strip()));
    }
    try (LocalRunner runner = open("data", SOUND)) {
      assertThat(runner.runner.deadLetters().processAgain("analyzer")).isEqualTo(1);
      runner.settle();
      assertThat(runner.runner.deadLetters().list("", 0, 10)).isEmpty();
      assertThat(runner.counters()).containsEntry(Counters.EVENTS, 4L);
    }
  }

  @Test
  void aFullStoreOfDeadLettersPushesBackAndAlarms() throws Exception {
    IntakeSettings small = new IntakeSettings(Map.of(), 3_000, 1 << 20);
    try (LocalRunner runner = open("data", SOUND, small)) {
      push(runner, "good", List.of(denied(1, "user-1")));
      push(runner, "bad", List.of(denied(2, "user-2"), "broken ".repeat(500)));
      runner.settle();
      assertThat(subjects(runner, AlarmKind.DEAD_LETTERS_FULL)).hasSize(1);
      assertThat(receipt(runner, "bad"))
          .isInstanceOfSatisfying(
              Receipt.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Receipt.Reason.DEAD_LETTERS);
                assertThat(refused.detail()).contains("of 3000 that may be");
              });
      assertThat(receipt(runner, "new")).isInstanceOf(Receipt.Refused.class);
      assertThat(receipt(runner, "good")).isInstanceOf(Receipt.Kept.class);
      runner.settle();
      for (DeadLetter letter : runner.runner.deadLetters().list("", 0, 10)) {
        assertThat(runner.runner.deadLetters().discard(letter.number())).isTrue();
      }
      runner.settle();
      assertThat(subjects(runner, AlarmKind.DEAD_LETTERS_FULL)).isEmpty();
      assertThat(receipt(runner, "bad")).isInstanceOf(Receipt.Kept.class);
      runner.settle();
      assertSumsHold(runner);
      assertThat(runner.counters()).containsEntry(Counters.LETTERS_KEPT, 0L);
    }
  }

  private static Receipt receipt(LocalRunner runner, String source) {
    byte[] record = (denied(3, "user-3") + "\n").getBytes(StandardCharsets.UTF_8);
    return runner.runner.push(new Push(source, NOW, "", record)).join();
  }

  @Test
  void aFaultOfADriverIsNoRecordsAndNothingIsCommittedPastIt() throws IOException {
    try (LocalRunner runner = open("data", SOUND)) {
      push(runner, "one", List.of(denied(1, "user-1")));
      runner.runner.add(
          new RereadableInput() {
            @Override
            public String source() {
              return "driver";
            }

            @Override
            public byte[] read(long position, int most) {
              throw new IllegalStateException("a fault of the driver");
            }
          });
      assertThatThrownBy(runner::settle).hasMessage("a fault of the driver");
      assertThatThrownBy(runner::settle).hasMessageContaining("open the runner again");
    }
    try (LocalRunner runner = open("data", SOUND)) {
      assertThat(runner.counters()).doesNotContainKey(Counters.PUSHES);
      runner.drain();
      assertThat(runner.alerts()).hasSize(1);
      assertThat(runner.counters()).containsEntry(Counters.PUSHES, 1L);
    }
  }
}
