package org.hansho.casework.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** SQLite with a write-ahead log. A commit is synced before it returns. */
final class SqliteDatabase implements Database {
  private static final int BUSY_MILLISECONDS = 10_000;
  private static final int CACHE_KILOBYTES = 32_768;

  /** Steps of SQLite's machine between two looks at the clock, some 0.1 ms. */
  private static final int STEPS_PER_LOOK = 10_000;

  private final Path file;

  SqliteDatabase(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public DataSource writing() {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return source(config);
  }

  @Override
  public DataSource reading() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return source(config);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setCacheSize(-CACHE_KILOBYTES);
    return config;
  }

  private DataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public Schema schema() {
    return new Schema(
        List.of(
            new Schema.Step(
                "alerts, counters and terms",
                Tables.first("INTEGER", "BLOB", " STRICT", " STRICT, WITHOUT ROWID", "")),
            new Schema.Step(
                "parts of terms",
                List.of(
                    "CREATE VIRTUAL TABLE term_parts USING fts5(folded, content='',"
                        + " contentless_delete=1, tokenize='trigram case_sensitive 1')")),
            new Schema.Step("order of changes", Tables.changes("INTEGER")),
            AuditTables.ofSqlite(),
            AccountTables.step("INTEGER", " STRICT"),
            TriageTables.step("INTEGER", "BLOB", " STRICT", " STRICT, WITHOUT ROWID"),
            SuppressionTables.step("INTEGER", " STRICT"),
            IncidentTables.step("INTEGER", "BLOB", " STRICT", " STRICT, WITHOUT ROWID"),
            ExportTables.step("INTEGER", " STRICT"),
            SuppressionTables.lastHidden("INTEGER"),
            OverrideTables.step("INTEGER", " STRICT"),
            IncidentTables.states("INTEGER", " STRICT"),
            ViewTables.step("INTEGER", " STRICT"),
            AccountTables.identities("INTEGER", " STRICT"),
            ExportTables.reported("INTEGER"),
            IncidentTables.news("INTEGER", " STRICT"),
            ExportTables.tickets("INTEGER", " STRICT"),
            ExportTables.added("INTEGER", " STRICT"),
            ExportTables.looks("INTEGER", " STRICT"),
            OwnListTables.step("INTEGER", " STRICT"),
            OldAlerts.step("INTEGER", " STRICT"),
            TriageTables.objections(" STRICT, WITHOUT ROWID"),
            ExportTables.snapshots("INTEGER", " STRICT"),
            ExportTables.sends("INTEGER"),
            ExportTables.attempts("INTEGER", " STRICT, WITHOUT ROWID"),
            SettingTables.step("INTEGER", " STRICT"),
            AlertSources.step("INTEGER", " STRICT"),
            IncidentTables.callers("INTEGER")));
  }

  @Override
  public String beginWriting() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginReading() {
    return "BEGIN";
  }

  @Override
  public void limit(Connection connection, Duration time) throws SQLException {
    long end = System.nanoTime() + time.toNanos();
    ProgressHandler.setHandler(
        connection.unwrap(org.sqlite.SQLiteConnection.class),
        STEPS_PER_LOOK,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - end > 0 ? 1 : 0;
          }
        });
  }

  @Override
  public void unlimit(Connection connection) throws SQLException {
    ProgressHandler.clearHandler(connection.unwrap(org.sqlite.SQLiteConnection.class));
  }

  @Override
  public boolean isTimeOver(SQLException failure) {
    return failure.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code;
  }

  @Override
  public String addToParts() {
    return "INSERT INTO term_parts (rowid, folded) VALUES (?, ?)";
  }

  @Override
  public String removeFromParts() {
    return "DELETE FROM term_parts WHERE rowid = ? AND NOT EXISTS"
        + " (SELECT 1 FROM alert_term WHERE term = ?)";
  }

  @Override
  public String termsWithPart() {
    // A cross join is not turned around: the index of parts comes first.
    return "SELECT t.n FROM term_parts p CROSS JOIN term t ON t.n = p.rowid"
        + " WHERE term_parts MATCH ? AND t.tenant = ? LIMIT ?";
  }

  @Override
  public String part(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
