package org.hansho.cli;

import java.util.concurrent.locks.LockSupport;

/** Waits for a server that is at work. */
final class Pausing {
  private static final long SECOND = 1_000_000_000L;

  private Pausing() {}

  static void second() {
    LockSupport.parkNanos(SECOND);
  }
}
