package org.hansho.scan;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the detectors of a scan hold at its end.
 *
 * @param facts what they received: pairs of a record and a rule that has subscribers
 * @param detectors how many documents remember, knowledge across keys included
 * @param keys how many pairs of a document and a key are remembered
 * @param evicted how many keys were forgotten for lack of room, by document; only those that forgot
 * @param values how many values of a key had no room in its state, by document; likewise
 * @param unkeyed facts without a value for a field of the key
 * @param late facts that came too late to be put in order
 */
public record Memory(
    long facts,
    int detectors,
    long keys,
    Map<String, Long> evicted,
    Map<String, Long> values,
    long unkeyed,
    long late) {
  /** That of a scan in which nothing remembers. */
  public static final Memory NONE = new Memory(0, 0, 0, Map.of(), Map.of(), 0, 0);

  public Memory {
    evicted = new TreeMap<>(evicted);
    values = new TreeMap<>(values);
  }

  /** All keys that were forgotten for lack of room. */
  public long allEvicted() {
    return evicted.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All values that had no room. */
  public long allValues() {
    return values.values().stream().mapToLong(Long::longValue).sum();
  }
}
