package org.hansho.casework.export.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hansho.casework.export.queue.AlertSend.Attempt;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;

/**
 * The deliveries and refusals of each alert at one target of a tenant, the newest {@value #MOST} of
 * each alert. They are written in the transaction that settles the message. Safe from any thread.
 */
record SendHistory(Transactions transactions, String target, String tenant) {
  /** Most attempts that are kept of an alert; older ones are forgotten. */
  static final int MOST = 100;

  private static final String OF_ALERT = " WHERE target = ? AND tenant = ? AND alert = ?";

  /** Notes what became of a message. */
  void note(Connection connection, String alert, Attempt attempt) throws SQLException {
    Rows rows = new Rows(connection);
    rows.run(
        "INSERT INTO export_attempt (target, tenant, alert, n, time, delivered, reason) SELECT ?,"
            + " ?, ?, coalesce(max(n), 0) + 1, ?, ?, ? FROM export_attempt"
            + OF_ALERT,
        target,
        tenant,
        alert,
        attempt.time(),
        attempt.isDelivered() ? 1L : 0L,
        attempt.reason(),
        target,
        tenant,
        alert);
    rows.run(
        "DELETE FROM export_attempt"
            + OF_ALERT
            + " AND n <= (SELECT max(n) FROM export_attempt"
            + OF_ALERT
            + ") - ?",
        target,
        tenant,
        alert,
        target,
        tenant,
        alert,
        (long) MOST);
  }

  /** What became of an alert, the newest first. */
  List<Attempt> of(String alert) throws IOException {
    return transactions.read(
        "read what became of an alert",
        connection ->
            new Rows(connection)
                .all(
                    "SELECT time, delivered, reason FROM export_attempt"
                        + OF_ALERT
                        + " ORDER BY n DESC",
                    row -> new Attempt(row.getLong(1), row.getLong(2) == 1, row.getString(3)),
                    target,
                    tenant,
                    alert));
  }
}
