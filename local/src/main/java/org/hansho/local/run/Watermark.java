package org.hansho.local.run;

import java.util.Collection;
import org.hansho.event.Event;

/** How far event time has come: up to where no source has anything in order to add. */
final class Watermark {
  private final long lateness;
  private final long idle;
  private final long opened;
  private long time = Long.MIN_VALUE;

  /**
   * No time has passed.
   *
   * @param opened when the runner was opened: no source is idle for what happened before
   */
  Watermark(RunnerSettings settings, long opened) {
    this.lateness = settings.lateness().toNanos();
    this.idle = settings.idle().toNanos();
    this.opened = opened;
  }

  long time() {
    return time;
  }

  void raise(long to) {
    time = Math.max(time, to);
  }

  /**
   * How far time will have come.
   *
   * @param now the arrival of what is read, or the clock if nothing is left to be read
   * @return the least that an active source allows; if all are idle, the newest event of all
   */
  long next(Collection<SourceState> sources, long now) {
    long least = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (SourceState source : sources) {
      if (source.newest != Event.NO_TIME) {
        newest = Math.max(newest, source.newest);
        if (now - Math.max(source.lastArrival, opened) <= idle) {
          least = Math.min(least, source.watermark(lateness));
        }
      }
    }
    return Math.max(time, least == Long.MAX_VALUE ? newest : least);
  }
}
