package org.hansho.alert;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The different values of one field that the findings of an alert had.
 *
 * @param field name of the field
 * @param values some of them, each on one line, in alphabetical order; of different kinds where
 *     there are too many
 * @param distinct how many different ones there were
 * @param exact whether that number is exact; otherwise it is an estimate, mostly within a fifth
 */
public record SeenValues(String field, List<String> values, long distinct, boolean exact) {
  public SeenValues {
    values = List.copyOf(values);
  }

  /** The values as sentences say them: in words where formats write words of programs. */
  public List<String> said(Language language) {
    List<String> fields = List.of(field);
    return values.stream().map(value -> ValueWords.of(fields, value, language)).toList();
  }

  /** The same, each value replaced by another. */
  SeenValues map(UnaryOperator<String> other) {
    return new SeenValues(field, values.stream().map(other).toList(), distinct, exact);
  }
}
