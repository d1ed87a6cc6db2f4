package org.hansho.casework.store;

import java.util.List;

/** The table of saved views. */
final class ViewTables {
  private ViewTables() {}

  /**
   * The step that makes it.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String create =
        "CREATE TABLE saved_view (id TEXT PRIMARY KEY, tenant TEXT NOT NULL, owner TEXT NOT NULL,"
            + " name TEXT NOT NULL, filter TEXT NOT NULL, columns TEXT NOT NULL, shared # NOT NULL,"
            + " time # NOT NULL, UNIQUE (tenant, owner, name))";
    return new Schema.Step("saved views", List.of(create.replace("#", number) + table));
  }
}
