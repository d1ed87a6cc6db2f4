package org.hansho.casework.export.queue;

import java.time.Duration;

/** Signals that alerts have changed. Safe from any thread. */
public interface Signal {
  /** How often they have changed since the start. */
  long count();

  /**
   * Waits until they have changed more often than a number, at most for a time.
   *
   * @throws InterruptedException if the thread is to end
   */
  void await(long seen, Duration most) throws InterruptedException;
}
