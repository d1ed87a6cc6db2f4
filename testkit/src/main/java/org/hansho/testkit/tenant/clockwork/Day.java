package org.hansho.testkit.tenant.clockwork;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A day of somebody's calendar.
 *
 * @param start its midnight in microseconds since 1970
 * @param index days since the simulation began
 * @param date the date in local time
 */
public record Day(long start, int index, LocalDate date) {
  /** Microseconds of a millisecond. */
  public static final long MILLISECOND = 1_000;

  /** Microseconds of a second. */
  public static final long SECOND = 1_000 * MILLISECOND;

  /** Microseconds of a minute. */
  public static final long MINUTE = 60 * SECOND;

  /** Microseconds of an hour. */
  public static final long HOUR = 60 * MINUTE;

  /** Microseconds of a day. */
  public static final long LENGTH = 24 * HOUR;

  /** The day that begins at this time where clocks are this many hours ahead of UTC. */
  public static Day of(long start, int index, int offsetHours) {
    long local = start + offsetHours * HOUR;
    return new Day(start, index, LocalDate.ofEpochDay(Math.floorDiv(local, LENGTH)));
  }

  /** Whether it is a Saturday or a Sunday. */
  public boolean isWeekend() {
    return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  /** Whether it is the last day from Monday to Friday of its month. */
  public boolean isMonthEnd() {
    LocalDate last = date.with(TemporalAdjusters.lastDayOfMonth());
    while (last.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
      last = last.minusDays(1);
    }
    return date.equals(last);
  }

  /** The time at an hour of the day. */
  public long at(double hour) {
    return start + (long) (hour * HOUR);
  }
}
