package org.hansho.detect;

import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The times at which detectors of a {@link Layer} want to be called although no fact has come.
 * Belongs to the thread of its layer.
 */
final class Timers {
  private static final int FEW = 4_096;

  private final Predicate<Timer> isAlive;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();

  /** From so many timers on it is looked which of them are of states that are gone. */
  private int many = FEW;

  /**
   * A time, and the state that is to be shown to its detector then.
   *
   * @param draft whether it is the draft of a state ({@link DraftDetector})
   */
  record Timer(long time, int document, boolean draft, long high, long low)
      implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(time, other.time);
      int byDocument = byTime != 0 ? byTime : Integer.compare(document, other.document);
      int byHigh = byDocument != 0 ? byDocument : Long.compareUnsigned(high, other.high);
      int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
      return byLow != 0 ? byLow : Boolean.compare(draft, other.draft);
    }
  }

  /**
   * None yet.
   *
   * @param isAlive whether the state of a timer is still there
   */
  Timers(Predicate<Timer> isAlive) {
    this.isAlive = isAlive;
  }

  void add(Timer timer) {
    timers.add(timer);
    if (timers.size() > many) {
      timers.removeIf(isAlive.negate());
      many = Math.max(FEW, 2 * timers.size());
    }
  }

  /** The earliest time, or {@link Detector#NEVER}. */
  long next() {
    Timer next = timers.peek();
    return next == null ? Detector.NEVER : next.time();
  }

  /** Takes the timer of the earliest time, which there is. */
  Timer take() {
    return timers.remove();
  }
}
