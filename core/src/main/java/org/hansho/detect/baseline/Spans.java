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
    int unit = unit(nanos);
    long number = nanos / LENGTHS[unit];
    return number + ENGLISH[unit] + (number == 1 ? "" : "s");
  }

  /** For example {@code 35 日間}. */
  public static String japanese(long nanos) {
    int unit = unit(nanos);
    return nanos / LENGTHS[unit] + JAPANESE[unit];
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
