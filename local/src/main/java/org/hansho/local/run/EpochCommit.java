package org.hansho.local.run;

import java.io.IOException;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.folder.EpochWitness;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Commits one epoch after another: first to the store, then the journal is trimmed. An epoch that
 * cannot be committed is kept and tried again. Belongs to the thread of the runner.
 */
final class EpochCommit {
  private final EpochStore store;
  private final EpochWitness witness;
  private final RunnerMemory memory;
  private final DeadLetters letters;
  private final Journal journal;
  private final JournalReader reader;
  private @Nullable Epoch uncommitted;
  private boolean lettersChanged;

  EpochCommit(
      EpochStore store,
      EpochWitness witness,
      RunnerMemory memory,
      DeadLetters letters,
      Journal journal,
      JournalReader reader) {
    this.store = store;
    this.witness = witness;
    this.memory = memory;
    this.letters = letters;
    this.journal = journal;
    this.reader = reader;
  }

  /** Whether an epoch could not be committed so far. */
  boolean isPending() {
    return uncommitted != null;
  }

  /**
   * Commits an epoch.
   *
   * @throws IOException if it cannot be committed; it is pending then
   */
  void commit(Epoch epoch) throws IOException {
    lettersChanged = !epoch.deadLetters().isEmpty() || !epoch.settledLetters().isEmpty();
    uncommitted = epoch;
    commitPending();
  }

  /** Commits the epoch that is pending; returns whether there was one. */
  boolean commitPending() throws IOException {
    Epoch epoch = uncommitted;
    if (epoch == null) {
      return false;
    }
    CrashPoint.reached("runner.before-commit");
    store.commit(epoch);
    witness.note(epoch.number());
    CrashPoint.reached("runner.after-commit");
    uncommitted = null;
    memory.committed();
    if (lettersChanged) {
      letters.measure(memory.sources().all());
    }
    journal.trim(reader.position());
    memory.sources().places().trimmed(journal.firstSegment());
    CrashPoint.reached("runner.after-trim");
    return true;
  }
}
