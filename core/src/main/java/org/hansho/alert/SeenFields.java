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

  private final TreeMap<String, SeenField> fields = new TreeMap<>();

  /** Adds the values of an event; returns a hash of what kinds they are. */
  long add(WatchedFields watched, Event event) {
    ChoiceHashes hashes = watched.hashes();
    List<FieldChoice> choices = watched.fields();
    long kind = 0;
    for (int i = 0; i < choices.size(); i++) {
      FieldChoice field = choices.get(i);
      int slot = field.first(event);
      if (slot != Event.NONE) {
        String name = field.names().get(0);
        SeenField seen = fields.computeIfAbsent(name, unseen -> new SeenField());
        kind = hashes.joined(kind, add(seen, hashes, event, slot), i);
      }
    }
    return kind;
  }

  private static long add(SeenField seen, ChoiceHashes hashes, Event event, int first) {
    long kind = 0;
    int slot = first;
    for (int place = 0; place < VALUES_OF_EVENT && slot != Event.NONE; place++) {
      long one = seen.add(hashes, event.buffer(slot), event.start(slot), event.length(slot));
      kind = place == 0 ? one : hashes.joined(kind, one, place);
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
