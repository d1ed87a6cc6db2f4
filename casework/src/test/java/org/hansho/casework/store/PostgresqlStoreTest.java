package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void afterAQueryThatTookTooLongTheNextOneIsAnswered() throws Exception {
    StoreSettings.Place place = emptyPlace();
    AlertQuery all = AlertQuery.of(Alerts.TENANT);
    StoreSettings settings = new StoreSettings(place, 1, Duration.ofMillis(500));
    try (CaseStore store = CaseStore.open(settings)) {
      try (Connection other = connect(place)) {
        other.setAutoCommit(false);
        Sql.run(other, "LOCK TABLE tenant IN ACCESS EXCLUSIVE MODE");
        assertThatThrownBy(() -> store.count(all))
            .isInstanceOf(QueryRefusedException.class)
            .hasMessageContaining("took longer than 500 ms");
        other.rollback();
      }
      assertThat(store.count(all).all()).isEqualTo(new Tally(0, true));
    }
  }
}
