package org.hansho.detect.baseline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.hansho.event.ReadableNumber;

/** How numbers of grounds are written, the same in any place. */
public final class Numbers {
  /** Whole numbers below are exact. */
  private static final double MOST_WHOLE = 1L << 53;

  private static final double LEAST = 1e-300;
  private static final double MILLIONTH = 1e-6;
  private static final double ONE_TENTH = 0.1;

  private Numbers() {}

  /** At most two digits behind the point: {@code 1204}, {@code 2.5}. */
  public static String plain(double number) {
    return isWhole(number) ? Long.toString((long) number) : rounded(number);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < MOST_WHOLE;
  }

  private static String rounded(double number) {
    return BigDecimal.valueOf(number)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** For people: {@code 1,204}, {@code 2.5}. */
  public static String grouped(double number) {
    if (isWhole(number)) {
      return ReadableNumber.grouped((long) number);
    }
    if (number > 0 && number < ONE_TENTH) {
      return ReadableNumber.of(BigDecimal.valueOf(number).toPlainString());
    }
    return number >= 100
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  /** A small probability for people. */
  static String chance(double number) {
    return number < MILLIONTH ? "less than one in a million" : probability(number);
  }

  /** The same in Japanese. */
  static String chanceInJapanese(double number) {
    return number < MILLIONTH ? "100 万分の 1 未満" : probability(number);
  }

  /** A small probability: {@code 3.1e-09}; one too small to be a number is said so. */
  public static String probability(double number) {
    if (number < LEAST) {
      return "< 1e-300";
    }
    return String.format(Locale.ROOT, "%.1e", number);
  }
}
