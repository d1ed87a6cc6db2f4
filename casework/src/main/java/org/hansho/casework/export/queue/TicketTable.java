package org.hansho.casework.export.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hansho.casework.export.ticket.TicketBook;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/** The tickets of a target, in rows. */
public final class TicketTable implements TicketBook {
  private final Transactions transactions;
  private final String target;

  /** Those of this target. */
  public TicketTable(Transactions transactions, String target) {
    this.transactions = transactions;
    this.target = target;
  }

  @Override
  public @Nullable Entry find(String tenant, String alert) throws IOException {
    List<Entry> found =
        transactions.read(
            "read a ticket",
            connection ->
                new Rows(connection)
                    .all(
                        "SELECT ticket, version, is_open FROM export_ticket WHERE target = ? AND"
                            + " tenant = ? AND alert = ?",
                        row -> new Entry(row.getString(1), row.getLong(2), row.getLong(3) == 1),
                        target,
                        tenant,
                        alert));
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  public @Nullable Known of(String ticket) throws IOException {
    List<Known> found =
        transactions.read(
            "read a ticket",
            connection ->
                new Rows(connection)
                    .all(
                        "SELECT tenant, alert, version, is_open FROM export_ticket WHERE target = ?"
                            + " AND ticket = ?",
                        row ->
                            new Known(
                                row.getString(1),
                                row.getString(2),
                                new Entry(ticket, row.getLong(3), row.getLong(4) == 1)),
                        target,
                        ticket));
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  public @Nullable Instant lookedAt() throws IOException {
    List<Instant> found =
        transactions.read(
            "read when tickets were looked at",
            connection ->
                new Rows(connection)
                    .all(
                        "SELECT time FROM export_look WHERE target = ?",
                        row -> Instant.ofEpochSecond(row.getLong(1)),
                        target));
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  public void looked(Instant time) throws IOException {
    transactions.write(
        "note when tickets were looked at",
        connection ->
            new Rows(connection)
                .run(
                    "INSERT INTO export_look (target, time) VALUES (?, ?) ON CONFLICT (target) DO"
                        + " UPDATE SET time = excluded.time",
                    target,
                    time.getEpochSecond()));
  }

  @Override
  public void put(String tenant, String alert, Entry entry) throws IOException {
    transactions.write(
        "note a ticket",
        connection ->
            new Rows(connection)
                .run(
                    "INSERT INTO export_ticket (target, tenant, alert, ticket, version, is_open)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (target, tenant, alert) DO UPDATE"
                        + " SET ticket = excluded.ticket, version = excluded.version, is_open ="
                        + " excluded.is_open",
                    target,
                    tenant,
                    alert,
                    entry.ticket(),
                    entry.version(),
                    entry.isOpen() ? 1L : 0L));
  }

  @Override
  public void remove(String tenant, String alert) throws IOException {
    transactions.write(
        "forget a ticket",
        connection ->
            new Rows(connection)
                .run(
                    "DELETE FROM export_ticket WHERE target = ? AND tenant = ? AND alert = ?",
                    target,
                    tenant,
                    alert));
  }
}
