package org.hansho.local.epoch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.Alarm;

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
        "INSERT OR REPLACE INTO epochs (only, number, checksum) VALUES (1, ?, ?)",
        List.of(number),
        (statement, row) -> {
          statement.setLong(1, row);
          statement.setLong(2, Blob.checksum("epoch", row));
        });
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
          boolean onDemand = row.layer() == StateChunk.ON_DEMAND;
          statement.setBytes(5, onDemand ? Packed.pack(row.body()) : row.body());
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

  void putCounters(Map<String, Long> counters) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO counters (name, value, checksum) VALUES (?, ?, ?)",
        counters.entrySet(),
        (statement, row) -> {
          statement.setString(1, row.getKey());
          statement.setLong(2, row.getValue());
          statement.setLong(3, Blob.checksum(row.getKey(), row.getValue()));
        });
  }

  void putAlarms(List<Alarm> alarms) throws SQLException {
    putAll(
        "INSERT OR REPLACE INTO alarms ("
            + StoredRows.ALARM
            + ", checksum)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        alarms.stream().filter(alarm -> alarm.count() > 0).toList(),
        (statement, row) -> {
          statement.setString(1, row.kind().key());
          statement.setString(2, row.subject());
          statement.setLong(3, row.since());
          statement.setLong(4, row.last());
          statement.setLong(5, row.count());
          statement.setString(6, row.detail());
          statement.setBoolean(7, row.ended());
          statement.setLong(8, StoredRows.checksum(row));
        });
    putAll(
        "DELETE FROM alarms WHERE kind = ? AND subject = ?",
        alarms.stream().filter(alarm -> alarm.count() == 0).toList(),
        (statement, row) -> {
          statement.setString(1, row.kind().key());
          statement.setString(2, row.subject());
        });
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
