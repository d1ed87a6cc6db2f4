package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of suppressions. What they hide is found by the states of alerts. */
public final class SuppressionTables {
  private SuppressionTables() {}

  /**
   * The step that makes it.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String create =
        "CREATE TABLE suppression (id TEXT PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL,"
            + " filter TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL, created # NOT"
            + " NULL, expires # NOT NULL, begins # NOT NULL, ends # NOT NULL, enabled # NOT NULL)";
    return new Schema.Step("suppressions", List.of(create.replace("#", number) + table));
  }

  /**
   * The step that adds when each has hidden an alert last; 0 if it has not.
   *
   * @param number type of 64-bit numbers
   */
  static Schema.Step lastHidden(String number) {
    return new Schema.Step(
        "when suppressions have hidden",
        List.of("ALTER TABLE suppression ADD COLUMN hidden " + number + " NOT NULL DEFAULT 0"));
  }

  /** Notes that some have hidden alerts. */
  static void hid(Connection connection, Collection<String> ids, long now) throws SQLException {
    Batch.run(
        connection,
        "UPDATE suppression SET hidden = ? WHERE id = ?",
        ids,
        (statement, id) -> {
          statement.setLong(1, now);
          statement.setString(2, id);
          statement.addBatch();
        });
  }

  /**
   * What suppressions hide.
   *
   * @param counted alerts that each hides now, up to a number
   * @param newest last record of the newest of them; null if it hides none
   * @param hidden when it has hidden an alert last; 0 if it has not
   */
  public record Hidden(long counted, @Nullable Long newest, long hidden) {}

  /**
   * What each suppression of a tenant hides, by id, in one statement.
   *
   * @param most alerts that are counted of each
   */
  public static Map<String, Hidden> hidden(Connection connection, String tenant, int most)
      throws SQLException {
    Map<String, Hidden> all = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT s.id, s.hidden, (SELECT count(*) FROM (SELECT 1 FROM alert_term a WHERE a.term"
                + " = e.n LIMIT ?) AS few), (SELECT max(a.last_time) FROM alert_term a WHERE a.term"
                + " = e.n) FROM suppression s LEFT JOIN tenant t ON t.name = s.tenant LEFT JOIN"
                + " term e ON e.tenant = t.n AND e.type = 'suppression' AND e.folded = s.id WHERE"
                + " s.tenant = ?")) {
      statement.setInt(1, most);
      statement.setString(2, tenant);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long newest = row.getLong(4);
          boolean isNone = row.wasNull();
          all.put(
              row.getString(1), new Hidden(row.getLong(3), isNone ? null : newest, row.getLong(2)));
        }
      }
    }
    return all;
  }
}
