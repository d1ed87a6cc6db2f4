package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL with the extension for trigrams. */
final class PostgresqlDatabase implements Database {
  private static final String QUERY_CANCELED = "57014";

  /**
   * Every statement that reads finds some thousand rows by an index and looks each up. For such
   * numbers PostgreSQL would rather read whole tables and join by hash: at a million alerts that
   * took 20 times as long.
   */
  private static final String BY_INDEX =
      " -c random_page_cost=1.1 -c enable_hashjoin=off -c enable_mergejoin=off";

  private final StoreSettings.Postgresql place;

  PostgresqlDatabase(StoreSettings.Postgresql place) {
    this.place = place;
  }

  @Override
  public String name() {
    return place.url().replaceAll("\\?.*", "");
  }

  @Override
  public DataSource writing() {
    return source(false);
  }

  @Override
  public DataSource reading() {
    return source(true);
  }

  private DataSource source(boolean reads) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(place.url());
    source.setUser(place.user());
    source.setPassword(place.password());
    source.setApplicationName("hansho");
    source.setReWriteBatchedInserts(true);
    if (reads) {
      source.setOptions("-c default_transaction_read_only=on -c jit=off" + BY_INDEX);
    }
    return source;
  }

  @Override
  public Schema schema() {
    List<String> first = new ArrayList<>(Tables.first("BIGINT", "BYTEA", "", "", " COLLATE \"C\""));
    return new Schema(
        List.of(
            new Schema.Step("alerts, counters and terms", first),
            new Schema.Step(
                "parts of terms",
                List.of(
                    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                    "CREATE INDEX term_parts ON term USING gin (folded gin_trgm_ops)")),
            new Schema.Step("order of changes", Tables.changes("BIGINT")),
            AuditTables.ofPostgresql(),
            AccountTables.step("BIGINT", ""),
            TriageTables.step("BIGINT", "BYTEA", "", ""),
            SuppressionTables.step("BIGINT", ""),
            IncidentTables.step("BIGINT", "BYTEA", "", ""),
            ExportTables.step("BIGINT", ""),
            SuppressionTables.lastHidden("BIGINT"),
            OverrideTables.step("BIGINT", ""),
            IncidentTables.states("BIGINT", ""),
            ViewTables.step("BIGINT", ""),
            AccountTables.identities("BIGINT", ""),
            ExportTables.reported("BIGINT"),
            IncidentTables.news("BIGINT", ""),
            ExportTables.tickets("BIGINT", ""),
            ExportTables.added("BIGINT", ""),
            ExportTables.looks("BIGINT", ""),
            OwnListTables.step("BIGINT", ""),
            OldAlerts.step("BIGINT", ""),
            TriageTables.objections(""),
            ExportTables.snapshots("BIGINT", ""),
            ExportTables.sends("BIGINT"),
            ExportTables.attempts("BIGINT", ""),
            SettingTables.step("BIGINT", ""),
            AlertSources.step("BIGINT", ""),
            IncidentTables.callers("BIGINT")));
  }

  @Override
  public String beginWriting() {
    return "BEGIN";
  }

  @Override
  public String beginReading() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }

  @Override
  public void limit(Connection connection, Duration time) throws SQLException {
    Sql.run(connection, "SET statement_timeout = " + time.toMillis());
  }

  @Override
  public void unlimit(Connection connection) throws SQLException {
    Sql.run(connection, "SET statement_timeout = 0");
  }

  @Override
  public boolean isTimeOver(SQLException failure) {
    return QUERY_CANCELED.equals(failure.getSQLState());
  }

  @Override
  public String addToParts() {
    return "";
  }

  @Override
  public String removeFromParts() {
    return "";
  }

  @Override
  public String termsWithPart() {
    return "SELECT n FROM term WHERE folded LIKE ? AND tenant = ? LIMIT ?";
  }

  @Override
  public String part(String text) {
    return '%' + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
  }
}
