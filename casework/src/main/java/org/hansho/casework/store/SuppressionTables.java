package org.hansho.casework.store;

import java.util.List;

/** The table of suppressions. What they hide is found by the states of alerts. */
final class SuppressionTables {
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
}
