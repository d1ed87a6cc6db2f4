package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The table of what tenants have made of detections, and how much that left out. */
public final class OverrideTables {
  private OverrideTables() {}

  /**
   * The step that makes it.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String choices =
        "CREATE TABLE detection_override (tenant TEXT NOT NULL, detection TEXT NOT NULL, origin"
            + " TEXT NOT NULL, enabled # NOT NULL, severity TEXT NOT NULL, reason TEXT NOT NULL,"
            + " author TEXT NOT NULL, time # NOT NULL, PRIMARY KEY (tenant, detection, origin))";
    String leftOut =
        "CREATE TABLE detection_left_out (tenant TEXT NOT NULL, detection TEXT NOT NULL, n # NOT"
            + " NULL, time # NOT NULL, PRIMARY KEY (tenant, detection))";
    return new Schema.Step(
        "what tenants make of detections",
        List.of(choices.replace("#", number) + table, leftOut.replace("#", number) + table));
  }

  /** Counts changes of alerts that were left out, by detection. */
  static void leftOut(Connection connection, String tenant, Map<String, Integer> some, long now)
      throws SQLException {
    Rows rows = new Rows(connection);
    for (Map.Entry<String, Integer> one : some.entrySet()) {
      rows.run(
          "INSERT INTO detection_left_out (tenant, detection, n, time) VALUES (?, ?, ?, ?) ON"
              + " CONFLICT (tenant, detection) DO UPDATE SET n = detection_left_out.n +"
              + " excluded.n, time = excluded.time",
          tenant,
          one.getKey(),
          (long) one.getValue(),
          now);
    }
  }
}
