package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done with alerts. Rows are only added, and go with their alert. */
final class HistoryTable {
  private HistoryTable() {}

  /** A row to add. */
  record Row(
      long alert, @Nullable AlertState before, @Nullable AlertState after, AlertEntry.Head head) {}

  static void add(Connection connection, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    long[] next = {new Numbers(connection).take("history", rows.size())};
    Batch.run(
        connection,
        "INSERT INTO alert_history (n, alert, time, actor, verb, action, old_state, new_state,"
            + " note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setLong(1, next[0]++);
          statement.setLong(2, row.alert());
          statement.setLong(3, row.head().time());
          statement.setString(4, row.head().actor());
          statement.setString(5, row.head().verb());
          statement.setLong(6, row.head().action());
          statement.setBytes(7, bytes(row.before()));
          statement.setBytes(8, bytes(row.after()));
          statement.setString(9, row.head().note());
          statement.addBatch();
        });
  }

  private static byte @Nullable [] bytes(@Nullable AlertState state) {
    return state == null ? null : state.toBytes();
  }

  /** Of one alert, the newest first. */
  static List<AlertEntry> of(Connection connection, String tenant, byte[] id, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT h.n, h.time, h.actor, h.verb, h.action, h.old_state, h.new_state, h.note"
                + " FROM alert_history h JOIN alert a ON a.n = h.alert JOIN tenant t"
                + " ON t.n = a.tenant WHERE t.name = ? AND a.id = ? ORDER BY h.n DESC LIMIT ?")) {
      statement.setString(1, tenant);
      statement.setBytes(2, id);
      statement.setInt(3, most);
      List<AlertEntry> entries = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          AlertEntry.Head head =
              new AlertEntry.Head(
                  row.getString(3),
                  row.getLong(2),
                  row.getString(4),
                  row.getLong(5),
                  row.getString(8));
          entries.add(
              new AlertEntry(row.getLong(1), head, state(row.getBytes(6)), state(row.getBytes(7))));
        }
      }
      return entries;
    }
  }

  /** Of the alerts that somebody watches, the newest first. */
  static List<WatchedEntry> watched(Connection connection, String tenant, String name, int most)
      throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT h.n, h.time, h.actor, h.verb, h.action, h.old_state, h.new_state, h.note, a.id"
                + " FROM alert_history h JOIN alert a ON a.n = h.alert WHERE h.alert IN (SELECT"
                + " w.alert FROM alert_term w JOIN term e ON e.n = w.term JOIN tenant t ON t.n ="
                + " e.tenant WHERE t.name = ? AND e.type = 'watcher' AND e.folded = ?) ORDER BY"
                + " h.n DESC LIMIT ?",
            row -> {
              AlertEntry.Head head =
                  new AlertEntry.Head(
                      row.getString(3),
                      row.getLong(2),
                      row.getString(4),
                      row.getLong(5),
                      row.getString(8));
              AlertEntry entry =
                  new AlertEntry(
                      row.getLong(1), head, state(row.getBytes(6)), state(row.getBytes(7)));
              return new WatchedEntry(HexFormat.of().formatHex(row.getBytes(9)), entry);
            },
            tenant,
            Term.of("watcher", name).folded(),
            most);
  }

  private static @Nullable AlertState state(byte @Nullable [] bytes) {
    return bytes == null ? null : AlertState.of(bytes);
  }

  /** What an action did to an alert. */
  record Done(long n, long alert, AlertState before, AlertState after) {}

  /** What an action did, in its order, behind a row. */
  static List<Done> byAction(Connection connection, long action, long after, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT n, alert, old_state, new_state FROM alert_history WHERE action = ? AND n > ?"
                + " AND new_state IS NOT NULL ORDER BY n LIMIT ?")) {
      statement.setLong(1, action);
      statement.setLong(2, after);
      statement.setInt(3, most);
      List<Done> done = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          done.add(
              new Done(
                  row.getLong(1),
                  row.getLong(2),
                  AlertState.of(row.getBytes(3)),
                  AlertState.of(row.getBytes(4))));
        }
      }
      return done;
    }
  }
}
