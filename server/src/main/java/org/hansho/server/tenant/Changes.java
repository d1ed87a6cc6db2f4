package org.hansho.server.tenant;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;

/**
 * A sink that wakes those who wait for changes whenever it has taken some. Safe from any thread.
 */
public final class Changes implements ChangeSink {
  private final ChangeSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition applied = lock.newCondition();
  private long count;

  /** Wakes for what this sink has taken. */
  public Changes(ChangeSink sink) {
    this.sink = sink;
  }

  @Override
  public long position(String tenant) throws IOException {
    return sink.position(tenant);
  }

  @Override
  public boolean apply(String tenant, EpochChanges changes) throws IOException {
    boolean isNew = sink.apply(tenant, changes);
    if (isNew) {
      wake();
    }
    return isNew;
  }

  /** How many epochs were taken since the start, of all tenants. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until more epochs were taken than a number, at most for a time.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void await(long seen, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lockInterruptibly();
    try {
      while (count <= seen && left > 0) {
        left = applied.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all who wait, as if an epoch had been taken. */
  public void wake() {
    lock.lock();
    try {
      count++;
      applied.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
