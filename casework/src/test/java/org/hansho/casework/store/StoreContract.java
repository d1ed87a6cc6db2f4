package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedGapException;
import org.hansho.casework.feed.FeedName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a store keeps alerts and gives them back, whichever database holds it. */
abstract class StoreContract {
  private static final Alerts.Subject MINER = Alerts.SUBJECTS.get(0);
  private static final AlertQuery ALL = AlertQuery.of(Alerts.TENANT);

  /** What the first version of the tables had. */
  private static final Set<String> FIRST_TABLES =
      Set.of(
          "schema_version",
          "tenant",
          "feed_position",
          "next_number",
          "wording",
          "kind",
          "alert",
          "alert_text",
          "alert_body",
          "counter_hour",
          "counter_kind",
          "term",
          "alert_term");

  private CaseStore store;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  private StoreSettings.Place place;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    store = CaseStore.open(StoreSettings.of(place));
  }

  @AfterEach
  void close() {
    store.close();
  }

  static EpochChanges raised(long after, long epoch, Alert... alerts) {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch));
    }
    return new EpochChanges(after, epoch, changes);
  }

  @Test
  void anAlertIsReadBackWhole() throws IOException {
    Alert alert = Alerts.miner("a", Alerts.START, Alerts.entity("account", "Érin"));
    assertThat(store.apply(Alerts.TENANT, raised(0, 4, alert))).isTrue();
    AlertPage.Listed found =
        Objects.requireNonNull(store.find(Alerts.TENANT, alert.id()), "the alert");
    assertThat(found.alert()).isEqualTo(alert);
    assertThat(found.revision()).isEqualTo(4);
    AlertPage page = store.list(ALL, AlertOrder.NEWEST, null, 10);
    assertThat(page.alerts().get(0).alert()).isEqualTo(alert.withEvidence(List.of()));
    assertThat(page.next()).isNull();
  }

  @Test
  void anUnknownOrForeignOrImpossibleIdIsNotFound() throws IOException {
    Alert alert = Alerts.miner("a", Alerts.START);
    store.apply(Alerts.TENANT, raised(0, 1, alert));
    assertThat(store.find(Alerts.TENANT, Alerts.id("b"))).isNull();
    assertThat(store.find("other", alert.id())).isNull();
    assertThat(store.find(Alerts.TENANT, "no id at all")).isNull();
  }

  @Test
  void anEpochIsAppliedOnce() throws IOException {
    EpochChanges first = raised(0, 1, Alerts.miner("a", Alerts.START));
    assertThat(store.apply(Alerts.TENANT, first)).isTrue();
    assertThat(store.apply(Alerts.TENANT, first)).isFalse();
    assertThat(store.apply(Alerts.TENANT, raised(0, 1, Alerts.miner("b", Alerts.START)))).isFalse();
    assertThat(store.position(Alerts.TENANT)).isEqualTo(1);
    assertThat(Alerts.found(store, ALL)).containsExactly(Alerts.id("a"));
  }

  @Test
  void aGapIsRefusedAndChangesNothing() throws IOException {
    store.apply(Alerts.TENANT, raised(0, 1, Alerts.miner("a", Alerts.START)));
    EpochChanges third = raised(2, 3, Alerts.miner("c", Alerts.START));
    assertThatThrownBy(() -> store.apply(Alerts.TENANT, third))
        .isInstanceOf(FeedGapException.class)
        .hasMessageContaining("follows epoch 2, but the alert store ends with epoch 1");
    assertThat(Alerts.found(store, ALL)).containsExactly(Alerts.id("a"));
    assertThat(store.apply(Alerts.TENANT, raised(1, 3, Alerts.miner("c", Alerts.START)))).isTrue();
  }

  @Test
  void anAlertOfAnotherTenantIsRefused() {
    assertThatThrownBy(() -> store.apply("other", raised(0, 1, Alerts.miner("a", Alerts.START))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another tenant's");
  }

  @Test
  void positionsOfTenantsAreTheirOwn() throws IOException {
    store.apply(Alerts.TENANT, raised(0, 7, Alerts.miner("a", Alerts.START)));
    assertThat(store.position("other")).isZero();
    store.apply("other", new EpochChanges(0, 2, List.of()));
    assertThat(store.position("other")).isEqualTo(2);
    assertThat(store.position(Alerts.TENANT)).isEqualTo(7);
  }

  @Test
  void aFurtherFeedOfATenantHasAPositionOfItsOwnAndItsAlertsAreTheTenants() throws IOException {
    String further = FeedName.of(Alerts.TENANT, "health");
    store.apply(Alerts.TENANT, raised(0, 7, Alerts.miner("a", Alerts.START)));
    assertThat(store.position(further)).isZero();
    assertThat(store.apply(further, raised(0, 3, Alerts.miner("b", Alerts.START + 1)))).isTrue();
    assertThat(store.apply(further, raised(0, 3, Alerts.miner("c", Alerts.START + 2)))).isFalse();
    assertThat(store.position(further)).isEqualTo(3);
    assertThat(store.position(Alerts.TENANT)).isEqualTo(7);
    assertThat(Alerts.found(store, ALL)).containsExactly(Alerts.id("b"), Alerts.id("a"));
  }

  @Test
  void anAlertThatGrowsMovesToTheFrontAndIsFoundByWhatItIsNow() throws IOException {
    Alert before = Alerts.miner("a", Alerts.START, Alerts.entity("account", "erin"));
    store.apply(Alerts.TENANT, raised(0, 1, before, Alerts.miner("b", Alerts.START + Alerts.HOUR)));
    assertThat(Alerts.found(store, ALL)).containsExactly(Alerts.id("b"), Alerts.id("a"));
    Alert grown =
        Alerts.alert(
            "a",
            MINER,
            Severity.CRITICAL,
            Alerts.START + 2 * Alerts.HOUR,
            List.of(Alerts.entity("account", "frank")));
    store.apply(Alerts.TENANT, raised(1, 2, grown));
    assertThat(Alerts.found(store, ALL)).containsExactly(Alerts.id("a"), Alerts.id("b"));
    assertThat(Alerts.found(store, ALL.withSeverities(Set.of(Severity.CRITICAL))))
        .containsExactly(Alerts.id("a"));
    assertThat(Alerts.found(store, ALL.withText("frank"))).containsExactly(Alerts.id("a"));
    assertThat(Alerts.found(store, ALL.withText("erin"))).isEmpty();
    assertThat(store.count(ALL).bySeverity())
        .isEqualTo(Map.of(Severity.CRITICAL, 1L, Severity.HIGH, 1L));
  }

  @Test
  void anExpiredAlertLeavesNothingBehind() throws Exception {
    Alert alert = Alerts.miner("a", Alerts.START, Alerts.entity("host", "web-1"));
    store.apply(Alerts.TENANT, raised(0, 1, alert));
    AlertChange expired = new AlertChange.Expired(alert.id());
    store.apply(Alerts.TENANT, new EpochChanges(1, 2, List.of(expired)));
    assertThat(store.find(Alerts.TENANT, alert.id())).isNull();
    for (String table :
        List.of("alert", "alert_text", "alert_body", "alert_source", "alert_term", "term")) {
      assertThat(numbers(place, "SELECT count(*) FROM " + table)).as(table).containsExactly(0L);
    }
    assertThat(numbers(place, "SELECT count(*) FROM counter_hour")).containsExactly(0L);
    assertThat(Alerts.found(store, ALL.withText("web-1"))).isEmpty();
  }

  /** The numbers that a statement finds in a database. */
  static List<Long> numbers(StoreSettings.Place place, String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = EmptyDatabases.connect(place);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }

  @Test
  void aNewStoreReadsWhatAnOlderOneWroteAndRefusesWhatIsNewer() throws Exception {
    store.apply(Alerts.TENANT, raised(0, 1, Alerts.miner("a", Alerts.START)));
    store.close();
    store = CaseStore.open(StoreSettings.of(place));
    assertThat(Alerts.found(store, ALL)).hasSize(1);
    store.close();
    try (Connection connection = EmptyDatabases.connect(place)) {
      Sql.run(connection, "INSERT INTO schema_version (version, name) VALUES (99, 'later')");
    }
    assertThatThrownBy(() -> CaseStore.open(StoreSettings.of(place)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("A newer Hansho has written it");
  }

  @Test
  void aStatementEndsWhenItsTimeIsOver() throws Exception {
    Database database = database(place);
    try (Connection connection = database.reading().getConnection()) {
      database.limit(connection, Duration.ofMillis(20));
      String endless =
          "WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 - n FROM endless)"
              + " SELECT count(*) FROM endless";
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.executeQuery(endless))
            .isInstanceOfSatisfying(
                SQLException.class, failure -> assertThat(database.isTimeOver(failure)).isTrue());
      }
      database.unlimit(connection);
    }
  }

  private static Database database(StoreSettings.Place place) {
    if (place instanceof StoreSettings.Sqlite sqlite) {
      return new SqliteDatabase(sqlite.file());
    }
    return new PostgresqlDatabase((StoreSettings.Postgresql) place);
  }

  @Test
  void changesAreReadInTheirOrderAndOnceEach() throws IOException {
    assertThat(store.newestChange(Alerts.TENANT)).isZero();
    store.apply(
        Alerts.TENANT,
        raised(0, 4, Alerts.miner("a", 9), Alerts.miner("b", 8), Alerts.miner("c", 7)));
    AlertChanges first = store.changes(Alerts.TENANT, 0, 2);
    assertThat(changed(first)).containsExactly(Alerts.id("a"), Alerts.id("b"));
    store.apply(Alerts.TENANT, raised(4, 5, Alerts.miner("b", 10), Alerts.miner("d", 1)));
    AlertChanges next = store.changes(Alerts.TENANT, first.last(), 10);
    assertThat(changed(next)).containsExactly(Alerts.id("c"), Alerts.id("b"), Alerts.id("d"));
    assertThat(next.last()).isEqualTo(store.newestChange(Alerts.TENANT));
    assertThat(store.changes(Alerts.TENANT, next.last(), 10))
        .isEqualTo(new AlertChanges(List.of(), next.last()));
    assertThat(store.changes("another", 0, 10).alerts()).isEmpty();
    assertThat(store.newestChange("another")).isZero();
  }

  @Test
  void aStoreFromBeforeChangesHadNumbersGetsThem() throws Exception {
    store.apply(Alerts.TENANT, raised(0, 4, Alerts.miner("a", 9), Alerts.miner("b", 8)));
    store.close();
    try (Connection connection = EmptyDatabases.connect(place)) {
      Sql.run(connection, "DROP INDEX alert_by_change");
      Sql.run(connection, "ALTER TABLE alert DROP COLUMN change");
      undoStepsBehindChanges(connection);
      Sql.run(connection, "DELETE FROM schema_version WHERE version >= 3");
    }
    store = CaseStore.open(StoreSettings.of(place));
    long last = store.changes(Alerts.TENANT, 0, 10).last();
    assertThat(changed(store.changes(Alerts.TENANT, 0, 10)))
        .containsExactly(Alerts.id("a"), Alerts.id("b"));
    store.apply(Alerts.TENANT, raised(4, 5, Alerts.miner("c", 7)));
    assertThat(changed(store.changes(Alerts.TENANT, last, 10))).containsExactly(Alerts.id("c"));
  }

  @Test
  void aStoreFromBeforeSourcesWereKeptReadsThemFromTheRecords() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      alerts.add(Alerts.miner("a" + i, Alerts.START + i));
    }
    store.apply(Alerts.TENANT, raised(0, 1, alerts.toArray(Alert[]::new)));
    Alert broken = Alerts.miner("b", Alerts.START + 9_000);
    store.apply(Alerts.TENANT, raised(1, 2, broken));
    store.close();
    try (Connection connection = EmptyDatabases.connect(place)) {
      Sql.run(connection, "DROP TABLE alert_source");
      Sql.run(connection, "ALTER TABLE critical_entity DROP COLUMN person");
      Sql.run(connection, "ALTER TABLE critical_entity DROP COLUMN since");
      Sql.run(
          connection,
          "DELETE FROM schema_version WHERE version >= (SELECT version FROM schema_version"
              + " WHERE name = 'sources of alerts')");
      Sql.run(
          connection,
          "UPDATE alert_body SET evidence = (SELECT id FROM alert WHERE n = alert_body.alert)"
              + " WHERE alert = (SELECT n FROM alert ORDER BY last_time DESC LIMIT 1)");
    }
    store = CaseStore.open(StoreSettings.of(place));
    List<AlertPage.Listed> listed = new ArrayList<>();
    store.each(ALL, null, listed::add);
    assertThat(listed).hasSize(1_101);
    assertThat(listed.get(0).alert().id()).isEqualTo(broken.id());
    assertThat(listed.get(0).sources()).as("damaged records").isEmpty();
    assertThat(listed.subList(1, 1_101))
        .allMatch(one -> one.sources().equals(List.of("audit.log")));
  }

  /** Leaves the tables that the first two steps made; views and triggers go with their tables. */
  private void undoStepsBehindChanges(Connection connection) throws SQLException {
    String tables =
        place instanceof StoreSettings.Sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    List<String> later = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(tables)) {
      while (row.next()) {
        String name = row.getString(1);
        if (!FIRST_TABLES.contains(name) && !name.matches("sqlite_.*|term_parts.*")) {
          later.add(name);
        }
      }
    }
    for (String table : later) {
      Sql.run(connection, "DROP TABLE " + table);
    }
    if (place instanceof StoreSettings.Postgresql) {
      Sql.run(connection, "DROP FUNCTION audit_refuse");
    }
    Sql.run(
        connection,
        "DELETE FROM next_number WHERE name NOT IN ('tenant', 'wording', 'kind', 'alert', 'term')");
  }

  private static List<String> changed(AlertChanges changes) {
    return changes.alerts().stream().map(listed -> listed.alert().id()).toList();
  }
}
