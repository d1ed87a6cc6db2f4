package org.hansho.alert;

import java.util.List;

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
}
