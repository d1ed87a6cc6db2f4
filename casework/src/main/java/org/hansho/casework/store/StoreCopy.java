package org.hansho.casework.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A copy of a store in SQLite, made while it is written. */
public final class StoreCopy {
  private StoreCopy() {}

  /**
   * Copies the store as it is between two transactions. Nobody waits for it. Costs one reading of
   * the whole store.
   *
   * @param into a file that is not there yet
   * @throws IOException if it cannot be read or written
   * @throws IllegalArgumentException if the store is no SQLite
   */
  public static void write(StoreSettings settings, Path into) throws IOException {
    if (!(settings.place() instanceof StoreSettings.Sqlite)) {
      throw new IllegalArgumentException("only a store in SQLite is copied so");
    }
    Database database = Database.at(settings.place());
    try (Connection connection = database.reading().getConnection();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, into.toString());
      copy.executeUpdate();
    } catch (SQLException failure) {
      throw Sql.failure(database, "copy the alert store", failure);
    }
  }
}
