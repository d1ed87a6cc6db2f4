package org.hansho.local.epoch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A copy of an epoch store, made while it is open. */
public final class EpochCopy {
  private EpochCopy() {}

  /**
   * Copies what is committed. Costs one reading of the whole store.
   *
   * @param file the database, which exists
   * @param into a file that is not there yet
   * @throws IOException if it cannot be read or written
   */
  public static void write(Path file, Path into) throws IOException {
    try (Connection connection = Connections.reading(file);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, into.toString());
      copy.executeUpdate();
    } catch (SQLException failure) {
      throw Connections.failure(file, "copy what is committed", failure);
    }
  }
}
