package org.hansho.format;

/**
 * What to assume of time stamps that leave out their year or their zone, as those of RFC 3164 do.
 *
 * <p>An input like any other: the same records read under the same assumption give the same events
 * at any time of day.
 *
 * @param year year of the first record of a source; later records take the year that brings them
 *     nearest to the record before, so a file may run over New Year
 * @param offsetSeconds local time minus UTC, in seconds
 */
public record UnstatedTime(int year, int offsetSeconds) {
  /**
   * What is assumed when nobody says otherwise: UTC, and 1970 as the year, which shows at first
   * sight that the year is not known.
   */
  public static final UnstatedTime UNKNOWN = new UnstatedTime(1970, 0);

  public UnstatedTime {
    if (year < 1970 || year > 2200) {
      throw new IllegalArgumentException("year must lie in 1970 to 2200: " + year);
    }
    if (Math.abs(offsetSeconds) > 18 * 3600) {
      throw new IllegalArgumentException("offset beyond 18 hours: " + offsetSeconds);
    }
  }
}
