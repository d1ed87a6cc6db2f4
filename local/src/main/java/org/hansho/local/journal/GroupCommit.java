package org.hansho.local.journal;

import java.io.Closeable;
import java.util.concurrent.locks.LockSupport;
import org.hansho.local.clock.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that flushes a journal: one sync for all pushes that came during the last one. What a
 * flush that fails leaves without a receipt is refused, and flushing goes on.
 */
public final class GroupCommit implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** Between attempts, if not even refusing goes. */
  private static final long PAUSE_NANOS = 10_000_000;

  private final Journal journal;
  private final Thread thread;

  private GroupCommit(Journal journal) {
    this.journal = journal;
    this.thread = new Thread(this::run, "hansho-journal");
  }

  /** Starts flushing a journal, which is closed with the returned one. */
  public static GroupCommit start(Journal journal) {
    GroupCommit started = new GroupCommit(journal);
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  private void run() {
    try {
      while (journal.awaitWork()) {
        flush();
      }
    } catch (InterruptedException askedToStop) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    try {
      journal.flush();
    } catch (RuntimeException | Error failure) {
      refuse(failure);
    }
  }

  private void refuse(Throwable failure) {
    try {
      journal.refuseOpen(failure);
      LOG.error("A flush of the journal failed; the pushes that waited were refused", failure);
    } catch (RuntimeException | Error again) {
      failure.addSuppressed(again);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Closes the journal, with a receipt for all that waits, and ends the thread. */
  @Override
  public void close() {
    try {
      journal.close();
    } catch (RuntimeException | Error failure) {
      refuse(failure);
    }
    Ending.of(thread);
  }
}
