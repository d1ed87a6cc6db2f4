package org.hansho.detect.baseline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers of grounds are written, the same in any place. */
public final class Numbers {
  /** Whole numbers below are exact. */
  private static final double MOST_WHOLE = 1L << 53;

  private static final double LEAST = 1e-300;
  private static final double MILLIONTH = 1e-6;
  private static final int GROUP = 3;
  private static final double ONE_TENTH = 0.1;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

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

  /**
   * A number as programs write it, for people: at most three digits that count where it has a
   * fraction, and none behind the point from a hundred on. Any other text stays as it is.
   */
  public static String shown(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return text;
    }
    BigDecimal number = new BigDecimal(text);
    boolean isLarge = number.abs().compareTo(HUNDRED) >= 0;
    BigDecimal rounded =
        isLarge || number.scale() <= 0
            ? number.setScale(0, RoundingMode.HALF_UP)
            : number.round(THREE_DIGITS);
    return rounded.stripTrailingZeros().scale() <= 0
        ? grouped(rounded.longValue())
        : rounded.stripTrailingZeros().toPlainString();
  }

  /** For people: {@code 1,204}, {@code 2.5}. */
  public static String grouped(double number) {
    if (isWhole(number)) {
      return grouped((long) number);
    }
    if (number > 0 && number < ONE_TENTH) {
      return shown(BigDecimal.valueOf(number).toPlainString());
    }
    return number >= 100
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  private static String grouped(long number) {
    StringBuilder text = new StringBuilder(Long.toString(Math.abs(number)));
    for (int at = text.length() - GROUP; at > 0; at -= GROUP) {
      text.insert(at, ',');
    }
    return number < 0 ? text.insert(0, '-').toString() : text.toString();
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
