package org.hansho.casework.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlStoreTest extends StoreContract {
  private static EmbeddedPostgres server;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  StoreSettings.Place emptyPlace() throws SQLException {
    String name = "alerts_" + databases++;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new StoreSettings.Postgresql(
        server.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  @Override
  Connection connect(StoreSettings.Place place) throws SQLException {
    StoreSettings.Postgresql database = (StoreSettings.Postgresql) place;
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
