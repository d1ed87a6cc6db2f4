package org.hansho.casework.suppression;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Suppressions as rows. */
final class SuppressionTable {
  private SuppressionTable() {}

  static List<Suppression> all(Connection connection) throws SQLException {
    List<Suppression> all = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, tenant, name, filter, reason, author, created, expires, begins, ends,"
                    + " enabled FROM suppression ORDER BY created, id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(
            new Suppression(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11) != 0));
      }
    }
    return all;
  }

  static void add(Connection connection, Suppression one) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO suppression (id, tenant, name, filter, reason, author, created, expires,"
                + " begins, ends, enabled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, one.id());
      statement.setString(2, one.tenant());
      statement.setString(3, one.name());
      statement.setString(4, one.filter());
      statement.setString(5, one.reason());
      statement.setString(6, one.author());
      statement.setLong(7, one.created());
      statement.setLong(8, one.expires());
      statement.setLong(9, one.begins());
      statement.setLong(10, one.ends());
      statement.setLong(11, one.enabled() ? 1 : 0);
      statement.executeUpdate();
    }
  }

  static void change(Connection connection, Suppression one) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE suppression SET expires = ?, enabled = ? WHERE id = ?")) {
      statement.setLong(1, one.expires());
      statement.setLong(2, one.enabled() ? 1 : 0);
      statement.setString(3, one.id());
      statement.executeUpdate();
    }
  }

  static void remove(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM suppression WHERE id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }
}
