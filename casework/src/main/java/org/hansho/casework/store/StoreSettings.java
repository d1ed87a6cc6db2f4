package org.hansho.casework.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where alerts are kept, and what a reader may cost.
 *
 * @param place the database
 * @param readers how many queries run at a time; others wait, at most {@code queryTime}
 * @param queryTime how long a query may take
 */
public record StoreSettings(Place place, int readers, Duration queryTime) {
  private static final int READERS = 4;
  private static final Duration QUERY_TIME = Duration.ofSeconds(5);

  public StoreSettings {
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("readers must be a number from 1 to 64");
    }
    if (queryTime.toMillis() < 1 || queryTime.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("a query's time must be from 1 ms to 10 minutes");
    }
  }

  /** A place with the default bounds: four readers, five seconds a query. */
  public static StoreSettings of(Place place) {
    return new StoreSettings(place, READERS, QUERY_TIME);
  }

  /** Which database. */
  public sealed interface Place {}

  /**
   * A SQLite database, the default: for one process and up to some ten million alerts.
   *
   * @param file is made if it is absent; two files of SQLite's lie beside it while it is open
   */
  public record Sqlite(Path file) implements Place {}

  /**
   * A PostgreSQL database, version 18: for more alerts and several processes. Its extension {@code
   * pg_trgm} is made at first start, which the user must be allowed to do.
   *
   * @param url as its JDBC driver has it, {@code jdbc:postgresql://host:5432/database}
   * @param password never shown
   */
  public record Postgresql(String url, String user, String password) implements Place {
    @Override
    public String toString() {
      return "Postgresql[url=" + url + ", user=" + user + "]";
    }
  }
}
