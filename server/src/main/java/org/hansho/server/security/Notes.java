package org.hansho.server.security;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hansho.casework.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes when tokens and sessions were last used, on a thread of its own, so that no call waits for
 * it. What does not fit into the queue is left out: the next use notes it again. Safe from any
 * thread.
 */
final class Notes implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
  private static final int QUEUE = 1_000;
  private static final long STOP_SECONDS = 5;

  private final Transactions transactions;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE),
          work -> {
            Thread thread = new Thread(work, "access-notes");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  Notes(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Something to write. */
  interface Note {
    void in(Connection connection) throws SQLException;
  }

  void add(Note note) {
    writer.execute(
        () -> {
          try {
            transactions.write(
                "note a use",
                connection -> {
                  note.in(connection);
                  return true;
                });
          } catch (IOException failure) {
            LOG.warn("When a token or session was last used could not be written", failure);
          }
        });
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
