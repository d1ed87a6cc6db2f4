package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records with dates of long ago do not shorten what the built-in detections learn in a scan. */
class PoisonedTimesTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String USUAL = StorageRecord.USUAL;
  private static final String ALERT = "storage/unusual-application";

  @TempDir private Path folder;

  private static String request(Instant time, String agent) {
    return StorageRecord.of(time, "GetBlob", "1", agent, "/orders");
  }

  /** Requests of the usual program every hour, and one of another at the end. */
  private static String days(int days) {
    StringBuilder lines = new StringBuilder();
    for (int hour = 0; hour < days * 24; hour++) {
      lines.append(request(START.plus(Duration.ofHours(hour)), USUAL));
    }
    return lines + request(START.plus(Duration.ofDays(days)), StorageRecord.OTHER);
  }

  private String scan(String text, String output) throws IOException {
    Path file = Files.writeString(folder.resolve("storage.json"), text);
    Run run = Run.of("scan", file.toString(), "--output", output);
    return run.out() + run.talk();
  }

  @Test
  void aRecordOfLongAgoEndsNoLearning() throws IOException {
    assertThat(scan(days(5), "ndjson")).doesNotContain(ALERT).contains("\"events_apart\":0");
    for (String date : new String[] {"1971-01-01", "1991-01-01", "2024-06-01"}) {
      String text = request(Instant.parse(date + "T00:00:00Z"), USUAL) + days(5);
      assertThat(scan(text, "ndjson"))
          .as(date)
          .doesNotContain(ALERT)
          .contains("\"events_apart\":1");
    }
  }

  @Test
  void aRecordOfLongAgoMakesNothingKnown() throws IOException {
    String text = request(Instant.parse("2025-06-01T00:00:00Z"), StorageRecord.OTHER) + days(16);
    assertThat(scan(text, "ndjson")).contains(ALERT).contains("\"events_apart\":1");
  }

  @Test
  void everyOutputTellsTheRangeAndHowManyRecordsFellOutOfIt() throws IOException {
    String text = request(Instant.parse("1971-01-01T00:00:00Z"), USUAL) + days(5);
    String rest = "1 (2026-03-02 – 2026-03-07)";
    for (String output : new String[] {"table", "ndjson", "html", "csv"}) {
      assertThat(scan(text, output)).as(output).contains(rest);
    }
  }

  @Test
  void aFileThatHonestlyCoversThreeYearsIsLearnedAsAWhole() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int week = 0; week < 156; week++) {
      lines.append(request(START.plus(Duration.ofDays(7L * week)), USUAL));
    }
    lines.append(request(START.plus(Duration.ofDays(7L * 156)), StorageRecord.OTHER));
    assertThat(scan(lines.toString(), "ndjson")).contains(ALERT).contains("\"events_apart\":0");
  }

  /** Deletions of every hour: twenty days alike, then so much more each day for thirty days. */
  private static String deletions(double growth) {
    StringBuilder lines = new StringBuilder();
    double amount = 12;
    for (int day = 0; day < 50; day++) {
      amount *= day < 20 ? 1 : 1 + growth;
      for (int hour = 8; hour < 18; hour++) {
        Instant at = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
        for (int object = 0; object < amount; object++) {
          String path = "/old/" + day + "-" + hour + "-" + object;
          lines.append(StorageRecord.of(at.plusSeconds(object), "DeleteBlob", "1", USUAL, path));
        }
      }
    }
    return lines.toString();
  }

  @Test
  void whatGrowsByFivePercentADayForThirtyDaysIsFound() throws IOException {
    String deletion = "storage/unusual-deletion";
    assertThat(scan(deletions(0.05), "ndjson")).contains(deletion).contains("Slow drift");
    assertThat(scan(deletions(0.01), "ndjson")).doesNotContain(deletion);
  }
}
