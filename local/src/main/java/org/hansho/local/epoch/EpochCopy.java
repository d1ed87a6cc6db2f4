package org.hansho.local.epoch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * What is committed at a moment, to be copied at leisure: what is committed meanwhile is not in the
 * copy. As long as it is open, the write-ahead log of the database is not cut. Belongs to one
 * thread at a time.
 */
public final class EpochCopy implements Closeable {
  private final Path file;
  private final Connection connection;

  private EpochCopy(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Holds on to what is committed now. Takes no time.
   *
   * @param file the database, which exists
   * @throws IOException if it cannot be read
   */
  public static EpochCopy of(Path file) throws IOException {
    try {
      Connection connection = Connections.reading(file);
      try {
        Connections.run(connection, "BEGIN");
        try (Statement statement = connection.createStatement();
            ResultSet first = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
          first.next();
        }
        return new EpochCopy(file, connection);
      } catch (SQLException | RuntimeException | Error failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "copy what is committed", failure);
    }
  }

  /**
   * Copies it. Costs one reading of the whole store.
   *
   * @param into a file that is not there yet
   * @throws IOException if it cannot be read or written
   */
  public void write(Path into) throws IOException {
    try {
      DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
      int code = database.backup("main", into.toString(), null);
      if (code != 0) {
        throw new SQLException("SQLite says code " + code + " while it writes " + into);
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "copy what is committed", failure);
    }
  }

  /** Lets go of it. */
  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw Connections.failure(file, "let go of a copy", failure);
    }
  }
}
