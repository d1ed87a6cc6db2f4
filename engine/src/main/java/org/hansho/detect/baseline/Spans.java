package org.hansho.detect.baseline;

/** Timespans in words, in the largest unit that they reach twice or divide into. */
public final class Spans {
  private static final long SECOND = 1_000_000_000L;
  private static final long[] LENGTHS = {Buckets.DAY, Buckets.HOUR, 60 * SECOND, SECOND};
  private static final String[] ENGLISH = {" day", " hour", " minute", " second"};
  private static final String[] JAPANESE = {" 日間", " 時間", " 分間", " 秒間"};

  private Spans() {}

  /** For example {@code 35 days}. */
  public static String english(long nanos) {
    return english(nanos, unit(nanos));
  }

  /** For example {@code 35 日間}. */
  public static String japanese(long nanos) {
    return japanese(nanos, unit(nanos));
  }

  /** A timespan that somebody set, to the second: {@code 150 seconds}, not 2 minutes. */
  public static String exactEnglish(long nanos) {
    return english(nanos, dividing(nanos));
  }

  /** The same. */
  public static String exactJapanese(long nanos) {
    return japanese(nanos, dividing(nanos));
  }

  private static String english(long nanos, int unit) {
    long number = nanos / LENGTHS[unit];
    return number + ENGLISH[unit] + (number == 1 ? "" : "s");
  }

  private static String japanese(long nanos, int unit) {
    return nanos / LENGTHS[unit] + JAPANESE[unit];
  }

  private static int dividing(long nanos) {
    int unit = 0;
    while (unit < LENGTHS.length - 1 && (nanos == 0 || nanos % LENGTHS[unit] != 0)) {
      unit++;
    }
    return unit;
  }

  private static int unit(long nanos) {
    for (int unit = 0; unit < LENGTHS.length; unit++) {
      long number = nanos / LENGTHS[unit];
      if (number > 1 || (number == 1 && nanos % LENGTHS[unit] == 0)) {
        return unit;
      }
    }
    return LENGTHS.length - 1;
  }
}
