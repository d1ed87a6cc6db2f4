package org.hansho.casework;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.hansho.casework.store.StoreSettings;
import org.jspecify.annotations.Nullable;

/** Empty databases for tests. The PostgreSQL server is one for all, and ends with the program. */
public final class EmptyDatabases {
  private static @Nullable EmbeddedPostgres server;
  private static int databases;

  private EmptyDatabases() {}

  /** A file of SQLite's. */
  public static StoreSettings.Place sqlite(Path folder) {
    return new StoreSettings.Sqlite(folder.resolve("alerts.db"));
  }

  /** A database of a real PostgreSQL server. */
  public static synchronized StoreSettings.Place postgresql() throws IOException, SQLException {
    EmbeddedPostgres running = server;
    if (running == null) {
      running = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
      server = running;
    }
    String name = "alerts_" + databases++;
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new StoreSettings.Postgresql(
        running.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  /** A connection beside the store's. */
  public static Connection connect(StoreSettings.Place place) throws SQLException {
    return place instanceof StoreSettings.Postgresql database
        ? DriverManager.getConnection(database.url(), database.user(), database.password())
        : DriverManager.getConnection("jdbc:sqlite:" + ((StoreSettings.Sqlite) place).file());
  }
}
