package org.hansho.scan;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.hansho.detect.Observation;
import org.hansho.time.DayTally;
import org.hansho.time.PlausibleRange;

/**
 * Which records are of another time than the rest of their source ({@link DayTally}). They are
 * looked at by themselves, before all others: what they show is found, and they teach nothing.
 * Written by one thread, then read by several.
 */
final class Apart {
  private final Map<String, DayTally> days = new TreeMap<>();
  private final Map<String, PlausibleRange> ranges = new TreeMap<>();

  /** Adds the days of sources, or of pieces of them. */
  void add(Map<String, DayTally> some) {
    some.forEach((source, of) -> days.computeIfAbsent(source, unused -> new DayTally()).add(of));
  }

  /** Finds the ranges of all sources, from which on nothing is added. */
  void settle() {
    days.forEach(
        (source, of) -> {
          PlausibleRange range = of.range();
          if (!range.isWhole()) {
            ranges.put(source, range);
          }
        });
    days.clear();
  }

  /** Whether there are no such records. */
  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** How many there are. */
  long records() {
    return ranges.values().stream().mapToLong(PlausibleRange::outside).sum();
  }

  /** Whether the record of an observation is one. */
  boolean holds(Observation observation) {
    PlausibleRange range = ranges.isEmpty() ? null : ranges.get(observation.origin().source());
    return range != null && !range.holds(observation.time());
  }

  /** Shows the sources that have such records. */
  void forEach(BiConsumer<String, PlausibleRange> visitor) {
    ranges.forEach(visitor);
  }
}
