package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What the sentences of an alert show, by the name that stands in their braces. Immutable.
 *
 * @param byField values on one line each, in the order of the record, without their middle where
 *     they are longer than {@link Sentence#VALUE_CHARACTERS}; one more than {@link Sentence#VALUES}
 *     where there are more; a field without a usable value is left out
 */
public record SentenceValues(Map<String, List<String>> byField) {
  /** Nothing to show. */
  public static final SentenceValues NONE = new SentenceValues(Map.of());

  public SentenceValues {
    Map<String, List<String>> copy = new TreeMap<>();
    byField.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    byField = Collections.unmodifiableMap(copy);
  }

  /** The values of a field; empty if it has none. */
  List<String> of(String field) {
    return byField.getOrDefault(field, List.of());
  }

  /** The same with other values, for example without the secrets in them. */
  public SentenceValues map(UnaryOperator<String> change) {
    Map<String, List<String>> changed = new TreeMap<>();
    byField.forEach((field, values) -> changed.put(field, values.stream().map(change).toList()));
    return new SentenceValues(changed);
  }

  /** Saves all of them. */
  public void write(StateWriter out) {
    out.count(byField.size());
    byField.forEach(
        (field, values) -> {
          out.text(field);
          out.texts(values);
        });
  }

  /** Reads what {@link #write} wrote. */
  public static SentenceValues read(StateReader in) {
    Map<String, List<String>> byField = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      String field = in.text();
      byField.put(field, in.texts());
    }
    return new SentenceValues(byField);
  }

  /** Reads the values of one finding for several sentences. */
  static final class Collector {
    private final FieldValues values;
    private final Map<String, List<String>> byField = new TreeMap<>();

    Collector(FieldValues values) {
      this.values = values;
    }

    /** Adds the first value of a field, or all. */
    void add(FieldChoice field, boolean all) {
      String name = String.join("|", field.names());
      int most = all ? Sentence.VALUES + 1 : 1;
      List<String> known = byField.get(name);
      if (known == null || known.size() < most) {
        List<String> found = read(field, most);
        if (!found.isEmpty()) {
          byField.put(name, found);
        }
      }
    }

    private List<String> read(FieldChoice field, int most) {
      List<String> found = new ArrayList<>(1);
      int slot = field.first(values);
      while (slot != FieldValues.NONE && found.size() < most) {
        String value = Sentence.shortened(values.text(slot));
        if (!found.contains(value)) {
          found.add(value);
        }
        slot = values.next(slot);
      }
      return found;
    }

    SentenceValues all() {
      return byField.isEmpty() ? NONE : new SentenceValues(byField);
    }
  }
}
