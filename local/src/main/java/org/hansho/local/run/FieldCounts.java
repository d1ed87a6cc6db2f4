package org.hansho.local.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Counts which fields the events of a source have, by the class of the event. It looks at the first
 * {@value #OF_ARRIVAL} events of each arrival and at every {@value #STRIDE}th, so that a source
 * with few events is looked at whole and one with many costs little. Starts anew with the process.
 * Belongs to the worker that reads the source.
 */
final class FieldCounts {
  /** Most fields of a class that are counted. */
  static final int MOST_FIELDS = 64;

  /** Events of one sample. */
  static final int SAMPLE = 250;

  private static final int MOST_CLASSES = 8;
  private static final int FEW_FIELDS = 8;
  private static final int STRIDE = 16;
  private static final int OF_ARRIVAL = 4;

  /** Events of a sample in which fields are looked for that were not seen before. */
  private static final int SEARCHED = 8;

  private final Map<EventClass, OfClass> classes = new LinkedHashMap<>();
  private List<FieldSample> samples = List.of();
  private @Nullable Fields fields;
  private String format = "";
  private long arrival;
  private int ofArrival;
  private int passed;

  /** The counts of one class; small for sources of few fields, since there may be many of them. */
  private static final class OfClass {
    private int[] ids = new int[FEW_FIELDS];
    private int[] seen = new int[FEW_FIELDS];
    private int known;
    private int events;
    private long number;
    private @Nullable FieldSample last;

    private void add(int id) {
      if (known == ids.length) {
        ids = Arrays.copyOf(ids, 2 * known);
        seen = Arrays.copyOf(seen, 2 * known);
      }
      ids[known++] = id;
    }
  }

  /** Looks at an event, if it is one of those that are looked at. */
  void event(Event event, long arrivedAt, String formatName) {
    if (arrivedAt != arrival) {
      arrival = arrivedAt;
      ofArrival = 0;
    }
    if (ofArrival < OF_ARRIVAL) {
      ofArrival++;
    } else if (++passed % STRIDE != 0) {
      return;
    }
    look(event, formatName);
  }

  private void look(Event event, String formatName) {
    if (event.fields() != fields || !formatName.equals(format)) {
      classes.clear();
      fields = event.fields();
      format = formatName;
    }
    OfClass counts = classes.get(event.eventClass());
    if (counts == null) {
      if (classes.size() == MOST_CLASSES) {
        return;
      }
      counts = new OfClass();
      classes.put(event.eventClass(), counts);
    }
    count(counts, event);
    if (counts.events == SAMPLE) {
      end(counts, event.eventClass());
    }
  }

  private static void count(OfClass counts, Event event) {
    if (counts.events < SEARCHED) {
      search(counts, event);
    }
    for (int i = 0; i < counts.known; i++) {
      if (event.first(counts.ids[i]) != Event.NONE) {
        counts.seen[i]++;
      }
    }
    counts.events++;
  }

  private static void search(OfClass counts, Event event) {
    for (int id = 0; id < event.fields().size() && counts.known < MOST_FIELDS; id++) {
      if (event.first(id) != Event.NONE && !knows(counts, id)) {
        counts.add(id);
      }
    }
  }

  private static boolean knows(OfClass counts, int id) {
    for (int i = 0; i < counts.known; i++) {
      if (counts.ids[i] == id) {
        return true;
      }
    }
    return false;
  }

  private void end(OfClass counts, EventClass eventClass) {
    Fields read = fields;
    if (read == null) {
      return;
    }
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < counts.known; i++) {
      if (counts.seen[i] > 0) {
        seen.put(read.name(counts.ids[i]), counts.seen[i]);
      }
      counts.seen[i] = 0;
    }
    counts.number++;
    counts.last = new FieldSample(counts.number, eventClass, format, read, counts.events, seen);
    counts.events = 0;
    List<FieldSample> all = new ArrayList<>();
    for (OfClass one : classes.values()) {
      if (one.last != null) {
        all.add(one.last);
      }
    }
    samples = List.copyOf(all);
  }

  /** The newest sample of each class; the same list until there is a newer one. */
  List<FieldSample> samples() {
    return samples;
  }
}
