package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.testkit.fault.FaultyAnalyzer;
import org.hansho.testkit.fault.FaultyDetector;
import org.hansho.testkit.fault.FaultyFormat;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record at which the program fails costs a scan that record, which can be scanned later. */
class ContainmentOfScanTest {
  private static final Progress NOBODY =
      new Progress() {
        @Override
        public void read(long read, long total) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private static final Engine SOUND =
      Workload.engine(Workload.detections(), List.of(new FaultyAnalyzer(Set.of())));

  private static final Engine FAULTY =
      Workload.engine(Workload.detections(), List.of(new FaultyAnalyzer(Set.of("kind"))))
          .withFormats(Formats.ALL.stream().<Format>map(ContainmentOfScanTest::faulty).toList())
          .withDetector("many-denied", FaultyDetector::of);

  @TempDir private Path folder = Path.of("");

  private static Format faulty(Format format) {
    return format.readsWhole() ? format : new FaultyFormat(format);
  }

  /** A result and the records that were left out. */
  private record Outcome(ScanResult result, byte[] letters) {
    List<String> ids() {
      return result.alerts().stream().map(Alert::id).sorted().toList();
    }
  }

  private Outcome scan(Engine engine, InputStream in, int jobs, String... paths)
      throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(paths),
            in,
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            jobs,
            Long.MAX_VALUE / 2,
            folder.resolve("letters"));
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    ScanResult result = Scan.run(engine, request, letters, NOBODY);
    return new Outcome(result, letters.toByteArray());
  }

  private Outcome scan(Engine engine, String... paths) throws IOException {
    return scan(engine, InputStream.nullInputStream(), 2, paths);
  }

  private static String log(String name, int marked, String mark) {
    StringBuilder log = new StringBuilder();
    for (int event = 0; event < 300; event++) {
      String user = event % 50 == marked ? mark + "-" + event : name + "-" + event % 7;
      long time = Workload.START + event * Workload.STEP;
      log.append(Workload.line(time, "denied", user, "host-1")).append('\n');
    }
    return log.toString();
  }

  private String written(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {FaultyFormat.MARK, FaultyFormat.DEEP_MARK, FaultyAnalyzer.MARK})
  void aRecordAtWhichAStageFailsIsLeftOutReportedAndCanBeScannedLater(String mark)
      throws IOException {
    String one = written("one.json", log("user", 20, mark));
    String two = written("two.json", log("other", 99, ""));
    Outcome all = scan(SOUND, one, two);
    Outcome faulty = scan(FAULTY, one, two);
    assertThat(faulty.result().tally().malformed()).isEqualTo(6);
    assertThat(faulty.result().unreadable()).isEmpty();
    assertThat(faulty.result().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.toString()).contains("A fault of Hansho"));
    assertThat(all.ids()).hasSizeGreaterThan(faulty.ids().size()).containsAll(faulty.ids());
    String letters =
        written("letters.ndjson", new String(faulty.letters(), StandardCharsets.UTF_8));
    Outcome later = scan(SOUND, letters);
    assertThat(later.letters()).isEmpty();
    assertThat(later.result().tally().events()).isEqualTo(6);
    assertThat(later.ids())
        .hasSize(6)
        .isSubsetOf(all.ids())
        .doesNotContainAnyElementsOf(faulty.ids());
    assertThat(later.result().formatOf()).containsOnlyKeys(one);
  }

  @Test
  void whatCanBeReadOnlyOnceIsContainedToo() throws IOException {
    byte[] log = log("user", 20, FaultyFormat.MARK).getBytes(StandardCharsets.UTF_8);
    Outcome faulty = scan(FAULTY, new ByteArrayInputStream(log), 1, "-");
    assertThat(faulty.result().tally().malformed()).isEqualTo(6);
    assertThat(faulty.result().tally().events()).isEqualTo(294);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aDetectorThatFailsIsReportedAndOthersGoOn(int jobs) throws IOException {
    String one = written("one.json", log("user", 20, FaultyDetector.MARK));
    Outcome sound = scan(SOUND, one);
    Outcome faulty = scan(FAULTY, InputStream.nullInputStream(), jobs, one);
    assertThat(faulty.ids()).isEqualTo(sound.ids());
    assertThat(faulty.result().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.toString()).contains("detector many-denied"));
    String letters = new String(faulty.letters(), StandardCharsets.UTF_8);
    assertThat(letters).contains("detector many-denied", one).hasLineCount(6);
    Outcome later = scan(SOUND, written("letters.ndjson", letters));
    assertThat(later.letters()).isEmpty();
    assertThat(later.result().tally().events()).isEqualTo(6);
    assertThat(later.ids()).isSubsetOf(sound.ids()).hasSize(6);
  }

  @Test
  void rowsOfAFileWithColumnsCanBeScannedLaterUnderThese() throws IOException {
    StringBuilder audit = new StringBuilder();
    for (String time : List.of("09:00:0", "10:00:0")) {
      audit.append("event_time,sequence_number,action_id,server_principal_name,database_name\n");
      for (int row = 0; row < 9; row++) {
        String user = row % 3 == 0 ? FaultyFormat.MARK : "sa";
        audit.append("2026-03-02 " + time + row + ".0000000,1,LGIF," + user + ",shop\n");
      }
    }
    String one = written("audit.csv", audit.toString());
    Outcome faulty = scan(FAULTY, one);
    assertThat(faulty.result().tally().events()).isEqualTo(12);
    assertThat(faulty.result().tally().malformed()).isEqualTo(6);
    byte[] letters = faulty.letters();
    Outcome later =
        scan(SOUND, written("letters.ndjson", new String(letters, StandardCharsets.UTF_8)));
    assertThat(later.letters()).isEmpty();
    assertThat(later.result().tally().events()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ cat events.json\n",
        "\uFEFF",
        "user-7\",\"host\":\"host-1\"}\n",
        "==> events.json <==\nsecond line of a heading\n\n",
        "LONG\n"
      })
  void whatStandsInFrontCostsThatAndNotTheFile(String front) throws IOException {
    String long64 = "x".repeat(200_000);
    String one = written("one.json", front.replace("LONG", long64) + log("user", 99, ""));
    Outcome read = scan(SOUND, one);
    assertThat(read.result().unreadable()).isEmpty();
    assertThat(read.result().tally().events()).isEqualTo(300);
    assertThat(read.ids()).isEqualTo(scan(SOUND, written("two.json", log("user", 99, ""))).ids());
  }
}
