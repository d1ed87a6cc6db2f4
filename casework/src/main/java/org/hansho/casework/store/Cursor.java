package org.hansho.casework.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Behind which alert a page begins. It stays true while alerts come and go: an alert that gets new
 * evidence moves to the front, and no alert is listed twice behind a cursor.
 *
 * @param severity of the alert; null where the order is by time alone
 * @param lastTime of the alert
 * @param n number of the alert
 */
record Cursor(@Nullable Severity severity, long lastTime, long n) {
  private static final Pattern TEXT =
      Pattern.compile("1\\.([0-9]|-)\\.(-?[0-9]{1,19})\\.([0-9]{1,19})");

  /** In front of all alerts of a time. */
  static Cursor before(long time) {
    return new Cursor(null, time, time == Long.MAX_VALUE ? Long.MAX_VALUE : 0);
  }

  String text() {
    return "1." + (severity == null ? "-" : severity.ordinal()) + "." + lastTime + "." + n;
  }

  static Cursor parse(String text, AlertOrder order) {
    Matcher parts = TEXT.matcher(text);
    try {
      if (parts.matches() && parts.group(1).equals("-") == (order == AlertOrder.NEWEST)) {
        Severity severity =
            order == AlertOrder.NEWEST ? null : Severity.values()[Integer.parseInt(parts.group(1))];
        return new Cursor(severity, Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException none) {
      throw refused();
    }
    throw refused();
  }

  private static QueryRefusedException refused() {
    return new QueryRefusedException(
        Message.inEnglish(
                "The cursor is none of this order. Begin with the first page, without a cursor.")
            .inJapanese("この cursor は、この並び順のものではありません。cursor を付けずに、最初のページから取得し直してください。"));
  }

  /** The one that lies further back. */
  Cursor further(Cursor other) {
    int byTime = Long.compare(lastTime, other.lastTime);
    boolean isFurther = byTime != 0 ? byTime < 0 : n <= other.n;
    return isFurther ? this : other;
  }
}
