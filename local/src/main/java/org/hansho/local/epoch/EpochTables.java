package org.hansho.local.epoch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;

/** The statements that write an epoch, all in the transaction of one connection. */
final class EpochTables {
  private static final int BATCH = 1000;

  private final Connection connection;

  EpochTables(Connection connection) {
    this.connection = connection;
  }

  /** A row of a table, bound to the parameters of a statement. */
  interface Binding<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  static long epoch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number FROM epochs")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** How a chunk is named in its checksum and in messages. */
  static String key(StateChunk chunk) {
    return "layer "
        + chunk.layer()
        + ", partition "
        + chunk.partition()
        + ", chunk "
        + chunk.chunk();
  }

  void putEpoch(long number) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO epochs (only, number) VALUES (1, ?)",
        List.of(number),
        (statement, row) -> statement.setLong(1, row));
  }

  void putPositions(Map<String, byte[]> positions) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO positions (source, position, checksum) VALUES (?, ?, ?)",
        positions.entrySet(),
        (statement, row) -> {
          statement.setString(1, row.getKey());
          statement.setBytes(2, row.getValue());
          statement.setLong(3, Blob.checksum(row.getKey(), row.getValue()));
        });
  }

  void putState(List<StateChunk> chunks) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO state (layer, partition, chunk, checksum, body)"
            + " VALUES (?, ?, ?, ?, ?)",
        chunks.stream().filter(chunk -> chunk.body().length > 0).toList(),
        (statement, row) -> {
          bindKey(statement, row);
          statement.setLong(4, Blob.checksum(key(row), row.body()));
          statement.setBytes(5, row.body());
        });
    putAll(
        "DELETE FROM state WHERE layer = ? AND partition = ? AND chunk = ?",
        chunks.stream().filter(chunk -> chunk.body().length == 0).toList(),
        EpochTables::bindKey);
  }

  private static void bindKey(PreparedStatement statement, StateChunk chunk) throws SQLException {
    statement.setInt(1, chunk.layer());
    statement.setInt(2, chunk.partition());
    statement.setString(3, chunk.chunk());
  }

  void putAlerts(List<StoredAlert> alerts, long epoch) throws SQLException {
    putAll(
        "INSERT INTO alerts (tenant, id, detection, severity, first_time, last_time, count, body,"
            + " revision, epoch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"
            + " ON CONFLICT (tenant, id) DO UPDATE SET detection = excluded.detection,"
            + " severity = excluded.severity, first_time = excluded.first_time,"
            + " last_time = excluded.last_time, count = excluded.count, body = excluded.body,"
            + " revision = revision + 1, epoch = excluded.epoch",
        alerts,
        (statement, row) -> {
          statement.setString(1, row.tenant());
          statement.setString(2, row.id());
          statement.setString(3, row.detection());
          statement.setInt(4, row.severity());
          statement.setLong(5, row.firstTime());
          statement.setLong(6, row.lastTime());
          statement.setLong(7, row.count());
          statement.setString(8, row.body());
          statement.setLong(9, epoch);
        });
  }

  void putCounters(Map<String, Long> counters) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO counters (name, value) VALUES (?, ?)",
        counters.entrySet(),
        (statement, row) -> {
          statement.setString(1, row.getKey());
          statement.setLong(2, row.getValue());
        });
  }

  void putAlarms(List<Alarm> alarms) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO alarms (kind, subject, since, last, count, detail, ended)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        alarms.stream().filter(alarm -> alarm.count() > 0).toList(),
        (statement, row) -> {
          statement.setString(1, row.kind().key());
          statement.setString(2, row.subject());
          statement.setLong(3, row.since());
          statement.setLong(4, row.last());
          statement.setLong(5, row.count());
          statement.setString(6, row.detail());
          statement.setBoolean(7, row.ended());
        });
    putAll(
        "DELETE FROM alarms WHERE kind = ? AND subject = ?",
        alarms.stream().filter(alarm -> alarm.count() == 0).toList(),
        (statement, row) -> {
          statement.setString(1, row.kind().key());
          statement.setString(2, row.subject());
        });
  }

  /** Alarms of kinds that this program knows, in order of kind and subject. */
  static List<Alarm> alarms(Connection connection) throws SQLException {
    List<Alarm> alarms = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT kind, subject, since, last, count, detail, ended FROM alarms"
                    + " ORDER BY kind, subject")) {
      while (row.next()) {
        AlarmKind kind = AlarmKind.ofKey(row.getString(1));
        if (kind != null) {
          alarms.add(
              new Alarm(
                  kind,
                  row.getString(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getString(6),
                  row.getBoolean(7)));
        }
      }
    }
    return alarms;
  }

  <T> void putAll(String sql, Iterable<T> rows, Binding<T> binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int inBatch = 0;
      for (T row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
        if (++inBatch % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }
}
