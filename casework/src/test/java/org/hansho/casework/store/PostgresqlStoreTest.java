package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import org.hansho.casework.EmptyDatabases;
import org.junit.jupiter.api.Test;

class PostgresqlStoreTest extends StoreContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }

  @Test
  void afterAQueryThatTookTooLongTheNextOneIsAnswered() throws Exception {
    StoreSettings.Place place = emptyPlace();
    AlertQuery all = AlertQuery.of(Alerts.TENANT);
    StoreSettings settings = new StoreSettings(place, 1, Duration.ofMillis(500));
    try (CaseStore store = CaseStore.open(settings)) {
      try (Connection other = EmptyDatabases.connect(place)) {
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
