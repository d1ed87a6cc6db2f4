package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Opinion;
import org.jspecify.annotations.Nullable;

/** What people say of alerts, how often they said it of a detection, and what that teaches. */
final class StateTable {
  private StateTable() {}

  /** Writes where alerts stand; those that nobody says anything of have no row. */
  static void put(Connection connection, Collection<AlertRow> rows) throws SQLException {
    List<AlertRow> untouched =
        rows.stream().filter(row -> row.state().equals(AlertState.NEW)).toList();
    Batch.run(
        connection,
        "DELETE FROM alert_state WHERE alert = ?",
        untouched,
        (statement, row) -> {
          statement.setLong(1, row.n());
          statement.addBatch();
        });
    List<AlertRow> touched =
        rows.stream().filter(row -> !row.state().equals(AlertState.NEW)).toList();
    Batch.run(
        connection,
        "INSERT INTO alert_state (alert, state) VALUES (?, ?)"
            + " ON CONFLICT (alert) DO UPDATE SET state = excluded.state",
        touched,
        (statement, row) -> {
          statement.setLong(1, row.n());
          statement.setBytes(2, row.state().toBytes());
          statement.addBatch();
        });
  }

  /** A detection, and what was said of an alert of it. */
  private record Verdict(String detection, ClosingReason reason) {}

  /** Counts what was said before and is said now. */
  static void countVerdicts(Connection connection, long tenant, Kinds kinds, List<Moved> all)
      throws SQLException {
    Map<Verdict, Long> deltas = new HashMap<>();
    for (Moved moved : all) {
      String detection = kinds.of(moved.before().kind()).key().detection();
      count(deltas, detection, moved.before().state().reason(), -1);
      count(deltas, detection, moved.after().state().reason(), 1);
    }
    deltas.values().removeIf(delta -> delta == 0);
    Batch.run(
        connection,
        "INSERT INTO verdict (tenant, detection, reason, n) VALUES (?, ?, ?, 0)"
            + " ON CONFLICT (tenant, detection, reason) DO NOTHING",
        deltas.keySet(),
        (statement, verdict) -> {
          statement.setLong(1, tenant);
          statement.setString(2, verdict.detection());
          statement.setInt(3, verdict.reason().ordinal());
          statement.addBatch();
        });
    Batch.run(
        connection,
        "UPDATE verdict SET n = n + ? WHERE tenant = ? AND detection = ? AND reason = ?",
        deltas.entrySet(),
        (statement, delta) -> {
          statement.setLong(1, delta.getValue());
          statement.setLong(2, tenant);
          statement.setString(3, delta.getKey().detection());
          statement.setInt(4, delta.getKey().reason().ordinal());
          statement.addBatch();
        });
  }

  private static void count(
      Map<Verdict, Long> deltas, String detection, @Nullable ClosingReason reason, long delta) {
    if (reason != null) {
      deltas.merge(new Verdict(detection, reason), delta, Long::sum);
    }
  }

  /** An alert that somebody moved. */
  record Moved(AlertRow before, AlertRow after) {}

  /** Notes what the engine is to learn from what people say now. */
  static void teach(Connection connection, long tenant, List<Moved> all) throws SQLException {
    List<Moved> taught =
        all.stream()
            .filter(moved -> opinion(moved.before().state()) != opinion(moved.after().state()))
            .toList();
    if (taught.isEmpty()) {
      return;
    }
    long[] next = {new Numbers(connection).take("teaching", taught.size())};
    Batch.run(
        connection,
        "INSERT INTO teaching (n, tenant, alert, opinion) VALUES (?, ?, ?, ?)",
        taught,
        (statement, moved) -> {
          Opinion opinion = opinion(moved.after().state());
          statement.setLong(1, next[0]++);
          statement.setLong(2, tenant);
          statement.setBytes(3, AlertRow.bytes(moved.after().id()));
          statement.setString(4, opinion.name());
          statement.addBatch();
        });
  }

  /** What the state of an alert says to baselines; nothing is learned of what is worked on. */
  static Opinion opinion(AlertState state) {
    if (state.reason() == ClosingReason.BENIGN_EXPECTED) {
      return Opinion.EXPECTED;
    }
    boolean isObjected =
        state.reason() == ClosingReason.TRUE_POSITIVE || state.status() == AlertStatus.IN_PROGRESS;
    return isObjected ? Opinion.OBJECTED : Opinion.WITHDRAWN;
  }
}
