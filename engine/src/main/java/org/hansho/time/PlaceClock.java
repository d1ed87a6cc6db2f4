package org.hansho.time;

import org.hansho.event.Event;
import org.hansho.event.Timing;

/**
 * Judges when the events of a file happened whose records arrive with their place in it: one that
 * says no time, or none that can be, has the time of the nearest record before it that does.
 *
 * <p>What stands before the first such record keeps what it says. Belongs to one thread, which uses
 * it for one source after another; costs two comparisons an event.
 */
public final class PlaceClock {
  private long last = Event.NO_TIME;
  private boolean lacking;

  /**
   * A source begins, or goes on.
   *
   * @param before the time of the last record before that has one; {@link Event#NO_TIME} if there
   *     is none
   */
  public void begin(long before) {
    last = before;
    lacking = false;
  }

  /** Judges the next event of the source. */
  public void judge(Event event) {
    long claimed = event.time();
    if (TimeRules.isPlausible(claimed)) {
      last = claimed;
    } else if (last == Event.NO_TIME) {
      lacking = true;
    } else {
      event.judge(last, claimed == Event.NO_TIME ? Timing.UNDATED : Timing.SKEWED);
    }
  }

  /** The time of the last record that has one; {@link Event#NO_TIME} if there was none. */
  public long last() {
    return last;
  }

  /** Whether records could not be judged, since none with a time stands before them. */
  public boolean isLacking() {
    return lacking;
  }
}
