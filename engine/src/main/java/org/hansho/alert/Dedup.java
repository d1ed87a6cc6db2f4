package org.hansho.alert;

import java.util.List;
import org.hansho.event.Event;

/**
 * Which findings are the same alert: those with equal key fields in one period of event time.
 *
 * @param key fields that must agree; all values of a field count, in the order of the record
 * @param periodNanos length of a period in nanoseconds, positive; periods begin at multiples of it
 *     since 1970
 */
public record Dedup(List<FieldChoice> key, long periodNanos) {
  /** One day: the reference document folds repetitions by the day. */
  public static final long DAY = 86_400_000_000_000L;

  public Dedup {
    key = List.copyOf(key);
    if (periodNanos <= 0) {
      throw new IllegalArgumentException("a period is positive, not " + periodNanos);
    }
  }

  /** The default: the leading field of every entity, by the day. */
  public static Dedup byDay(List<EntityMapping> entities) {
    return new Dedup(entities.stream().map(EntityMapping::leading).toList(), DAY);
  }

  /**
   * Start of the period that a time falls into. Events that do not say when they happened share one
   * period.
   */
  public long periodStart(long time) {
    return time == Event.NO_TIME ? time : Math.floorDiv(time, periodNanos) * periodNanos;
  }
}
