package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/** The classes of Sysmon's events by their number, under the categories of SigmaHQ's taxonomy. */
final class SysmonClasses {
  /** Events of a number that no category is named after. */
  static final EventClass OTHER =
      EventClass.of("linux.sysmon", LogSource.of("linux", null, "sysmon"));

  private static final int NUMBERS = 256;
  private static final EventClass[] BY_NUMBER = new EventClass[NUMBERS];
  private static final String[] ACTIONS = new String[NUMBERS];

  static {
    put(1, "process_creation", "exec");
    put(3, "network_connection", "connect");
    put(4, "sysmon_status", "status");
    put(5, "process_termination", "exit");
    put(9, "raw_access_thread", "raw-access");
    put(10, "process_access", "access");
    put(11, "file_event", "creation");
    put(16, "sysmon_status", "configuration");
    put(23, "file_delete", "deletion");
    put(26, "file_delete_detected", "deletion");
    put(255, "sysmon_error", "error");
  }

  static final List<EventClass> ALL = all();

  private SysmonClasses() {}

  private static void put(int number, String category, String action) {
    BY_NUMBER[number] =
        EventClass.of("linux.sysmon." + category, LogSource.of("linux", category, "sysmon"));
    ACTIONS[number] = action;
  }

  private static List<EventClass> all() {
    List<EventClass> classes = new ArrayList<>(List.of(OTHER));
    for (EventClass eventClass : BY_NUMBER) {
      if (eventClass != null
          && classes.stream().noneMatch(c -> c.name().equals(eventClass.name()))) {
        classes.add(eventClass);
      }
    }
    return List.copyOf(classes);
  }

  static EventClass of(int number) {
    EventClass known = number >= 0 && number < NUMBERS ? BY_NUMBER[number] : null;
    return known == null ? OTHER : known;
  }

  /** The value of {@code event.action} for each number, null where there is none. */
  static byte[][] actionWords() {
    byte[][] words = new byte[NUMBERS][];
    for (int i = 0; i < NUMBERS; i++) {
      words[i] = Bytes.of(ACTIONS[i] == null ? "" : ACTIONS[i]);
    }
    return words;
  }
}
