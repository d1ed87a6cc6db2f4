package org.hansho.local.journal;

import java.util.Map;

/**
 * What became of all pushes since opening: {@code pushed = kept + refused + waiting} at any time.
 *
 * @param bytes size of the journal on the disk
 */
public record JournalCounts(
    long pushed, long kept, Map<Receipt.Reason, Long> refused, long waiting, long bytes) {
  public JournalCounts {
    refused = Map.copyOf(refused);
  }

  /** Refusals for whatever reason. */
  public long allRefused() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
