package org.hansho.local.clock;

/** Waits for threads that were asked to end. */
public final class Ending {
  private Ending() {}

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
