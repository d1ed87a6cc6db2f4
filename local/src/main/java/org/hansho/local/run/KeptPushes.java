package org.hansho.local.run;

import java.io.IOException;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalEntry;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalRecord;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;

/**
 * The pushes that the journal still has: of what is processed, those of the segment that is being
 * written, and of any that wait to be removed. Safe from any thread, beside a runner that works.
 */
public final class KeptPushes {
  private final Journal journal;

  KeptPushes(Journal journal) {
    this.journal = journal;
  }

  /** How many bytes the journal has on the disk. */
  public long bytes() {
    return journal.counts().bytes();
  }

  /** Looks at pushes. */
  public interface Visitor {
    /** Takes one; false ends the visit. */
    boolean push(Push push);
  }

  /**
   * Shows those that are there now, in the order in which they came; ranges that are damaged are
   * left out. Costs the reading of the journal.
   *
   * @throws IOException if the disk cannot be read, or the journal is closed meanwhile
   */
  public void each(Visitor visitor) throws IOException {
    Position end = journal.end();
    try (JournalReader reader = journal.read(new Position(journal.firstSegment(), 0))) {
      JournalEntry entry = reader.next();
      while (entry != null) {
        boolean isEnough =
            entry instanceof JournalRecord record
                && !record.push().source().equals(Opinions.SOURCE)
                && !visitor.push(record.push());
        entry = isEnough || entry.next().compareTo(end) >= 0 ? null : reader.next();
      }
    }
  }
}
