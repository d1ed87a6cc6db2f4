package org.hansho.local.epoch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Connections to the database, with every setting given before the first statement. */
final class Connections {
  private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";
  private static final int BUSY_MILLISECONDS = 10_000;

  private Connections() {}

  /** Where the native library is unpacked when the first connection is made. */
  static void unpackInto(Path folder) {
    if (System.getProperty(LIBRARY_FOLDER) == null) {
      System.setProperty(LIBRARY_FOLDER, folder.toString());
    }
  }

  /** The only connection that writes: a commit is synced before it returns. */
  static Connection writing(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** A connection that sees what is committed and cannot change it. */
  static Connection reading(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /**
   * Runs one statement, among them those that begin and end transactions: the driver would begin
   * the next one as soon as one ends, and hold the lock on the database from then on.
   */
  static void run(Connection connection, String statement) throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.executeUpdate(statement);
    }
  }

  /** A failure of the database, with its file and the operation. */
  static IOException failure(Path file, String doing, SQLException cause) {
    return new IOException(
        file
            + ": cannot "
            + doing
            + ": "
            + cause.getMessage()
            + ". Nothing of it was kept; free space or repair the disk, then it may be tried"
            + " again.",
        cause);
  }
}
