package org.hansho.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTallyTest {
  private static final long DAY = 86_400_000_000_000L;

  private static void add(DayTally tally, String date, int days, int every, int records) {
    long first = LocalDate.parse(date).toEpochDay();
    for (int day = 0; day < days; day += every) {
      for (int record = 0; record < records; record++) {
        tally.add((first + day) * DAY + record);
      }
    }
  }

  private static long at(String date) {
    return LocalDate.parse(date).toEpochDay() * DAY;
  }

  @Test
  void aRecordOf1971OrOfYearsAgoIsOutside() {
    for (String ancient : new String[] {"1971-01-01", "2019-05-05", "2025-06-01"}) {
      DayTally tally = new DayTally();
      add(tally, "2026-01-01", 30, 1, 20);
      add(tally, ancient, 1, 1, 1);
      PlausibleRange range = tally.range();
      assertThat(range.outside()).as(ancient).isEqualTo(1);
      assertThat(range.from()).isEqualTo(at("2026-01-01"));
      assertThat(range.until()).isEqualTo(Long.MAX_VALUE);
      assertThat(range.holds(at(ancient))).isFalse();
    }
  }

  @Test
  void aStaircaseOfOldRecordsIsOutsideAsAWhole() {
    DayTally tally = new DayTally();
    add(tally, "2026-01-01", 30, 1, 20);
    for (int year = 1991; year < 2026; year++) {
      add(tally, year + "-01-01", 1, 1, 1);
    }
    assertThat(tally.range().outside()).isEqualTo(35);
  }

  @Test
  void aRecordOfTheFarFutureIsOutside() {
    DayTally tally = new DayTally();
    add(tally, "2026-01-01", 30, 1, 20);
    add(tally, "2038-01-19", 1, 1, 2);
    PlausibleRange range = tally.range();
    assertThat(range.outside()).isEqualTo(2);
    assertThat(range.from()).isEqualTo(Long.MIN_VALUE);
    assertThat(range.until()).isEqualTo(at("2026-01-31"));
  }

  @Test
  void aSourceThatHonestlyCoversThreeYearsIsWhole() {
    DayTally daily = new DayTally();
    add(daily, "2023-01-01", 3 * 365, 1, 1);
    assertThat(daily.range().isWhole()).isTrue();
    DayTally quarterly = new DayTally();
    add(quarterly, "2023-01-01", 3 * 365, 91, 5);
    assertThat(quarterly.range().isWhole()).isTrue();
    DayTally busyLately = new DayTally();
    add(busyLately, "2023-01-01", 3 * 365, 14, 1);
    add(busyLately, "2025-12-25", 7, 1, 10_000);
    assertThat(busyLately.range().isWhole()).isTrue();
    DayTally restored = new DayTally();
    add(restored, "2023-01-01", 20, 1, 30);
    add(restored, "2025-12-01", 20, 1, 70);
    assertThat(restored.range().isWhole()).isTrue();
  }

  @Test
  void piecesTogetherAreTheWhole() {
    DayTally whole = new DayTally();
    DayTally first = new DayTally();
    DayTally second = new DayTally();
    for (int i = 0; i < 400; i++) {
      long time = at("2026-01-01") + i * DAY / 10;
      whole.add(time);
      (i < 150 ? first : second).add(time);
    }
    whole.add(at("1999-01-01"));
    first.add(at("1999-01-01"));
    first.add(second);
    assertThat(first.range()).isEqualTo(whole.range());
    assertThat(first.range().outside()).isEqualTo(1);
    assertThat(first.isClose()).isFalse();
    assertThat(second.isClose()).isTrue();
  }
}
