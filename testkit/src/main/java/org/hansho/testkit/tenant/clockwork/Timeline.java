package org.hansho.testkit.tenant.clockwork;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.hansho.testkit.tenant.record.Logs;

/**
 * All that goes on, merged in order of time.
 *
 * <p>Holds one entry for each running activity and none for records to come, so memory does not
 * grow with the length of a simulation. An activity due at the same time as another acts in the
 * order in which they were started. Cost: O(log activities) a step. One thread.
 */
public final class Timeline {
  private final PriorityQueue<Activity> running =
      new PriorityQueue<>(
          Comparator.<Activity>comparingLong(activity -> activity.due)
              .thenComparingLong(activity -> activity.order));
  private long now;
  private long started;
  private int mostRunning;

  /** A timeline that begins at this time, microseconds since 1970. */
  public Timeline(long from) {
    this.now = from;
  }

  /** Lets an activity act at a time; a time that has passed means now. */
  public void start(long at, Activity activity) {
    activity.due = Math.max(at, now);
    activity.order = started++;
    running.add(activity);
    mostRunning = Math.max(mostRunning, running.size());
  }

  /** Runs all that is due before the given time. */
  public void runUntil(long end, Logs logs) {
    Activity next = running.peek();
    while (next != null && next.due < end) {
      running.poll();
      now = next.due;
      long due = next.act(now, this, logs);
      if (due < now) {
        throw new IllegalStateException(next + " went back in time at " + now);
      }
      if (due != Activity.NEVER) {
        next.due = due;
        running.add(next);
      }
      next = running.peek();
    }
    now = Math.max(now, end);
  }

  /** The largest number of activities that ran at the same time. */
  public int mostRunning() {
    return mostRunning;
  }
}
