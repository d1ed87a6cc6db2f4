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
 * thread. Each call sees one committed epoch as a whole; an alert once seen does not vanish.
 */
public final class EpochView implements Closeable {
  private static final String COLUMNS =
      "SELECT tenant, id, detection, severity, first_time, last_time, count, body, revision, epoch"
          + " FROM alerts ";

  private final Path file;
  private final Connection connection;

  private EpochView(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens a database that an {@link EpochStore} has made. */
  public static EpochView open(Path file) throws IOException {
    try {
      return new EpochView(file, Connections.reading(file));
    } catch (SQLException failure) {
      throw Connections.failure(file, "open the database for reading", failure);
    }
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

  /** What is wrong with Hansho itself, as of the last epoch; in order of kind and subject. */
  public List<Alarm> alarms() throws IOException {
    try {
      return EpochTables.alarms(connection);
    } catch (SQLException failure) {
      throw Connections.failure(file, "read alarms", failure);
    }
  }

  /** The newest dead letters, the newest first. */
  public List<DeadLetter> deadLetters(int most) throws IOException {
    try {
      return new LetterTable(connection).newest(most);
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
          alerts.add(alert(rows));
        }
      }
      return alerts;
    } catch (SQLException failure) {
      throw Connections.failure(file, "read alerts", failure);
    }
  }

  private static StoredAlert alert(ResultSet row) throws SQLException {
    return new StoredAlert(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10));
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
