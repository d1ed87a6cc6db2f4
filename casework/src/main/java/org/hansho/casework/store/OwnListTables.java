package org.hansho.casework.store;

import java.util.List;

/** The table of what tenants have added to lists. */
final class OwnListTables {
  private OwnListTables() {}

  /**
   * The step that makes it.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String create =
        "CREATE TABLE own_list_entry (tenant TEXT NOT NULL, list TEXT NOT NULL, entry TEXT NOT"
            + " NULL, note TEXT NOT NULL, author TEXT NOT NULL, time # NOT NULL, PRIMARY KEY"
            + " (tenant, list, entry))";
    return new Schema.Step(
        "what tenants add to lists", List.of(create.replace("#", number) + table));
  }
}
