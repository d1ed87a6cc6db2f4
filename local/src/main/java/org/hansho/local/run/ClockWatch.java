package org.hansho.local.run;

import java.time.Duration;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.clock.ArrivalClock;

/**
 * Compares the system's clock with earlier readings and reports what does not agree. Belongs to the
 * runner's thread.
 */
final class ClockWatch {
  private static final String SYSTEM = "system";

  private final ArrivalClock clock;
  private final Alarms alarms;

  ClockWatch(ArrivalClock clock, Alarms alarms) {
    this.clock = clock;
    this.alarms = alarms;
  }

  /** An alarm while the system's clock disagrees; returns by how much it is ahead if it does. */
  long check() {
    clock.getAsLong();
    long ahead = clock.disagreement();
    if (Math.abs(ahead) > ArrivalClock.TOLERANCE) {
      alarms.raise(AlarmKind.SYSTEM_CLOCK, SYSTEM, "ahead by " + Duration.ofNanos(ahead));
      return Math.max(0, ahead);
    }
    alarms.end(AlarmKind.SYSTEM_CLOCK, SYSTEM);
    return 0;
  }

  /** An alarm for each source that is too far behind to hold event time up. */
  void tellLeftBehind(Watermark watermark, Sources sources) {
    for (String source : watermark.leftBehind()) {
      SourceState state = sources.find(source);
      if (state != null) {
        Duration behind = Duration.ofNanos(state.clock.arrival() - state.clock.newest());
        alarms.raise(AlarmKind.SOURCE_BEHIND, source, "by " + behind);
      }
    }
  }

  /** Follows the system's clock if what was read agrees with it. */
  void adopt(Crew crew) {
    boolean borneOut = false;
    for (Worker worker : crew.workers()) {
      borneOut |= worker.reading().takeWitness();
    }
    if (borneOut) {
      clock.adopt();
    }
  }
}
