package org.hansho.server.receive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much all connections of a way in hold together: messages that are not whole yet, and those
 * that are not kept yet. While it is more than may be, connections are not read. Safe from any
 * thread.
 */
final class HeldBytes {
  private static final long LEAST = 16L << 20;
  private static final int HEAP_PART = 8;

  private final AtomicLong held = new AtomicLong();
  private final long most = Math.max(LEAST, Runtime.getRuntime().maxMemory() / HEAP_PART);

  void add(long bytes) {
    held.addAndGet(bytes);
  }

  boolean isFull() {
    return held.get() > most;
  }
}
