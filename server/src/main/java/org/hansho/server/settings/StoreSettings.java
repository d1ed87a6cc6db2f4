package org.hansho.server.settings;

import java.util.Optional;

/** Where alerts and the work on them are stored. */
public sealed interface StoreSettings {
  /** SQLite in the data folder. */
  record Sqlite() implements StoreSettings {}

  /**
   * A PostgreSQL database.
   *
   * @param url without user and password, as {@code postgresql://host:5432/hansho}
   * @param connections most open connections to it
   */
  record Postgresql(String url, String user, Optional<Secret> password, int connections)
      implements StoreSettings {}
}
