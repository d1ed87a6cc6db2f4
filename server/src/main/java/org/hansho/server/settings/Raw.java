package org.hansho.server.settings;

import java.util.List;

/** What an author wrote as a value, not yet read. */
sealed interface Raw {
  Origin origin();

  /** A single value. */
  record Text(Origin origin, String text) implements Raw {}

  /** A list of single values. */
  record Entries(Origin origin, List<Text> items) implements Raw {
    public Entries {
      items = List.copyOf(items);
    }
  }
}
