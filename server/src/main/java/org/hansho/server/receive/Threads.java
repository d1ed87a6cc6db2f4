package org.hansho.server.receive;

import java.time.Duration;

/** Waits for threads. */
final class Threads {
  private static final long LONGEST = Duration.ofSeconds(5).toMillis();

  private Threads() {}

  /** Waits until a thread that was told to has ended; five seconds at most. */
  static void join(Thread thread) {
    try {
      thread.join(LONGEST);
    } catch (InterruptedException wanted) {
      Thread.currentThread().interrupt();
    }
  }
}
