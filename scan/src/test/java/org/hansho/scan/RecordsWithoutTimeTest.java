package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.event.Timing;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.record.UnstatedTime;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that say no time happened when the record before them did. */
class RecordsWithoutTimeTest {
  private static final Progress NOBODY =
      new Progress() {
        @Override
        public void read(long read, long total) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private static final Engine ENGINE = Workload.engine();
  private static final String COUNTED = "test/many-denied";

  @TempDir private Path folder = Path.of("");

  private ScanResult scan(String text, int jobs, long piece) throws IOException {
    Path file = Files.writeString(folder.resolve("events.json"), text);
    ScanRequest request =
        new ScanRequest(
            List.of(file.toString()),
            InputStream.nullInputStream(),
            new Reading(JsonFormat.FORMAT, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            jobs,
            piece,
            null);
    return Scan.run(ENGINE, request, OutputStream.nullOutputStream(), NOBODY);
  }

  private static String withoutTime(int number) {
    return "{\"kind\":\"denied\",\"user\":\"erin\",\"host\":\"web-1\",\"n\":%d}\n"
        .formatted(number);
  }

  /** Failures without a time, of which each so many stand behind a record that has one. */
  private static String text(int failures, int behindEach) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < failures; i++) {
      if (i % behindEach == 0) {
        text.append(Workload.line(Workload.START + i * 1_000_000_000L, "read", "frank", "web-1"));
      }
      text.append(withoutTime(i));
    }
    return text.toString();
  }

  @Test
  void guessingInLinesWithoutTimeIsSeenAndMarked() throws IOException {
    ScanResult result = scan(text(60, 30), 1, Long.MAX_VALUE / 2);
    assertThat(result.alerts())
        .filteredOn(alert -> alert.detection().equals(COUNTED))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.count()).isEqualTo(60);
              assertThat(alert.timings()).containsExactly(Timing.UNDATED);
              assertThat(alert.time()).isEqualTo(Workload.START);
            });
    assertThat(result.tally().factsWithoutTime()).isZero();
  }

  @Test
  void piecesOfAFileAgreeWithTheWhole() throws IOException {
    String text = text(400, 90);
    ScanResult whole = scan(text, 1, Long.MAX_VALUE / 2);
    assertThat(whole.alerts()).extracting(Alert::detection).contains(COUNTED);
    for (long piece : new long[] {700, 3_000, 9_000}) {
      for (int jobs : new int[] {1, 3}) {
        ScanResult pieces = scan(text, jobs, piece);
        assertThat(pieces.alerts()).as("%d bytes", piece).isEqualTo(whole.alerts());
        assertThat(pieces.tally()).isEqualTo(whole.tally());
      }
    }
  }

  @Test
  void whatHasNoRecordWithATimeBeforeItIsReportedAndNotCounted() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(withoutTime(i));
    }
    ScanResult result = scan(text.toString(), 2, Long.MAX_VALUE / 2);
    assertThat(result.alerts()).extracting(Alert::detection).doesNotContain(COUNTED);
    assertThat(result.tally().factsWithoutTime()).isEqualTo(40);
  }
}
