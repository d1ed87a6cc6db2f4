package org.hansho.record;

import java.time.LocalDate;

/**
 * What to assume of time stamps that leave out their year or their zone, as those of RFC 3164 do.
 *
 * <p>An input like any other: the same records read under the same assumption give the same events
 * at any time of day.
 *
 * @param year year of the first record of a source; later records take the year that brings them
 *     nearest to the record before, so a file may run over New Year
 * @param offsetSeconds local time minus UTC, in seconds
 * @param latest when the first record can have been written at the latest, in seconds since 1970:
 *     where it would be later in that year, it is of the year before
 */
public record UnstatedTime(int year, int offsetSeconds, long latest) {
  /**
   * What is assumed when nobody says otherwise: UTC, and 1970 as the year, which shows at first
   * sight that the year is not known.
   */
  public static final UnstatedTime UNKNOWN = new UnstatedTime(1970, 0);

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;
  private static final int SECONDS_OF_DAY = 86_400;

  public UnstatedTime {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException("year must lie in 1970 to 2200: " + year);
    }
    if (Math.abs(offsetSeconds) > 18 * 3600) {
      throw new IllegalArgumentException("offset beyond 18 hours: " + offsetSeconds);
    }
  }

  /** A year that somebody states. */
  public UnstatedTime(int year, int offsetSeconds) {
    this(year, offsetSeconds, Long.MAX_VALUE);
  }

  /**
   * The year follows from a time at which the first record had been written: the last change of a
   * file, or an arrival. A day more is allowed, since clocks and zones differ.
   *
   * @param seconds since 1970, UTC; beyond the years 1970 to 2200 the nearest of them counts
   */
  public static UnstatedTime writtenBefore(long seconds) {
    long last = LocalDate.of(LAST_YEAR, 12, 31).toEpochDay() * SECONDS_OF_DAY;
    long within = Math.max(0, Math.min(last, seconds));
    int year = LocalDate.ofEpochDay(within / SECONDS_OF_DAY).getYear();
    return new UnstatedTime(year, 0, within + SECONDS_OF_DAY);
  }
}
