package org.hansho.casework.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks and changes rows within a transaction of the caller's. */
record Rows(Connection connection) {
  /** Takes one row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> all(String sql, Row<T> reading, Object... values) throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(sql)) {
      set(ask, values);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          all.add(reading.of(row));
        }
      }
    }
    return all;
  }

  int run(String sql, Object... values) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      set(change, values);
      return change.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int at = 0; at < values.length; at++) {
      if (values[at] instanceof byte[] bytes) {
        statement.setBytes(at + 1, bytes);
      } else {
        statement.setObject(at + 1, values[at]);
      }
    }
  }
}
