package org.hansho.local.clock;

import java.time.Duration;

/** Waits for threads that were asked to end. */
public final class Ending {
  private Ending() {}

  /** Waits until a thread has ended, but no longer than so; an interrupt cuts that short. */
  public static void of(Thread thread, Duration longest) {
    try {
      thread.join(longest.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until a thread has ended. An interrupt does not cut that short; the caller is left
   * interrupted by it.
   */
  public static void of(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
