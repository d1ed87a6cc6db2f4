package org.hansho.detect.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hansho.detect.Emission;
import org.hansho.detect.Grounds;
import org.hansho.detect.baseline.Range;
import org.hansho.detect.baseline.Spans;

/**
 * The window of a correlation and the range that its number is held against.
 *
 * @param timespan nanoseconds; results in {@code (t - timespan, t]} count
 * @param range must admit the number
 * @param wordsEnglish what the number is, as in "12 {words} within 5 minutes"
 * @param wordsJapanese the same
 * @param names of the rules, where the number is one of rules
 */
record Window(
    long timespan, Range range, String wordsEnglish, String wordsJapanese, RuleNames names) {
  private static final long SECOND = 1_000_000_000L;

  /** The same, for a number of rules. */
  Window naming(RuleNames rules) {
    return new Window(timespan, range, wordsEnglish, wordsJapanese, rules);
  }

  /** Whether the number lies in the range; no number and one without end do not. */
  boolean admits(double number) {
    return Double.isFinite(number) && range.admits(number);
  }

  /**
   * How much later a key with so many records counts as seen when somebody must go: who has come so
   * far is worth more than a name that is seen once.
   */
  long credit(int records) {
    return timespan / Emission.EVIDENCE * Math.max(0, records - 1);
  }

  /** The earliest time that does not count any more. */
  long before(long time) {
    return time - timespan;
  }

  /**
   * Why the bounds hold.
   *
   * @param least whether the number may be higher
   * @param roles of the rules that the number is of; not changed afterwards
   */
  Supplier<Grounds> grounds(double number, boolean least, BitSet roles) {
    return () -> {
      String shown = shown(number);
      String seconds = Long.toString(timespan / SECOND);
      Map<String, String> numbers = new LinkedHashMap<>();
      numbers.put("count", shown);
      numbers.put("value", shown);
      numbers.put("timespan_seconds", seconds);
      return new Grounds(
          numbers,
          "%s%s %s within %s%s."
              .formatted(
                  least ? "At least " : "",
                  shown,
                  english(shown),
                  Spans.exactEnglish(timespan),
                  names.english(roles)),
          "%sに%sが %s %sに達しました%s。"
              .formatted(
                  Spans.exactJapanese(timespan),
                  wordsJapanese,
                  shown,
                  least ? "以上" : "",
                  names.japanese(roles)));
    };
  }

  /**
   * What is remembered, for a person who asks.
   *
   * @param number as of the latest result
   * @param roles of the rules that the number is of
   * @param latest time of it; {@link Long#MIN_VALUE} if there was none
   * @param time when it is asked
   */
  Grounds describe(double number, BitSet roles, long latest, long time) {
    if (latest == Long.MIN_VALUE) {
      return Grounds.NONE;
    }
    String last = Instant.ofEpochSecond(0, latest).toString();
    String seconds = Long.toString(timespan / SECOND);
    Map<String, String> numbers = new LinkedHashMap<>();
    if (latest <= before(time)) {
      numbers.put("timespan_seconds", seconds);
      numbers.put("last", last);
      return new Grounds(
          numbers,
          "Nothing within the last %s; the latest came at %s."
              .formatted(Spans.exactEnglish(timespan), last),
          "直近の %sには何もありません。最後は %s です。".formatted(Spans.exactJapanese(timespan), last));
    }
    String shown = Double.isNaN(number) ? "-" : shown(number);
    numbers.put("value", shown);
    numbers.put("timespan_seconds", seconds);
    numbers.put("last", last);
    return new Grounds(
        numbers,
        "%s %s within %s up to %s%s."
            .formatted(
                shown, english(shown), Spans.exactEnglish(timespan), last, names.english(roles)),
        "%s までの %sの%sは %s です%s。"
            .formatted(
                last, Spans.exactJapanese(timespan), wordsJapanese, shown, names.japanese(roles)));
  }

  /** What the number is, in the singular for one. */
  private String english(String number) {
    return number.equals("1")
        ? wordsEnglish
            .replace("rules together", "rule")
            .replaceAll("(result|value|rule|step)s", "$1")
        : wordsEnglish;
  }

  private static String shown(double number) {
    if (number == (int) number) {
      return Integer.toString((int) number);
    }
    return new BigDecimal(number).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }
}
