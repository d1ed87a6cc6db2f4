package org.hansho.local.epoch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hansho.local.crash.CrashPoint;

/**
 * The tables, as steps from nothing to the newest version. A step that was released never changes;
 * what is new is a step at the end.
 *
 * @param steps step n leads from version n - 1 to n
 */
record Schema(List<Step> steps) {
  /** Statements that belong together, with a name for whoever looks into the table. */
  record Step(String name, List<String> statements) {}

  static final Schema NEWEST =
      new Schema(
          List.of(
              new Step(
                  "first tables",
                  List.of(
                      "CREATE TABLE epochs (only INTEGER PRIMARY KEY CHECK (only = 1),"
                          + " number INTEGER NOT NULL) STRICT",
                      "CREATE TABLE positions (source TEXT PRIMARY KEY, position BLOB NOT NULL,"
                          + " checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                      "CREATE TABLE state (layer INTEGER NOT NULL, partition INTEGER NOT NULL,"
                          + " chunk TEXT NOT NULL, checksum INTEGER NOT NULL, body BLOB NOT NULL,"
                          + " PRIMARY KEY (layer, partition, chunk)) STRICT",
                      "CREATE TABLE alerts (tenant TEXT NOT NULL, id TEXT NOT NULL,"
                          + " detection TEXT NOT NULL, severity INTEGER NOT NULL,"
                          + " first_time INTEGER NOT NULL, last_time INTEGER NOT NULL,"
                          + " count INTEGER NOT NULL, body BLOB NOT NULL,"
                          + " revision INTEGER NOT NULL, epoch INTEGER NOT NULL,"
                          + " PRIMARY KEY (tenant, id)) STRICT",
                      "CREATE INDEX alerts_by_epoch ON alerts (epoch, tenant, id)",
                      "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL)"
                          + " STRICT, WITHOUT ROWID",
                      "CREATE TABLE dead_letters (ordinal INTEGER PRIMARY KEY AUTOINCREMENT,"
                          + " source TEXT NOT NULL, position BLOB NOT NULL, reason TEXT NOT NULL,"
                          + " sample BLOB NOT NULL) STRICT")),
              new Step(
                  "alarms",
                  List.of(
                      "CREATE TABLE alarms (kind TEXT NOT NULL, subject TEXT NOT NULL,"
                          + " since INTEGER NOT NULL, last INTEGER NOT NULL,"
                          + " count INTEGER NOT NULL, detail TEXT NOT NULL,"
                          + " ended INTEGER NOT NULL, PRIMARY KEY (kind, subject))"
                          + " STRICT, WITHOUT ROWID")),
              new Step(
                  "secret seed",
                  List.of(
                      "CREATE TABLE secret_seed (only INTEGER PRIMARY KEY CHECK (only = 1),"
                          + " seed BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT")),
              new Step(
                  "dead letters that can be processed again",
                  List.of(
                      "ALTER TABLE dead_letters ADD COLUMN stage TEXT NOT NULL DEFAULT 'malformed'",
                      "ALTER TABLE dead_letters ADD COLUMN part TEXT NOT NULL DEFAULT ''",
                      "ALTER TABLE dead_letters ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0",
                      "ALTER TABLE dead_letters ADD COLUMN time INTEGER NOT NULL DEFAULT 0",
                      "ALTER TABLE dead_letters ADD COLUMN records INTEGER NOT NULL DEFAULT 1",
                      "ALTER TABLE dead_letters ADD COLUMN hash INTEGER NOT NULL DEFAULT 0")),
              new Step(
                  "checksums",
                  List.of(
                      checksum("alerts"),
                      checksum("counters"),
                      checksum("dead_letters"),
                      checksum("alarms"),
                      checksum("epochs"),
                      "CREATE TABLE damaged (ordinal INTEGER PRIMARY KEY AUTOINCREMENT,"
                          + " kind TEXT NOT NULL, key TEXT NOT NULL, content BLOB) STRICT")),
              new Step(
                  "alerts expire",
                  List.of(
                      "CREATE TABLE expired_alerts (tenant TEXT NOT NULL, id TEXT NOT NULL,"
                          + " count INTEGER NOT NULL, revision INTEGER NOT NULL,"
                          + " until INTEGER NOT NULL, checksum INTEGER NOT NULL,"
                          + " PRIMARY KEY (tenant, id)) STRICT",
                      "CREATE INDEX expired_alerts_by_end ON expired_alerts (until)",
                      "CREATE INDEX alerts_by_detection ON alerts (detection, epoch)",
                      "ALTER TABLE damaged ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0")),
              new Step(
                  "dead letters with headings and facts",
                  List.of(
                      "ALTER TABLE dead_letters ADD COLUMN heading BLOB NOT NULL DEFAULT x''",
                      "ALTER TABLE dead_letters ADD COLUMN fact BLOB NOT NULL DEFAULT x''"))));

  private static String checksum(String table) {
    return "ALTER TABLE " + table + " ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0";
  }

  /**
   * Brings a database to the newest version, one transaction a step.
   *
   * @throws IOException if a newer program wrote it
   */
  void migrate(Connection connection, String file) throws SQLException, IOException {
    int version = version(connection);
    if (version > steps.size()) {
      throw new IOException(
          file
              + " has schema version "
              + version
              + ", this program reads versions up to "
              + steps.size()
              + ". A newer Hansho has written it; use that version or a later one.");
    }
    for (int next = version + 1; next <= steps.size(); next++) {
      CrashPoint.reached("epoch.before-migration-step");
      apply(connection, next, steps.get(next - 1));
      CrashPoint.reached("epoch.after-migration-step");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'")) {
      if (!tables.next()) {
        return 0;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet newest = statement.executeQuery("SELECT max(version) FROM schema_version")) {
      return newest.next() ? newest.getInt(1) : 0;
    }
  }

  private static void apply(Connection connection, int version, Step step) throws SQLException {
    Connections.run(connection, "BEGIN IMMEDIATE");
    Connections.run(
        connection,
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
            + " name TEXT NOT NULL) STRICT");
    for (String change : step.statements()) {
      Connections.run(connection, change);
    }
    CrashPoint.reached("epoch.inside-migration-step");
    try (PreparedStatement note =
        connection.prepareStatement("INSERT INTO schema_version (version, name) VALUES (?, ?)")) {
      note.setInt(1, version);
      note.setString(2, step.name());
      note.executeUpdate();
    }
    Connections.run(connection, "COMMIT");
  }
}
