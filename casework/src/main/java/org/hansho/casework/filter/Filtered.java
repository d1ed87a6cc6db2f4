package org.hansho.casework.filter;

import java.util.List;

/** What filters are tested on: an alert or an incident. Belongs to one thread. */
public interface Filtered {
  /** The values of a field, folded as the store folds texts; empty if it has none. */
  List<String> values(Field field);

  /** Whether a folded text is part of what it says. */
  boolean says(String folded);

  /** A field of type {@link FieldType#TIME}, in nanoseconds since 1970. */
  long time(Field field);

  /** How many records an alert stands for, or how many alerts an incident has. */
  long count();
}
