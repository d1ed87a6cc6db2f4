package org.hansho.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The different values that the findings of an alert had in the fields that an alert of its
 * detection is about. Belongs to one thread.
 */
final class SeenFields {
  private final TreeMap<String, SeenField> fields = new TreeMap<>();

  /** Adds the values of a finding; returns a hash of what kinds they are. */
  long add(List<Finding.Listed> listed, ChoiceHashes hashes) {
    long kind = 0;
    for (int i = 0; i < listed.size(); i++) {
      Finding.Listed field = listed.get(i);
      SeenField seen = fields.computeIfAbsent(field.field(), unseen -> new SeenField());
      kind = hashes.joined(kind, add(seen, hashes, field.values()), field.place());
    }
    return kind;
  }

  private static long add(SeenField seen, ChoiceHashes hashes, List<byte[]> values) {
    long kind = 0;
    for (int place = 0; place < values.size(); place++) {
      byte[] value = values.get(place);
      long one = seen.add(hashes, value, 0, value.length);
      kind = place == 0 ? one : hashes.joined(kind, one, place);
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
