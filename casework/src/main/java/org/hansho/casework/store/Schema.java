package org.hansho.casework.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, as steps from nothing to the newest version. A step that was released never changes;
 * what is new is a step at the end.
 *
 * @param steps step n leads from version n - 1 to n
 */
record Schema(List<Step> steps) {
  /**
   * Statements that belong together, with a name for whoever looks into the table.
   *
   * @param filling what follows them in the same transaction
   */
  record Step(String name, List<String> statements, Filling filling) {
    /** Statements alone. */
    Step(String name, List<String> statements) {
      this(name, statements, connection -> {});
    }
  }

  /** Fills new tables from what is stored, where statements cannot. */
  interface Filling {
    void fill(Connection connection) throws SQLException;
  }

  /**
   * Brings a database to the newest version, one transaction a step.
   *
   * @throws IOException if a newer program wrote it
   */
  void migrate(Connection connection, Database database, Progress progress)
      throws SQLException, IOException {
    Sql.run(
        connection,
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
            + " name TEXT NOT NULL)");
    progress.reached();
    int version = version(connection);
    if (version > steps.size()) {
      throw new IOException(
          database.name()
              + " has schema version "
              + version
              + ", this program reads versions up to "
              + steps.size()
              + ". A newer Hansho has written it; use that version or a later one.");
    }
    for (int next = version + 1; next <= steps.size(); next++) {
      apply(connection, database, next, progress);
    }
  }

  static int version(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT max(version) FROM schema_version");
        ResultSet newest = statement.executeQuery()) {
      return newest.next() ? newest.getInt(1) : 0;
    }
  }

  private void apply(Connection connection, Database database, int version, Progress progress)
      throws SQLException {
    Step step = steps.get(version - 1);
    Sql.run(connection, database.beginWriting());
    try {
      for (String change : step.statements()) {
        Sql.run(connection, change);
        progress.reached();
      }
      step.filling().fill(connection);
      try (PreparedStatement note =
          connection.prepareStatement("INSERT INTO schema_version (version, name) VALUES (?, ?)")) {
        note.setInt(1, version);
        note.setString(2, step.name());
        note.executeUpdate();
      }
      progress.reached();
      Sql.run(connection, "COMMIT");
    } catch (SQLException failure) {
      Sql.rollBack(connection, failure);
      throw failure;
    }
    progress.reached();
  }
}
