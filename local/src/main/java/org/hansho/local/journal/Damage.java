package org.hansho.local.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A range of the journal that does not hold what was written to it.
 *
 * @param position first byte that cannot be trusted
 * @param next where the next good record begins, or the end of what was lost
 * @param lostRecords how many records the range held, or {@link #UNKNOWN}; none where a segment's
 *     header is damaged
 * @param copy where the range was set aside; null if there is nothing to copy or no room for it
 */
public record Damage(Position position, Position next, long lostRecords, @Nullable Path copy)
    implements JournalEntry {
  /** Not known how many records were lost. */
  public static final long UNKNOWN = -1;
}
