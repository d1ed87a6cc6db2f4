package org.hansho.casework.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlAuditTest extends AuditContract {
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
    String name = "audit_" + databases++;
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

  @Override
  List<String> withoutTriggers() {
    return List.of(
        "DROP TRIGGER audit_no_change ON audit", "DROP TRIGGER audit_no_truncate ON audit");
  }
}
