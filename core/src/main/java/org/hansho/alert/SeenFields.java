package org.hansho.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The different values that the findings of an alert had in the fields that an alert of its
 * detection is about. Belongs to one thread.
 */
final class SeenFields {
  /** Values of a field that are looked at in one event. */
  private static final int VALUES_OF_EVENT = 4;

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final TreeMap<String, SeenField> fields = new TreeMap<>();

  /** Adds the values of an event; returns a hash of what kinds they are. */
  long add(List<FieldChoice> watched, Event event) {
    long kind = 0;
    for (int i = 0; i < watched.size(); i++) {
      FieldChoice field = watched.get(i);
      int slot = field.first(event);
      if (slot != Event.NONE) {
        String name = field.names().get(0);
        SeenField seen = fields.computeIfAbsent(name, unseen -> new SeenField());
        kind = (kind ^ add(seen, event, slot)) * PRIME + i;
      }
    }
    return kind ^ (kind >>> 32);
  }

  private static long add(SeenField seen, Event event, int first) {
    long kind = 0;
    int slot = first;
    for (int left = VALUES_OF_EVENT; left > 0 && slot != Event.NONE; left--) {
      kind = kind * PRIME + seen.add(event.buffer(slot), event.start(slot), event.length(slot));
      slot = FieldChoice.next(event, slot);
    }
    return kind;
  }

  void merge(SeenFields other) {
    other.fields.forEach(
        (name, field) -> fields.computeIfAbsent(name, unseen -> new SeenField()).merge(field));
  }

  /** What was seen, for fields that had more than one value. */
  List<SeenValues> shown() {
    List<SeenValues> shown = new ArrayList<>();
    for (Map.Entry<String, SeenField> field : fields.entrySet()) {
      if (field.getValue().hasSeveral()) {
        shown.add(field.getValue().shown(field.getKey()));
      }
    }
    return shown;
  }

  void write(StateWriter out) {
    out.count(fields.size());
    fields.forEach(
        (name, field) -> {
          out.text(name);
          field.write(out);
        });
  }

  /** Restores what {@link #write} saved. */
  static SeenFields read(StateReader in) {
    SeenFields seen = new SeenFields();
    for (int left = in.count(); left > 0; left--) {
      seen.fields.put(in.text(), SeenField.read(in));
    }
    return seen;
  }
}
