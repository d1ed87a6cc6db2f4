package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What an epoch adds to the counters of a tenant and takes from them. */
final class CounterDeltas {
  private static final long HOUR = 3_600_000_000_000L;

  private final Map<Cell, Long> hours = new TreeMap<>();
  private final Map<Long, Long> kinds = new TreeMap<>();

  private record Cell(long hour, long kind) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byHour = Long.compare(hour, other.hour);
      return byHour != 0 ? byHour : Long.compare(kind, other.kind);
    }
  }

  /** The hour of a time in nanoseconds since 1970, in hours since then. */
  static long hour(long time) {
    return Math.floorDiv(time, HOUR);
  }

  /** When an hour begins; the least time if it would be before that. */
  static long start(long hour) {
    return hour <= Long.MIN_VALUE / HOUR ? Long.MIN_VALUE : hour * HOUR;
  }

  void add(long lastTime, long kind, long alerts) {
    hours.merge(new Cell(hour(lastTime), kind), alerts, Long::sum);
    kinds.merge(kind, alerts, Long::sum);
  }

  void write(Connection connection, long tenant, Progress progress) throws SQLException {
    hours.values().removeIf(alerts -> alerts == 0);
    kinds.values().removeIf(alerts -> alerts == 0);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO counter_hour (tenant, hour, kind, n) VALUES (?, ?, ?, 0)"
                + " ON CONFLICT (tenant, hour, kind) DO NOTHING")) {
      batch(statement, tenant, false);
    }
    progress.reached();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE counter_hour SET n = n + ? WHERE tenant = ? AND hour = ? AND kind = ?")) {
      batch(statement, tenant, true);
    }
    progress.reached();
    writeKinds(connection, tenant, progress);
    deleteEmpty(connection, tenant, progress);
  }

  private void batch(PreparedStatement statement, long tenant, boolean adds) throws SQLException {
    for (Map.Entry<Cell, Long> cell : hours.entrySet()) {
      int at = 1;
      if (adds) {
        statement.setLong(at++, cell.getValue());
      }
      statement.setLong(at++, tenant);
      statement.setLong(at++, cell.getKey().hour());
      statement.setLong(at, cell.getKey().kind());
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private void writeKinds(Connection connection, long tenant, Progress progress)
      throws SQLException {
    try (PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO counter_kind (tenant, kind, n) VALUES (?, ?, 0)"
                    + " ON CONFLICT (tenant, kind) DO NOTHING");
        PreparedStatement sum =
            connection.prepareStatement(
                "UPDATE counter_kind SET n = n + ? WHERE tenant = ? AND kind = ?")) {
      for (Map.Entry<Long, Long> kind : kinds.entrySet()) {
        row.setLong(1, tenant);
        row.setLong(2, kind.getKey());
        row.addBatch();
        sum.setLong(1, kind.getValue());
        sum.setLong(2, tenant);
        sum.setLong(3, kind.getKey());
        sum.addBatch();
      }
      row.executeBatch();
      progress.reached();
      sum.executeBatch();
      progress.reached();
    }
  }

  private void deleteEmpty(Connection connection, long tenant, Progress progress)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM counter_hour WHERE tenant = ? AND hour = ? AND kind = ? AND n = 0")) {
      for (Map.Entry<Cell, Long> cell : hours.entrySet()) {
        if (cell.getValue() < 0) {
          statement.setLong(1, tenant);
          statement.setLong(2, cell.getKey().hour());
          statement.setLong(3, cell.getKey().kind());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
    progress.reached();
  }
}
