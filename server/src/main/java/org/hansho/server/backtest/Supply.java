package org.hansho.server.backtest;

import java.io.IOException;
import org.hansho.local.run.KeptPushes;

/** The records that a back-test reads. */
interface Supply {
  /**
   * How many bytes there are, roughly.
   *
   * @throws IOException if that cannot be found out
   */
  long bytes() throws IOException;

  /** Whether they are files, in place of the journal. */
  boolean isOfFiles();

  /**
   * Hands them to a trial, until it has enough.
   *
   * @throws IOException if they cannot be read at all
   */
  void into(Trial trial) throws IOException;

  /** What the journal of a tenant still has. */
  record OfJournal(KeptPushes journal) implements Supply {
    @Override
    public long bytes() {
      return journal.bytes();
    }

    @Override
    public boolean isOfFiles() {
      return false;
    }

    @Override
    public void into(Trial trial) throws IOException {
      journal.each(trial);
    }
  }
}
