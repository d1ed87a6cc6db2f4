package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Gives out the numbers of rows. Taking one locks its row until the transaction ends, so that
 * writers of several processes follow each other.
 */
record Numbers(Connection connection) {
  /** The first of so many numbers in a row. */
  long take(String name, long count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE next_number SET next = next + ? WHERE name = ? RETURNING next")) {
      statement.setLong(1, count);
      statement.setString(2, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the number of the next " + name + " is lost");
        }
        return row.getLong(1) - count;
      }
    }
  }
}
