package org.hansho.casework.setting;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;

/** The changed settings of a store. Whether a value is right is for the settings to say. */
public final class ChangedSettings {
  private ChangedSettings() {}

  /**
   * All of them, by key.
   *
   * @throws IOException if they cannot be read, as from a store of an older version
   */
  public static List<ChangedSetting> all(Transactions transactions) throws IOException {
    return transactions.read("read changed settings", ChangedSettings::stored);
  }

  private static List<ChangedSetting> stored(Connection connection) throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT name, value, author, time FROM changed_setting ORDER BY name",
            row ->
                new ChangedSetting(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /** Gives settings their values, in a transaction of the caller's. */
  public static void put(Connection connection, Collection<ChangedSetting> changed)
      throws SQLException {
    for (ChangedSetting one : changed) {
      new Rows(connection)
          .run(
              "INSERT INTO changed_setting (name, value, author, time) VALUES (?, ?, ?, ?) ON"
                  + " CONFLICT (name) DO UPDATE SET value = excluded.value, author ="
                  + " excluded.author, time = excluded.time",
              one.key(),
              one.text(),
              one.author(),
              one.time());
    }
  }

  /** Takes back the value of a setting, in a transaction of the caller's. */
  public static void remove(Connection connection, String key) throws SQLException {
    new Rows(connection).run("DELETE FROM changed_setting WHERE name = ?", key);
  }
}
