package org.hansho.local.journal;

/**
 * A record of the journal.
 *
 * @param sequence rises with each push over the whole life of the journal; gaps are refused pushes
 */
public record JournalRecord(Position position, Position next, long sequence, Push push)
    implements JournalEntry {}
