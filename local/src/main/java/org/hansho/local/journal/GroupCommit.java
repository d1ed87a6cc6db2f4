package org.hansho.local.journal;

import java.io.Closeable;

/** The thread that flushes a journal: one sync for all pushes that came during the last one. */
public final class GroupCommit implements Closeable {
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
        journal.flush();
      }
    } catch (InterruptedException askedToStop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the journal, with a receipt for all that waits, and ends the thread. */
  @Override
  public void close() {
    journal.close();
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
