package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Runs one statement for many things, as one batch. */
final class Batch {
  private Batch() {}

  /** Adds the rows of one thing to a batch. */
  interface Rows<T> {
    void add(PreparedStatement statement, T of) throws SQLException;
  }

  static <T> void run(Connection connection, String sql, Collection<T> all, Rows<T> rows)
      throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T one : all) {
        rows.add(statement, one);
      }
      statement.executeBatch();
    }
  }
}
