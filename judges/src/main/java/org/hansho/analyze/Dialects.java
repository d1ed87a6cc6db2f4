package org.hansho.analyze;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.sql.Dialect;

/** The dialect of an event's statement, after {@code database.system}. Immutable. */
record Dialects(int system) {
  /** Whether events of this class may have statements. */
  static boolean areOf(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      if ("database".equals(source.category()) || "sqlaudit".equals(source.service())) {
        return true;
      }
    }
    return false;
  }

  /** The dialect; the standard's where the system is unknown. */
  Dialect of(Event event) {
    int slot = system == Fields.UNREAD ? Event.NONE : event.first(system);
    if (slot == Event.NONE) {
      return Dialect.ANSI;
    }
    int start = event.start(slot);
    return Dialect.ofSystem(event.buffer(slot), start, start + event.length(slot));
  }
}
