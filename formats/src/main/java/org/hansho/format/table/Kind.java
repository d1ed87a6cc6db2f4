package org.hansho.format.table;

import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * One kind of record of a format: which they are, and the class of their events.
 *
 * @param field the native field that decides
 * @param values the values that it may have; any where there are none
 * @param times where the time of this kind stands; empty where it stands as in all records
 */
record Kind(EventClass eventClass, String field, Set<String> values, List<String> times) {
  Kind {
    values = Set.copyOf(values);
    times = List.copyOf(times);
  }

  Bound bind(Fields fields, int[] timesOfAll) {
    byte[][] texts = values.stream().sorted().map(Values::ascii).toArray(byte[][]::new);
    int[] ids = times.isEmpty() ? timesOfAll : Values.ids(fields, times.toArray(String[]::new));
    return new Bound(eventClass, fields.id(field), texts, ids);
  }

  /** The same over the fields of one rule set. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Bound(EventClass eventClass, int field, byte[][] values, int[] times) {
    boolean isOf(Event event) {
      int slot = Values.scalar(event, field);
      if (slot == Event.NONE) {
        return false;
      }
      for (byte[] value : values) {
        if (Values.slotIs(event, slot, value)) {
          return true;
        }
      }
      return values.length == 0;
    }
  }
}
