package org.hansho.detect;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which fields the facts of one document carry, in which order. The same for the same rules in any
 * run. Immutable.
 */
public final class FactLayout {
  /** The column of a field that facts do not carry. */
  public static final int ABSENT = -1;

  private final List<String> fields;
  private final Map<String, Integer> columns = new HashMap<>();

  /** The given fields, doubles folded. */
  public FactLayout(Collection<String> fields) {
    this.fields = List.copyOf(new TreeSet<>(fields));
    for (int column = 0; column < this.fields.size(); column++) {
      columns.put(this.fields.get(column), column);
    }
  }

  /** The fields in the order of their columns. */
  public List<String> fields() {
    return fields;
  }

  /** How many fields there are. */
  public int size() {
    return fields.size();
  }

  /** Where a field stands, or {@link #ABSENT}. */
  public int column(String field) {
    return columns.getOrDefault(field, ABSENT);
  }
}
