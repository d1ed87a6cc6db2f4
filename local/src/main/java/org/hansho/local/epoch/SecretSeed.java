package org.hansho.local.epoch;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The secret seed of a database, made when the database is: states are kept by hashes under it, so
 * nobody who writes records can choose which of them fall on each other. Never shown; whoever reads
 * the folder has it.
 */
final class SecretSeed {
  private static final int BYTES = 16;
  private static final String TABLE = "secret_seed";
  private static final String KEY = "seed";

  private SecretSeed() {}

  /**
   * The seed; made if nothing was committed yet.
   *
   * @throws IOException if it is damaged, or missing from a database with something in it
   */
  static byte[] of(Connection connection, String file, long epoch)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT seed, checksum FROM secret_seed")) {
      if (row.next()) {
        return Blob.checked(file, TABLE, KEY, row.getBytes(1), row.getLong(2));
      }
    }
    if (epoch > 0) {
      throw new IOException(
          file
              + " has no secret seed, so a Hansho from before the first release wrote it, and what"
              + " it learned cannot be found again. Move the folder away, start with an empty one"
              + " and read the logs again; its alerts can still be read from the table alerts.");
    }
    byte[] seed = new byte[BYTES];
    new SecureRandom().nextBytes(seed);
    keep(connection, seed);
    return seed;
  }

  /** Gives a new database the seed of another one. */
  static void keep(Connection connection, byte[] seed) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO secret_seed (only, seed, checksum) VALUES (1, ?, ?)")) {
      statement.setBytes(1, seed);
      statement.setLong(2, Blob.checksum(KEY, seed));
      statement.executeUpdate();
    }
  }
}
