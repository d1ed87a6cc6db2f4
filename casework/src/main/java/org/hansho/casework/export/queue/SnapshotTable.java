package org.hansho.casework.export.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/** How far the snapshot of a target, a tenant and the data that is followed is. Any thread. */
final class SnapshotTable {
  private final Transactions transactions;
  private final String place;
  private final String tenant;

  SnapshotTable(Transactions transactions, String target, ExportedData data, String tenant) {
    this.transactions = transactions;
    this.place = data.place(target);
    this.tenant = tenant;
  }

  /**
   * The last snapshot.
   *
   * @param due when it was to begin
   * @param change up to which change it was sent
   */
  record Turn(Instant due, long change, boolean isOver) {
    Turn at(long number) {
      return new Turn(due, number, false);
    }

    Turn over() {
      return new Turn(due, change, true);
    }
  }

  /** The last one; null if there never was one. */
  @Nullable Turn last() throws IOException {
    List<Turn> found =
        transactions.read(
            "read a snapshot",
            connection ->
                new Rows(connection)
                    .all(
                        "SELECT due, change, is_over FROM export_snapshot WHERE target = ? AND"
                            + " tenant = ?",
                        row ->
                            new Turn(
                                Instant.ofEpochSecond(row.getLong(1)),
                                row.getLong(2),
                                row.getLong(3) == 1),
                        place,
                        tenant));
    return found.isEmpty() ? null : found.get(0);
  }

  void put(Turn turn) throws IOException {
    transactions.write("note a snapshot", connection -> put(connection, turn));
  }

  /** The same in a transaction of the caller's. */
  int put(Connection connection, Turn turn) throws SQLException {
    return new Rows(connection)
        .run(
            "INSERT INTO export_snapshot (target, tenant, due, change, is_over) VALUES (?, ?, ?, ?,"
                + " ?) ON CONFLICT (target, tenant) DO UPDATE SET due = excluded.due, change ="
                + " excluded.change, is_over = excluded.is_over",
            place,
            tenant,
            turn.due().getEpochSecond(),
            turn.change(),
            turn.isOver() ? 1L : 0L);
  }

  /** The snapshot that is to be sent now; null if there is none. */
  @Nullable Turn current(Snapshots snapshots, Instant now) throws IOException {
    if (!snapshots.isOn()) {
      return null;
    }
    Turn last = last();
    if (last != null && !last.isOver()) {
      return last;
    }
    Instant due = snapshots.times().map(times -> times.before(now)).orElse(null);
    if (due == null || (last != null && !due.isAfter(last.due()))) {
      return null;
    }
    Turn next = new Turn(due, 0, last == null);
    put(next);
    return last == null ? null : next;
  }
}
