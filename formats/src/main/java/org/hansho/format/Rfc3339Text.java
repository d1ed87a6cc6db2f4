package org.hansho.format;

/**
 * Writes times in the form {@code 2026-11-25T10:20:30.123Z}: as many digits of the fraction as are
 * needed, in threes. The counterpart is {@link Rfc3339}.
 *
 * <p>Pure functions; allocate nothing. The caller provides {@link #LONGEST} bytes of room.
 */
public final class Rfc3339Text {
  /** The most bytes a time takes. */
  public static final int LONGEST = 30;

  private static final long NANOS = 1_000_000_000L;
  private static final int SECONDS_OF_A_DAY = 86_400;

  private Rfc3339Text() {}

  /**
   * Writes nanoseconds since 1970.
   *
   * @return the index behind the text
   */
  public static int write(long nanos, byte[] into, int from) {
    long seconds = Math.floorDiv(nanos, NANOS);
    int fraction = (int) (nanos - seconds * NANOS);
    long day = Math.floorDiv(seconds, SECONDS_OF_A_DAY);
    int second = (int) (seconds - day * SECONDS_OF_A_DAY);
    int at = date(day, into, from);
    into[at++] = 'T';
    at = padded(second / 3600, 2, into, at);
    into[at++] = ':';
    at = padded(second / 60 % 60, 2, into, at);
    into[at++] = ':';
    at = padded(second % 60, 2, into, at);
    if (fraction != 0) {
      into[at++] = '.';
      at = fraction(fraction, into, at);
    }
    into[at++] = 'Z';
    return at;
  }

  private static int fraction(int nanos, byte[] into, int at) {
    if (nanos % 1_000_000 == 0) {
      return padded(nanos / 1_000_000, 3, into, at);
    }
    return nanos % 1_000 == 0 ? padded(nanos / 1_000, 6, into, at) : padded(nanos, 9, into, at);
  }

  /**
   * Days since 1970 of the Gregorian calendar; years begin in March so that leap days come last.
   */
  private static int date(long day, byte[] into, int from) {
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    int at = padded(year, 4, into, from);
    into[at++] = '-';
    at = padded(month, 2, into, at);
    into[at++] = '-';
    return padded(dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2, into, at);
  }

  private static int padded(int value, int count, byte[] into, int from) {
    int rest = value;
    for (int at = from + count - 1; at >= from; at--) {
      into[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return from + count;
  }
}
