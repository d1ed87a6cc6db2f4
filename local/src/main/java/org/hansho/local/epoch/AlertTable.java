package org.hansho.local.epoch;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of alerts, and that of the ids that were deleted and may come again. Belongs to the
 * thread of its connection.
 */
final class AlertTable {
  /** An alert takes as much beside its body and what it needs to grow: columns and indexes. */
  static final int ROW_BYTES = 500;

  /** Rows that one epoch deletes of each other table at most. */
  private static final int MOST_OTHERS = 10_000;

  private static final String GROWTH =
      " LEFT JOIN state s ON s.layer = -1 AND s.partition = 0 AND s.chunk = '"
          + StateChunk.ALERT
          + "' || a.id ";
  private static final String BYTES =
      "length(a.body) + ifnull(length(s.body), 0) + " + ROW_BYTES + " ";

  private final Connection connection;
  private final EpochTables tables;

  AlertTable(Connection connection) {
    this.connection = connection;
    this.tables = new EpochTables(connection);
  }

  /** What is known of an alert that was stored before, or was deleted not long ago. */
  private record Known(long count, long revision) {
    private static final Known NOTHING = new Known(0, 0);
  }

  /** Stores alerts; one whose id was deleted goes on with its revision. */
  void put(List<StoredAlert> alerts, long epoch) throws SQLException {
    try (PreparedStatement known = knownAlert();
        PreparedStatement gone = goneAlert()) {
      List<StoredAlert> returned = new ArrayList<>();
      tables.putAll(
          "INSERT OR REPLACE INTO alerts ("
              + StoredRows.ALERT
              + ", checksum)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          alerts,
          (statement, row) -> {
            Known before = known(known, row.tenant(), row.id());
            if (before == null) {
              before = gone(gone, row.tenant(), row.id());
              returned.add(row);
            }
            bind(statement, row.stored(before.revision() + 1, epoch));
          });
      tables.putAll(
          "DELETE FROM expired_alerts WHERE tenant = ? AND id = ?",
          returned,
          (statement, row) -> {
            statement.setString(1, row.tenant());
            statement.setString(2, row.id());
          });
    }
  }

  private static void bind(PreparedStatement statement, StoredAlert stored) throws SQLException {
    statement.setString(1, stored.tenant());
    statement.setString(2, stored.id());
    statement.setString(3, stored.detection());
    statement.setInt(4, stored.severity());
    statement.setLong(5, stored.firstTime());
    statement.setLong(6, stored.lastTime());
    statement.setLong(7, stored.count());
    statement.setBytes(8, Packed.pack(stored.body().getBytes(StandardCharsets.UTF_8)));
    statement.setLong(9, stored.revision());
    statement.setLong(10, stored.epoch());
    statement.setLong(11, StoredRows.checksum(stored));
  }

  private PreparedStatement knownAlert() throws SQLException {
    return connection.prepareStatement(
        "SELECT count, revision FROM alerts WHERE tenant = ? AND id = ?");
  }

  private PreparedStatement goneAlert() throws SQLException {
    return connection.prepareStatement(
        "SELECT "
            + StoredRows.EXPIRED
            + ", checksum FROM expired_alerts WHERE tenant = ? AND id = ?");
  }

  private static @Nullable Known known(PreparedStatement known, String tenant, String id)
      throws SQLException {
    known.setString(1, tenant);
    known.setString(2, id);
    try (ResultSet row = known.executeQuery()) {
      return row.next() ? new Known(row.getLong(1), row.getLong(2)) : null;
    }
  }

  private static Known gone(PreparedStatement gone, String tenant, String id) throws SQLException {
    gone.setString(1, tenant);
    gone.setString(2, id);
    try (ResultSet row = gone.executeQuery()) {
      return row.next() && StoredRows.isExpired(row)
          ? new Known(row.getLong(3), row.getLong(4))
          : Known.NOTHING;
    }
  }

  /** Sum of the counts that alerts have that are stored, or were deleted not long ago. */
  long countOf(Collection<StoredAlert> alerts) throws SQLException {
    long sum = 0;
    try (PreparedStatement known = knownAlert();
        PreparedStatement gone = goneAlert()) {
      for (StoredAlert alert : alerts) {
        Known before = known(known, alert.tenant(), alert.id());
        sum += (before == null ? gone(gone, alert.tenant(), alert.id()) : before).count();
      }
    }
    return sum;
  }

  /** Count of an alert that was deleted not long ago; else 0. */
  long countOfExpired(String tenant, String id) throws SQLException {
    try (PreparedStatement gone = goneAlert()) {
      return gone(gone, tenant, id).count();
    }
  }

  /** The bytes that the alerts of each detection take. */
  Map<String, Long> bytes() throws SQLException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT a.detection, sum(" + BYTES + ") FROM alerts a" + GROWTH + "GROUP BY 1")) {
      while (row.next()) {
        bytes.put(row.getString(1), row.getLong(2));
      }
    }
    return bytes;
  }

  /** Adds to a tally, by detection, the bytes that these alerts take now, so many times. */
  void addBytes(Map<String, Long> tally, Collection<StoredAlert> alerts, int times)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + BYTES + "FROM alerts a" + GROWTH + "WHERE a.tenant = ? AND a.id = ?")) {
      for (StoredAlert alert : alerts) {
        statement.setString(1, alert.tenant());
        statement.setString(2, alert.id());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            tally.merge(alert.detection(), times * row.getLong(1), Long::sum);
          }
        }
      }
    }
  }

  /** Number of the epoch that changed the alert which has not changed for longest; or the most. */
  long oldestEpoch() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT min(epoch) FROM alerts")) {
      long oldest = row.getLong(1);
      return row.wasNull() ? Long.MAX_VALUE : oldest;
    }
  }

  /**
   * Alerts, those first that have not changed for longest; of one detection, or of all if empty.
   */
  List<ExpiredAlert> oldest(String detection, long upToEpoch, int most) throws SQLException {
    List<ExpiredAlert> oldest = new ArrayList<>();
    String which = detection.isEmpty() ? "? = ''" : "a.detection = ?";
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT a.tenant, a.id, a.detection, a.first_time, a.count, a.revision, a.epoch, "
                + BYTES
                + "FROM alerts a"
                + GROWTH
                + "WHERE "
                + which
                + " AND a.epoch <= ? ORDER BY a.epoch LIMIT ?")) {
      statement.setString(1, detection);
      statement.setLong(2, upToEpoch);
      statement.setInt(3, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          oldest.add(
              new ExpiredAlert(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8),
                  Long.MAX_VALUE));
        }
      }
    }
    return oldest;
  }

  /** Deletes what has been kept for long enough, and remembers the ids that may come again. */
  void expire(Expiry expiry) throws SQLException {
    tables.putAll(
        "INSERT OR REPLACE INTO expired_alerts ("
            + StoredRows.EXPIRED
            + ", checksum) VALUES (?, ?, ?, ?, ?, ?)",
        expiry.alerts().stream().filter(alert -> alert.until() >= expiry.time()).toList(),
        (statement, row) -> {
          statement.setString(1, row.tenant());
          statement.setString(2, row.id());
          statement.setLong(3, row.count());
          statement.setLong(4, row.revision());
          statement.setLong(5, row.until());
          statement.setLong(6, StoredRows.checksum(row));
        });
    tables.putAll(
        "DELETE FROM alerts WHERE tenant = ? AND id = ?",
        expiry.alerts(),
        (statement, row) -> {
          statement.setString(1, row.tenant());
          statement.setString(2, row.id());
        });
    deleteGrowth(expiry.alerts().stream().map(ExpiredAlert::id).toList());
    deleteBelow("expired_alerts", "until", expiry.time());
    expireDamaged(expiry.damagedUpTo());
  }

  private void deleteGrowth(List<String> ids) throws SQLException {
    tables.putAll(
        "DELETE FROM state WHERE layer = -1 AND partition = 0 AND chunk = ?",
        ids,
        (statement, row) -> statement.setString(1, StateChunk.ALERT + row));
  }

  /** What damaged alerts needed to grow goes with them, unless their ids have come again. */
  private void expireDamaged(long epoch) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement stored = knownAlert();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT key FROM damaged WHERE kind = 'alerts' AND epoch <= ? ORDER BY epoch"
                    + " LIMIT ?")) {
      statement.setLong(1, epoch);
      statement.setInt(2, MOST_OTHERS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String key = row.getString(1);
          int space = key.lastIndexOf(' ');
          String id = key.substring(space + 1);
          if (known(stored, key.substring(0, Math.max(0, space)), id) == null) {
            ids.add(id);
          }
        }
      }
    }
    deleteGrowth(ids);
    deleteBelow("damaged", "epoch", epoch + 1);
  }

  private void deleteBelow(String table, String column, long value) throws SQLException {
    tables.putAll(
        "DELETE FROM "
            + table
            + " WHERE rowid IN (SELECT rowid FROM "
            + table
            + " WHERE "
            + column
            + " < ? ORDER BY "
            + column
            + " LIMIT "
            + MOST_OTHERS
            + ")",
        List.of(value),
        (statement, row) -> statement.setLong(1, row));
  }

  /** How many rows were set aside as damaged up to an epoch; at most as many as are deleted. */
  long damagedUpTo(long epoch) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT count(*) FROM (SELECT 1 FROM damaged WHERE epoch <= ? LIMIT ?)")) {
      statement.setLong(1, epoch);
      statement.setInt(2, MOST_OTHERS);
      try (ResultSet row = statement.executeQuery()) {
        return row.getLong(1);
      }
    }
  }
}
