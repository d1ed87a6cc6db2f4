package org.hansho.analyze;

import org.hansho.event.Event;
import org.hansho.event.Fields;

/** Adds derived values to an event where somebody reads them. For facts that are rare. */
final class Facts {
  private Facts() {}

  /** Adds a value, unless it is empty or nobody reads the field. */
  static void add(Event event, String field, String value) {
    int id = event.fields().id(field);
    if (id != Fields.UNREAD && !value.isEmpty()) {
      event.addText(id, value);
    }
  }
}
