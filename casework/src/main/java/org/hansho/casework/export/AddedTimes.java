package org.hansho.casework.export;

import java.io.IOException;
import java.util.List;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;

/**
 * When changes were added to a collection that others read: at the time at which the collection was
 * first looked at behind them. So whoever asks for what was added after a time gets all that was
 * not there then, whatever clock wrote it. Safe from any thread.
 */
final class AddedTimes {
  /** Most times that are kept; the oldest are joined to the next ones. */
  private static final long MOST = 10_000;

  private static final long MICRO = 1_000;

  private final Transactions transactions;
  private final String tenant;
  private final String collection;

  AddedTimes(Transactions transactions, String tenant, String collection) {
    this.transactions = transactions;
    this.tenant = tenant;
    this.collection = collection;
  }

  /**
   * Adds all changes up to a number.
   *
   * @param now nanoseconds since 1970
   */
  void add(long change, long now) throws IOException {
    if (newest() < change) {
      transactions.write(
          "note what was added",
          connection -> {
            Rows rows = new Rows(connection);
            rows.run(
                "INSERT INTO taxii_added (tenant, collection, change, time) SELECT ?, ?, ?, CASE"
                    + " WHEN coalesce(max(time), 0) < ? THEN ? ELSE max(time) + 1000 END FROM"
                    + " taxii_added WHERE tenant = ? AND collection = ? ON CONFLICT DO NOTHING",
                tenant,
                collection,
                change,
                now - now % MICRO,
                now - now % MICRO,
                tenant,
                collection);
            return rows.run(
                "DELETE FROM taxii_added WHERE tenant = ? AND collection = ? AND change <= (SELECT"
                    + " change FROM taxii_added WHERE tenant = ? AND collection = ? ORDER BY change"
                    + " DESC LIMIT 1 OFFSET ?)",
                tenant,
                collection,
                tenant,
                collection,
                MOST);
          });
    }
  }

  private long newest() throws IOException {
    return number(
        "SELECT coalesce(max(change), 0) FROM taxii_added WHERE tenant = ? AND collection = ?");
  }

  /** When a change was added, nanoseconds since 1970. */
  long of(long change) throws IOException {
    return number(
        "SELECT coalesce(min(time), 0) FROM taxii_added WHERE tenant = ? AND collection = ? AND"
            + " change >= ?",
        change);
  }

  /** The last change that was there at a time; 0 if there was none. */
  long changeAt(long time) throws IOException {
    return number(
        "SELECT coalesce(max(change), 0) FROM taxii_added WHERE tenant = ? AND collection = ? AND"
            + " time <= ?",
        time);
  }

  private long number(String sql, Object... further) throws IOException {
    Object[] values = new Object[further.length + 2];
    values[0] = tenant;
    values[1] = collection;
    System.arraycopy(further, 0, values, 2, further.length);
    List<Long> found =
        transactions.read(
            "read what was added",
            connection -> new Rows(connection).all(sql, row -> row.getLong(1), values));
    return found.get(0);
  }
}
