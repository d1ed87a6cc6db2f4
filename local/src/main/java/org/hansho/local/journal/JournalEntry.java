package org.hansho.local.journal;

/**
 * What a reader of the journal meets: a record as it was pushed, or a range that cannot be read.
 */
public sealed interface JournalEntry permits JournalRecord, Damage {
  /** Where reading goes on behind this entry; the position to commit once it is processed. */
  Position next();
}
