package org.hansho.local.run;

import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Which fields some consecutive events of one class of a source had. Immutable.
 *
 * @param number which one of its class it is, from 1 since the process began
 * @param eventClass what the events are
 * @param format name of the source's format
 * @param read the fields that were read at all
 * @param events how many events were looked at
 * @param seen how many of them had a field, by its name; no other field was in any of them, but for
 *     those beyond the first {@link FieldCounts#MOST_FIELDS}
 */
public record FieldSample(
    long number,
    EventClass eventClass,
    String format,
    Fields read,
    int events,
    Map<String, Integer> seen) {
  public FieldSample {
    seen = Map.copyOf(seen);
  }
}
