package org.hansho.detect.baseline;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When something that gave a result becomes known although nobody called it expected: a stated time
 * after its first result, unless somebody objects. Until then it gives further results and is not
 * learned. Immutable; points in time are minutes since 1970.
 *
 * @param minutes how long it stays unusual; {@link #NEVER} until a person says so
 */
record KnownAfterAlert(int minutes) {
  private static final int NEVER = Integer.MAX_VALUE;

  static KnownAfterAlert of(@Nullable Duration period) {
    return new KnownAfterAlert(
        period == null ? NEVER : period.isZero() ? 0 : Times.minutes(period));
  }

  /** Whether nothing is ever held back: only a building block may say so. */
  boolean isAtOnce() {
    return minutes == 0;
  }

  /** Whether what gave its first result then is still unusual. */
  boolean isPending(int alerted, int minute) {
    return alerted == ValueTable.OBJECTED
        || (alerted > ValueTable.OBJECTED
            && (minutes == NEVER || (long) minute - alerted < minutes));
  }

  /** Whether the value of a row is still unusual; from then on it is normal. */
  boolean isPending(ValueTable values, int row, int minute) {
    return isPending(values.alerted(row), minute);
  }

  /** Whether the time since a first result, both in nanoseconds, is not over yet. */
  boolean isPending(long alerted, long time) {
    return isPending(Times.minute(alerted), Times.minute(time));
  }

  /** How many buckets of a length, in nanoseconds, that time has; the highest number for never. */
  long buckets(long length) {
    return minutes == NEVER ? Long.MAX_VALUE : (Times.nanos(minutes) + length - 1) / length;
  }

  /** The day from which it is known; empty if only a person can say so. */
  private String from(int alerted) {
    return minutes == NEVER || alerted <= ValueTable.OBJECTED
        ? ""
        : Times.date(Times.nanos(alerted) + Times.nanos(minutes));
  }

  /** Adds the day to the numbers of a result. */
  void describe(int alerted, Map<String, String> numbers) {
    String from = from(alerted);
    numbers.put("known_from", from.isEmpty() ? "never" : from);
  }

  /** A sentence behind those that give the reason. */
  String english(int alerted) {
    String from = from(alerted);
    if (minutes == 0) {
      return "";
    }
    return from.isEmpty()
        ? " It becomes known only when somebody calls it expected."
        : " Unless somebody objects, it counts as known from " + from + " on.";
  }

  /** The same in Japanese. */
  String japanese(int alerted) {
    String from = from(alerted);
    if (minutes == 0) {
      return "";
    }
    return from.isEmpty() ? "担当者が想定内と判断するまで、既知として扱いません。" : "異議がなければ、" + from + " 以降は既知として扱います。";
  }
}
