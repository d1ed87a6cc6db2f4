package org.hansho.local.epoch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks through a database when it is opened. What its structure says is checked by SQLite, and the
 * folder refused if it is damaged: rows might be missing without a trace. Rows that are not what
 * was written are set aside into the table {@code damaged} and counted, and kept there as long as
 * alerts. Reads the whole file once, some 100 MB a second.
 */
final class EpochCheck {
  private static final String REMEDY =
      " Restore the folder from a backup, or move it away and read the logs again.";

  /** The last epoch, after which a row was found damaged. */
  private static final String EPOCH = "ifnull((SELECT number FROM epochs), 0)";

  private final Connection connection;
  private final Map<String, Damage> found = new TreeMap<>();

  private EpochCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Rows of one table that are not what was written.
   *
   * @param first the key of the first of them
   */
  record Damage(long rows, String first) {
    private Damage plus(String key) {
      return new Damage(rows + 1, rows == 0 ? key : first);
    }
  }

  /** Whether a row is what was written. */
  private interface RowTest {
    boolean isWhole(ResultSet row) throws SQLException;
  }

  /** Refuses a database whose structure is damaged. */
  static void structure(Connection connection, Path file) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String answer = result.next() ? result.getString(1) : "no answer";
      if (!answer.equals("ok")) {
        throw new IOException(file + " is damaged: " + answer.strip() + "." + REMEDY);
      }
    }
  }

  /** Refuses a number of the last epoch that is not what was written. */
  static void epoch(Connection connection, Path file) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number, checksum FROM epochs")) {
      if (row.next() && Blob.checksum("epoch", row.getLong(1)) != row.getLong(2)) {
        throw new DamagedException(
            file + " is damaged: the number of the last epoch is not what was written." + REMEDY);
      }
    }
  }

  /** Sets damaged rows aside; what was found, by table. */
  static Map<String, Damage> rows(Connection connection) throws SQLException {
    EpochCheck check = new EpochCheck(connection);
    Connections.run(connection, "BEGIN IMMEDIATE");
    check.table(
        "alerts",
        StoredRows.ALERT + ", checksum",
        "tenant || ' ' || id",
        row -> StoredRows.alert(row) != null);
    check.table(
        "dead_letters",
        StoredRows.LETTER + ", checksum",
        "source",
        row -> StoredRows.letter(row) != null);
    check.table(
        "state",
        "body, checksum, layer, partition, chunk",
        "layer || ' ' || partition || ' ' || chunk",
        EpochCheck::isState);
    check.keyed(
        "expired_alerts",
        StoredRows.EXPIRED + ", checksum",
        "tenant = ?1 AND id = ?2",
        StoredRows::isExpired);
    check.keyed("counters", "name, value, checksum", "name = ?1", EpochCheck::isCounter);
    check.keyed(
        "alarms",
        StoredRows.ALARM + ", checksum",
        "kind = ?1 AND subject = ?2",
        StoredRows::isAlarm);
    Connections.run(connection, "COMMIT");
    return check.found;
  }

  private static boolean isState(ResultSet row) throws SQLException {
    byte[] stored = row.getBytes(1);
    int layer = row.getInt(3);
    byte[] body = layer == StateChunk.ON_DEMAND ? Packed.unpack(stored) : stored;
    StateChunk chunk = new StateChunk(layer, row.getInt(4), row.getString(5), body);
    return Blob.checksum(EpochTables.key(chunk), body) == row.getLong(2);
  }

  private static boolean isCounter(ResultSet row) throws SQLException {
    return Blob.checksum(row.getString(1), row.getLong(2)) == row.getLong(3);
  }

  /** A table whose rows have numbers of their own. */
  private void table(String table, String columns, String key, RowTest test) throws SQLException {
    List<Long> bad = new ArrayList<>();
    String query = "SELECT " + columns + ", rowid, " + key + " FROM " + table;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int last = row.getMetaData().getColumnCount();
      while (row.next()) {
        if (!test.isWhole(row)) {
          bad.add(row.getLong(last - 1));
          note(table, row.getString(last));
        }
      }
    }
    for (long row : bad) {
      String content = table.equals("state") ? "body" : table.equals("alerts") ? "body" : "sample";
      run(
          "INSERT INTO damaged (kind, key, content, epoch) SELECT '"
              + table
              + "', "
              + key
              + ", CAST("
              + content
              + " AS BLOB), "
              + EPOCH
              + " FROM "
              + table
              + " WHERE rowid = ?1",
          row);
      run("DELETE FROM " + table + " WHERE rowid = ?1", row);
    }
  }

  /** A table whose rows are known by the texts in their first columns. */
  private void keyed(String table, String columns, String where, RowTest test) throws SQLException {
    List<String[]> bad = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
      while (row.next()) {
        if (!test.isWhole(row)) {
          bad.add(new String[] {row.getString(1), row.getString(2)});
          note(table, row.getString(1));
        }
      }
    }
    for (String[] key : bad) {
      run(
          "INSERT INTO damaged (kind, key, content, epoch) VALUES ('"
              + table
              + "', ?1, CAST(?2 AS BLOB), "
              + EPOCH
              + ")",
          key[0],
          key[1]);
      Object[] keys = where.contains("?2") ? key : new Object[] {key[0]};
      run("DELETE FROM " + table + " WHERE " + where, keys);
    }
  }

  private void note(String table, String key) {
    found.put(table, found.getOrDefault(table, new Damage(0, "")).plus(key));
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
