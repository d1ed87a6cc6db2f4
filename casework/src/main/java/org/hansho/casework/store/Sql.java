package org.hansho.casework.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements that all parts of the store need. */
final class Sql {
  private Sql() {}

  /** Runs one statement without parameters, among them those that begin and end transactions. */
  static void run(Connection connection, String statement) throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.executeUpdate(statement);
    }
  }

  /** Ends a transaction that failed; what goes wrong then is added to the failure. */
  static void rollBack(Connection connection, Throwable failure) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException ended) {
      failure.addSuppressed(ended);
    }
  }

  /** So many parameters between commas. */
  static String marks(int count) {
    return "?" + ", ?".repeat(count - 1);
  }

  /** Sets parameters that are numbers or texts, from a place on; returns the place behind them. */
  static int set(PreparedStatement statement, int from, Iterable<?> values) throws SQLException {
    int at = from;
    for (Object value : values) {
      statement.setObject(at++, value);
    }
    return at;
  }

  /** A failure of the database, with what was being done. */
  static IOException failure(Database database, String doing, SQLException cause) {
    return new IOException(
        database.name() + ": cannot " + doing + ": " + cause.getMessage() + ".", cause);
  }
}
