package org.hansho.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as people write them. No state. */
public final class ReadableNumber {
  private static final int GROUP = 3;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private ReadableNumber() {}

  /**
   * A number as programs write it, for people: at most three digits that count where it has a
   * fraction, and none behind the point from a hundred on. Any other text stays as it is.
   */
  public static String of(String text) {
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

  /** {@code 1,204}. */
  public static String grouped(long number) {
    StringBuilder text = new StringBuilder(Long.toString(Math.abs(number)));
    for (int at = text.length() - GROUP; at > 0; at -= GROUP) {
      text.insert(at, ',');
    }
    return number < 0 ? text.insert(0, '-').toString() : text.toString();
  }
}
