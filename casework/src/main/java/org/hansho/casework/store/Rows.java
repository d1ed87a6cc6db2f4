package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks and changes rows within a transaction of the caller's, for all rooms. */
public record Rows(Connection connection) {
  private static final int AT_A_TIME = 500;

  /** Takes one row. */
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** All rows that a question finds, in their order. */
  public <T> List<T> all(String sql, Row<T> reading, Object... values) throws SQLException {
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

  /**
   * Rows of a tenant that have one of some values, asked for a few hundred at a time.
   *
   * @param sql with a mark for the tenant and {@code #} for those of the values
   */
  public <T> List<T> allOf(String sql, Row<T> reading, String tenant, Collection<?> values)
      throws SQLException {
    List<Object> left = new ArrayList<>(values);
    List<T> all = new ArrayList<>();
    for (int from = 0; from < left.size(); from += AT_A_TIME) {
      List<Object> some = new ArrayList<>();
      some.add(tenant);
      some.addAll(left.subList(from, Math.min(left.size(), from + AT_A_TIME)));
      all.addAll(all(sql.replace("#", marks(some.size() - 1)), reading, some.toArray()));
    }
    return all;
  }

  /** So many marks for parameters. */
  public static String marks(int count) {
    return Sql.marks(count);
  }

  /** Changes rows; how many. */
  public int run(String sql, Object... values) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      set(change, values);
      return change.executeUpdate();
    }
  }

  static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int at = 0; at < values.length; at++) {
      if (values[at] instanceof byte[] bytes) {
        statement.setBytes(at + 1, bytes);
      } else {
        statement.setObject(at + 1, values[at]);
      }
    }
  }
}
