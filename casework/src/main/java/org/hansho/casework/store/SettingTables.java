package org.hansho.casework.store;

import java.util.List;

/** The table of settings that people have changed. */
final class SettingTables {
  private SettingTables() {}

  /**
   * The step that makes it.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String create =
        "CREATE TABLE changed_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, author TEXT NOT"
            + " NULL, time # NOT NULL)";
    return new Schema.Step("changed settings", List.of(create.replace("#", number) + table));
  }
}
