package org.hansho.local.clock;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits before something is tried again. */
public final class Pause {
  private Pause() {}

  /** Waits so long, however often the thread is woken, unless it is asked to end meanwhile. */
  public static void of(long nanos, BooleanSupplier ends) {
    long until = System.nanoTime() + nanos;
    long left = nanos;
    while (left > 0 && !ends.getAsBoolean()) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
  }
}
