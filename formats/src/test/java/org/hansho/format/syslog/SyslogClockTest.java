package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.Test;

class SyslogClockTest {
  private final SyslogClock clock = new SyslogClock(new UnstatedTime(2023, 0));

  @Test
  void theFirstStampTakesTheAssumedYear() {
    assertThat(time("Nov  5 01:02:03")).isEqualTo("2023-11-05T01:02:03Z");
  }

  @Test
  void aFileRunsOverNewYear() {
    assertThat(time("Dec 31 23:59:59")).isEqualTo("2023-12-31T23:59:59Z");
    assertThat(time("Jan  1 00:00:00")).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(time("Dec 31 23:59:58")).isEqualTo("2023-12-31T23:59:58Z");
    assertThat(time("Jan  1 00:00:01")).isEqualTo("2024-01-01T00:00:01Z");
    assertThat(time("Jun 30 00:00:00")).isEqualTo("2024-06-30T00:00:00Z");
    assertThat(time("Dec  1 00:00:00")).isEqualTo("2024-12-01T00:00:00Z");
  }

  @Test
  void aGapOfLessThanHalfAYearGoesForward() {
    assertThat(time("Oct  1 00:00:00")).isEqualTo("2023-10-01T00:00:00Z");
    assertThat(time("Mar  1 00:00:00")).isEqualTo("2024-03-01T00:00:00Z");
  }

  @Test
  void aLeapDayTakesTheNearestLeapYear() {
    assertThat(time("Feb 29 12:00:00")).isEqualTo("2024-02-29T12:00:00Z");
    assertThat(time("Mar  1 12:00:00")).isEqualTo("2024-03-01T12:00:00Z");
  }

  @Test
  void aYearThatALineStatesHoldsForTheNext() {
    assertThat(time("2019-07-01T00:00:00Z")).isEqualTo("2019-07-01T00:00:00Z");
    assertThat(time("Jul  2 00:00:00")).isEqualTo("2019-07-02T00:00:00Z");
    assertThat(time("Jul  3 2021 00:00:00")).isEqualTo("2021-07-03T00:00:00Z");
    assertThat(time("Jul  4 00:00:00")).isEqualTo("2021-07-04T00:00:00Z");
  }

  @Test
  void localTimeIsAssumedWhereNoZoneIsStated() {
    SyslogClock tokyo = new SyslogClock(new UnstatedTime(2024, 9 * 3600));
    assertThat(time(tokyo, "Jan  1 08:00:00")).isEqualTo("2023-12-31T23:00:00Z");
    assertThat(time(tokyo, "2024-01-01 09:00:00.5")).isEqualTo("2024-01-01T00:00:00.500Z");
    assertThat(time(tokyo, "2024-01-01T09:00:00+01:00")).isEqualTo("2024-01-01T08:00:00Z");
  }

  @Test
  void nothingKnownMeans1970() {
    assertThat(time(new SyslogClock(UnstatedTime.UNKNOWN), "May  6 07:08:09"))
        .isEqualTo("1970-05-06T07:08:09Z");
  }

  @Test
  void theFirstLineWasWrittenBeforeTheFileWasLastChanged() {
    long newYear = Instant.parse("2026-01-01T00:00:05Z").getEpochSecond();
    SyslogClock overNewYear = new SyslogClock(UnstatedTime.writtenBefore(newYear));
    assertThat(time(overNewYear, "Dec 31 23:59:58")).isEqualTo("2025-12-31T23:59:58Z");
    assertThat(time(overNewYear, "Jan  1 00:00:03")).isEqualTo("2026-01-01T00:00:03Z");
    SyslogClock zoneAhead = new SyslogClock(UnstatedTime.writtenBefore(newYear));
    assertThat(time(zoneAhead, "Jan  1 09:00:03")).isEqualTo("2026-01-01T09:00:03Z");
    SyslogClock leapDay = new SyslogClock(UnstatedTime.writtenBefore(newYear));
    assertThat(time(leapDay, "Feb 29 12:00:00")).isEqualTo("2024-02-29T12:00:00Z");
  }

  @Test
  void onlyAYearThatNoLineBeforeSaidIsLeftOut() {
    SyslogClock stated = new SyslogClock(UnstatedTime.UNKNOWN);
    time(stated, "2019-07-01T00:00:00Z");
    time(stated, "Jul  2 00:00:00");
    assertThat(stated.yearLeftOut()).isFalse();
    SyslogClock silent = new SyslogClock(UnstatedTime.UNKNOWN);
    time(silent, "Jul  2 00:00:00");
    assertThat(silent.yearLeftOut()).isTrue();
  }

  @Test
  void daysAndTimesThatDoNotExistAreNoStamps() {
    assertThat(time("Feb 30 00:00:00")).isEqualTo("none");
    assertThat(time("Jan  0 00:00:00")).isEqualTo("none");
    assertThat(time("Jan  1 24:00:00")).isEqualTo("none");
    assertThat(time("Jan  1 00:60:00")).isEqualTo("none");
    assertThat(time("Foo  1 00:00:00")).isEqualTo("none");
    assertThat(time("Jan  1 00:00")).isEqualTo("none");
    assertThat(time("2024-13-01T00:00:00Z")).isEqualTo("none");
    assertThat(time("")).isEqualTo("none");
  }

  private String time(String stamp) {
    return time(clock, stamp);
  }

  private static String time(SyslogClock clock, String stamp) {
    byte[] bytes = ("<" + stamp + " host").getBytes(StandardCharsets.US_ASCII);
    int end = clock.read(bytes, 1, bytes.length);
    if (end < 0) {
      return "none";
    }
    assertThat(end).isEqualTo(1 + stamp.length());
    return Instant.EPOCH.plusNanos(clock.time()).toString();
  }
}
