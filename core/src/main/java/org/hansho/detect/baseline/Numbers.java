package org.hansho.detect.baseline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers of grounds are written, the same in any place. */
public final class Numbers {
  private Numbers() {}

  /** At most two digits behind the point: {@code 1204}, {@code 2.5}. */
  public static String plain(double number) {
    return BigDecimal.valueOf(number)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** For people: {@code 1,204}, {@code 2.5}. */
  public static String grouped(double number) {
    return number == Math.rint(number) || number >= 100
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  /** A small probability: {@code 3.1e-09}. */
  public static String probability(double number) {
    return String.format(Locale.ROOT, "%.1e", number);
  }
}
