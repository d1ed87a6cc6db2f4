package org.hansho.server.receive;

import java.time.Duration;

/** Waits for threads. */
final class Threads {
  private static final long LONGEST = Duration.ofSeconds(5).toMillis();

  private Threads() {}

  /** Waits for the end of a thread that is ending; five seconds at most. */
  static void join(Thread thread) {
    try {
      thread.join(LONGEST);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
