package org.hansho.detect.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hansho.detect.Grounds;
import org.hansho.sigma.Bound;

/**
 * The window of a correlation and the bounds that its number is held against.
 *
 * @param timespan nanoseconds; results in {@code (t - timespan, t]} count
 * @param bounds all must admit the number
 * @param wordsEnglish what the number is, as in "12 {words} within 300 seconds"
 * @param wordsJapanese the same
 */
record Window(long timespan, List<Bound> bounds, String wordsEnglish, String wordsJapanese) {
  private static final long SECOND = 1_000_000_000L;

  /** Whether the number is within bounds. */
  boolean admits(double number) {
    return !Double.isNaN(number) && Bound.allAdmit(bounds, BigDecimal.valueOf(number));
  }

  /** The earliest time that does not count any more. */
  long before(long time) {
    return time - timespan;
  }

  /** Why the bounds hold. */
  Supplier<Grounds> grounds(double number) {
    return () -> {
      String shown = shown(number);
      String seconds = Long.toString(timespan / SECOND);
      Map<String, String> numbers = new LinkedHashMap<>();
      numbers.put("count", shown);
      numbers.put("value", shown);
      numbers.put("timespan_seconds", seconds);
      return new Grounds(
          numbers,
          shown + " " + wordsEnglish + " within " + seconds + " seconds.",
          seconds + " 秒以内に" + wordsJapanese + "が " + shown + " に達しました。");
    };
  }

  private static String shown(double number) {
    if (number == (int) number) {
      return Integer.toString((int) number);
    }
    return new BigDecimal(number).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }
}
