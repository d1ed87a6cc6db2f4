package org.hansho.event;

import java.util.List;

/**
 * A kind of event that a format emits: events of one class belong to the same log sources, so the
 * same rules are tried on them.
 *
 * <p>Formats hold their classes as constants; classes are compared by identity on the way of an
 * event.
 *
 * @param name stable name for reports, for example {@code windows.sysmon.process_creation}
 * @param logSources every log source such an event belongs to; a rule applies if it admits one
 */
public record EventClass(String name, List<LogSource> logSources) {
  public EventClass {
    logSources = List.copyOf(logSources);
  }

  /** A class with the given log sources. */
  public static EventClass of(String name, LogSource... logSources) {
    return new EventClass(name, List.of(logSources));
  }

  /** Whether a rule with this log source is tried on events of this class. */
  public boolean admittedBy(LogSource rule) {
    for (LogSource source : logSources) {
      if (rule.admits(source)) {
        return true;
      }
    }
    return false;
  }
}
