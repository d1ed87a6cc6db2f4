package org.hansho.server.source;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap that bodies of requests may take together, from their first byte until they are
 * answered. Safe from any thread.
 */
final class IntakeRoom {
  private final long most;
  private final AtomicLong used = new AtomicLong();

  IntakeRoom(long most) {
    this.most = most;
  }

  /** How much there is. */
  long most() {
    return most;
  }

  /** Takes so many bytes; false, and nothing taken, if there are not as many. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= most) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Gives back what was taken. */
  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
