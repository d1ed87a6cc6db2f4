package org.hansho.format.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param beside further fields, each with the values that it may have, as above
 */
record Kind(
    EventClass eventClass,
    String field,
    Set<String> values,
    List<String> times,
    Map<String, Set<String>> beside) {
  Kind {
    values = Set.copyOf(values);
    times = List.copyOf(times);
    beside = Map.copyOf(beside);
  }

  Kind timesIn(List<String> fields) {
    return new Kind(eventClass, field, values, fields, beside);
  }

  Kind and(String other, Set<String> itsValues) {
    Map<String, Set<String>> more = new TreeMap<>(beside);
    more.put(other, Set.copyOf(itsValues));
    return new Kind(eventClass, field, values, times, more);
  }

  Bound bind(Fields fields, int[] timesOfAll) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(Condition.of(fields, field, values));
    beside.forEach((other, its) -> conditions.add(Condition.of(fields, other, its)));
    int[] ids = times.isEmpty() ? timesOfAll : Values.ids(fields, times.toArray(String[]::new));
    return new Bound(eventClass, List.copyOf(conditions), ids);
  }

  /** A field that has one of these values, or any where there are none. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Condition(int field, byte[][] values) {
    static Condition of(Fields fields, String field, Set<String> values) {
      byte[][] texts = values.stream().sorted().map(Values::ascii).toArray(byte[][]::new);
      return new Condition(fields.id(field), texts);
    }

    boolean holds(Event event) {
      int slot = Values.scalar(event, field);
      if (slot == Event.NONE) {
        return false;
      }
      for (byte[] value : values) {
        if (event.is(slot, value)) {
          return true;
        }
      }
      return values.length == 0;
    }
  }

  /** The same over the fields of one rule set. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Bound(EventClass eventClass, List<Condition> conditions, int[] times) {
    boolean isOf(Event event) {
      for (int i = 0; i < conditions.size(); i++) {
        if (!conditions.get(i).holds(event)) {
          return false;
        }
      }
      return true;
    }
  }
}
