package org.hansho.format.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.syslog.Bytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The databases and the classes of their events, one for each {@link Activity}.
 *
 * <p>Events of MariaDB belong to the log sources of MySQL, too: rules for the one fit the other,
 * and old MySQL writes lines that cannot be distinguished from those of MariaDB.
 */
final class DatabaseSystem {
  static final DatabaseSystem POSTGRESQL = new DatabaseSystem("postgresql");
  static final DatabaseSystem MYSQL = new DatabaseSystem("mysql");
  static final DatabaseSystem MARIADB = new DatabaseSystem("mariadb", "mysql");
  static final DatabaseSystem MSSQL = new DatabaseSystem("mssql");

  private final byte[] word;
  private final List<EventClass> classes;

  private DatabaseSystem(String... products) {
    word = Bytes.of(products[0]);
    List<EventClass> made = new ArrayList<>();
    for (Activity activity : Activity.values()) {
      made.add(eventClass(activity, products));
    }
    classes = List.copyOf(made);
  }

  private static EventClass eventClass(Activity activity, String... products) {
    List<LogSource> sources = new ArrayList<>();
    String category = activity == Activity.SERVER ? null : "database";
    for (String product : products) {
      sources.add(LogSource.of(product, category, activity.service()));
    }
    if (activity == Activity.FAILED_STATEMENT) {
      sources.add(LogSource.of("sql", "application", null));
    }
    return new EventClass(products[0] + "." + activity.name().toLowerCase(Locale.ROOT), sources);
  }

  /** The value of {@code database.system}; not to be changed. */
  byte[] word() {
    return word;
  }

  /** The class of events of that kind. */
  EventClass of(Activity activity) {
    return classes.get(activity.ordinal());
  }

  void save(StateWriter out) {
    out.bytes(word, 0, word.length);
  }

  /** What {@link #save} wrote. */
  static DatabaseSystem restored(StateReader in) {
    byte[] saved = in.bytes();
    for (DatabaseSystem system : List.of(POSTGRESQL, MYSQL, MARIADB, MSSQL)) {
      if (Arrays.equals(system.word, saved)) {
        return system;
      }
    }
    throw new IllegalStateException("an unknown database in saved state");
  }

  /** All classes. */
  List<EventClass> classes() {
    return classes;
  }

  /** The classes of several databases. */
  static List<EventClass> classes(DatabaseSystem... systems) {
    List<EventClass> all = new ArrayList<>();
    for (DatabaseSystem system : systems) {
      all.addAll(system.classes);
    }
    return List.copyOf(all);
  }
}
