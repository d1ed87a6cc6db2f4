package org.hansho.pipeline;

import org.hansho.event.Event;

/**
 * Which events are looked at, by event time. Events that do not say when they happened always are.
 *
 * @param since first nanosecond since 1970 that counts
 * @param until first nanosecond that does not count any more
 */
public record TimeRange(long since, long until) {
  /** Every event. */
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Whether an event of this time is looked at. */
  public boolean admits(long time) {
    return time == Event.NO_TIME || (time >= since && time < until);
  }
}
