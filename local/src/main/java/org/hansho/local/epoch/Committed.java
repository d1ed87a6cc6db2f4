package org.hansho.local.epoch;

import java.util.Map;

/**
 * Where the last committed epoch left off, but for the state, which is handed over chunk by chunk.
 *
 * @param epoch its number; 0 if there was none
 */
public record Committed(long epoch, Map<String, byte[]> positions, Map<String, Long> counters) {
  public Committed {
    positions = Map.copyOf(positions);
    counters = Map.copyOf(counters);
  }
}
