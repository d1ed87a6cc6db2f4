package org.hansho.local.epoch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.local.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Reads committed alerts while the store is written, in this process or another. Belongs to one
 * thread. Each call sees one committed epoch as a whole; an alert once seen stays until it expires.
 */
public final class EpochView implements Closeable {
  private static final String COLUMNS = "SELECT " + StoredRows.ALERT + ", checksum FROM alerts ";

  private final Path file;
  private final Connection connection;
  private long damaged;

  private EpochView(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a database that an {@link EpochStore} has made. Reads it once, some 100 MB a second.
   *
   * @throws IOException if it cannot be read, or its structure is damaged
   */
  public static EpochView open(Path file) throws IOException {
    try {
      Connection connection = Connections.reading(file);
      try {
        EpochCheck.structure(connection, file);
        return new EpochView(file, connection);
      } catch (SQLException | IOException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "open the database for reading", failure);
    }
  }

  /** Rows that were left out of what was read so far because they are not what was written. */
  public long damaged() {
    return damaged;
  }

  /** Number of the last committed epoch; 0 if there is none. */
  public long epoch() throws IOException {
    try {
      return EpochTables.epoch(connection);
    } catch (SQLException failure) {
      throw Connections.failure(file, "read the epoch", failure);
    }
  }

  /**
   * Alerts that changed after an epoch, the earliest change first.
   *
   * @param epoch 0 for all
   * @param most alerts of the epoch that is reached with this number come with it, so that the last
   *     one's epoch can be given to the next call
   */
  public List<StoredAlert> changedSince(long epoch, int most) throws IOException {
    return query(
        COLUMNS
            + "WHERE epoch > ? AND epoch <= ifnull((SELECT epoch FROM alerts WHERE epoch > ?"
            + " ORDER BY epoch, tenant, id LIMIT 1 OFFSET ?), epoch) ORDER BY epoch, tenant, id",
        statement -> {
          statement.setLong(1, epoch);
          statement.setLong(2, epoch);
          statement.setInt(3, Math.max(0, most - 1));
        });
  }

  /** One alert; null if there is none. */
  public @Nullable StoredAlert find(String tenant, String id) throws IOException {
    List<StoredAlert> found =
        query(
            COLUMNS + "WHERE tenant = ? AND id = ?",
            statement -> {
              statement.setString(1, tenant);
              statement.setString(2, id);
            });
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * A piece that is looked up by its name, of the layer {@link StateChunk#ON_DEMAND}; null if there
   * is none, or it is not what was written.
   */
  public byte @Nullable [] find(String chunk) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT body, checksum FROM state WHERE layer = ? AND partition = 0 AND chunk = ?")) {
      statement.setInt(1, StateChunk.ON_DEMAND);
      statement.setString(2, chunk);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? onDemand(chunk, row.getBytes(1), row.getLong(2)) : null;
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "find " + chunk, failure);
    }
  }

  private byte @Nullable [] onDemand(String chunk, byte[] stored, long checksum) {
    byte[] body = Packed.unpack(stored);
    String key = EpochTables.key(new StateChunk(StateChunk.ON_DEMAND, 0, chunk, body));
    if (Blob.checksum(key, body) != checksum) {
      damaged++;
      return null;
    }
    return body;
  }

  /** What is wrong with Hansho itself, as of the last epoch; in order of kind and subject. */
  public List<Alarm> alarms() throws IOException {
    try {
      return StoredTables.alarms(connection);
    } catch (SQLException failure) {
      throw Connections.failure(file, "read alarms", failure);
    }
  }

  /** The newest dead letters, the newest first. */
  public List<DeadLetter> deadLetters(int most) throws IOException {
    try {
      LetterTable table = new LetterTable(connection);
      List<DeadLetter> letters = table.newest(most);
      damaged += table.damaged();
      return letters;
    } catch (SQLException failure) {
      throw Connections.failure(file, "read dead letters", failure);
    }
  }

  /** Sets the parameters of a query. */
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private List<StoredAlert> query(String sql, Parameters parameters) throws IOException {
    List<StoredAlert> alerts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          StoredAlert alert = StoredRows.alert(rows);
          if (alert == null) {
            damaged++;
          } else {
            alerts.add(alert);
          }
        }
      }
      return alerts;
    } catch (SQLException failure) {
      throw Connections.failure(file, "read alerts", failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw Connections.failure(file, "close the database", failure);
    }
  }
}
