package org.hansho.casework.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.hansho.casework.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log. Rows are only added. Each holds the hash of the one before, so that a row that is
 * changed, taken out or put elsewhere is found; that rows at the end are gone is found by the head,
 * which is kept in a file beside the database.
 *
 * <p>Safe from any thread. A row is synced before the call that adds it returns. Whoever may write
 * both the database and the file can write another history; only a head that was noted elsewhere
 * shows that.
 */
public final class AuditLog {
  /** Most rows of a page. */
  public static final int MOST_LISTED = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String PROGRAM = "hansho";
  private static final String ALTERED = "audit.altered";

  private final Transactions transactions;
  private final Path headFile;
  private final LongSupplier clock;
  private AuditHead head;
  private volatile long altered;

  private AuditLog(
      Transactions transactions, Path headFile, AuditHead head, long altered, LongSupplier clock) {
    this.altered = altered;
    this.transactions = transactions;
    this.headFile = headFile;
    this.head = head;
    this.clock = clock;
  }

  /**
   * The log of a store.
   *
   * @param headFile where the last row is noted; made at the first row
   * @param clock nanoseconds since 1970
   * @throws IOException if the file cannot be read
   */
  public static AuditLog open(Transactions transactions, Path headFile, LongSupplier clock)
      throws IOException {
    AuditHead head = AuditHead.read(headFile);
    long altered = transactions.read("read the audit log", AuditLog::lastAltered);
    return new AuditLog(transactions, headFile, head, altered, clock);
  }

  private static long lastAltered(Connection connection) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT coalesce(max(time), 0) FROM audit WHERE action = ?")) {
      ask.setString(1, ALTERED);
      try (ResultSet last = ask.executeQuery()) {
        return last.next() ? last.getLong(1) : 0;
      }
    }
  }

  /**
   * When it was noticed last that the log is not as it was left, nanoseconds since 1970; 0 if it
   * never was. It is noticed when a row is added, and by {@link #verify}.
   */
  public long alteredAt() {
    return altered;
  }

  /** Adds a row. */
  public void append(AuditEntry entry) throws IOException {
    change("write the audit log", entry, connection -> Optional.empty());
  }

  /**
   * Changes something and adds the row that records it, in one transaction.
   *
   * @param doing what it is for, behind "cannot"
   *     <p>If only the head beside the store cannot be written, the change and its row are there
   *     all the same, and the log says so.
   * @throws IOException if one of both cannot be written; then neither was
   */
  public synchronized <T> T change(String doing, AuditEntry entry, Transactions.Work<T> work)
      throws IOException {
    Written<T> written =
        transactions.write(
            doing,
            connection -> {
              T result = work.in(connection);
              return new Written<>(result, add(connection, entry));
            });
    try {
      written.head().write(headFile);
    } catch (IOException failure) {
      LOG.error(
          "Cannot write {}, the head of the audit log; the log will note itself as altered if the"
              + " server ends before the next row is written",
          headFile,
          failure);
    } finally {
      head = written.head();
    }
    return written.result();
  }

  private record Written<T>(T result, AuditHead head) {}

  private AuditHead add(Connection connection, AuditEntry entry) throws SQLException {
    AuditHead last = last(connection);
    String noted = head.n() == 0 ? "" : hash(connection, head.n());
    if (!noted.equals(head.hash())) {
      last = insert(connection, last, altered("row " + head.n(), head.text(), last.text()));
    } else if (head.n() == 0 && last.n() > 0) {
      last = insert(connection, last, altered(headFile.toString(), "", last.text()));
    }
    return insert(connection, last, entry);
  }

  /** What the log says of itself where it is not as it was left. */
  private static AuditEntry altered(String object, String expected, String found) {
    return new AuditEntry(PROGRAM, "", "", ALTERED, object, expected, found, Outcome.FAILED);
  }

  private AuditHead insert(Connection connection, AuditHead last, AuditEntry entry)
      throws SQLException {
    long n = nextNumber(connection);
    AuditRow row = AuditRow.behind(last.hash(), n, clock.getAsLong(), entry);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO audit ("
                + AuditRow.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      row.write(insert);
      insert.executeUpdate();
    }
    if (entry.action().equals(ALTERED)) {
      altered = clock.getAsLong();
    }
    return new AuditHead(n, row.hash());
  }

  /** Takes a number; whoever takes one at the same time waits for the end of the transaction. */
  private static long nextNumber(Connection connection) throws SQLException {
    try (PreparedStatement take =
        connection.prepareStatement(
            "UPDATE next_number SET next = next + 1 WHERE name = 'audit'")) {
      take.executeUpdate();
    }
    return allotted(connection);
  }

  private static long allotted(Connection connection) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT next FROM next_number WHERE name = 'audit'");
        ResultSet next = ask.executeQuery()) {
      return next.next() ? next.getLong(1) - 1 : 0;
    }
  }

  private static AuditHead last(Connection connection) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1");
        ResultSet row = ask.executeQuery()) {
      return row.next() ? new AuditHead(row.getLong(1), row.getString(2)) : AuditHead.NONE;
    }
  }

  private static String hash(Connection connection, long n) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT hash FROM audit WHERE n = ?")) {
      ask.setLong(1, n);
      try (ResultSet row = ask.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  // -- reading ----------------------------------------------------------------------------------

  /**
   * Rows of tenants, the newest first.
   *
   * @param tenants by name; the empty one holds what concerns the whole server
   * @param before only rows with a smaller number
   * @param size most rows, from 1 to {@link #MOST_LISTED}
   */
  public List<AuditRow> list(List<String> tenants, long before, int size) throws IOException {
    String marks = String.join(", ", tenants.stream().map(tenant -> "?").toList());
    return transactions.read(
        "list the audit log",
        connection -> {
          try (PreparedStatement ask =
              connection.prepareStatement(
                  "SELECT "
                      + AuditRow.COLUMNS
                      + " FROM audit WHERE tenant IN ("
                      + marks
                      + ") AND n < ? ORDER BY n DESC LIMIT ?")) {
            int at = 1;
            for (String tenant : tenants) {
              ask.setString(at++, tenant);
            }
            ask.setLong(at++, before);
            ask.setInt(at, Math.min(size, MOST_LISTED));
            return rows(ask);
          }
        });
  }

  private static List<AuditRow> rows(PreparedStatement ask) throws SQLException {
    List<AuditRow> rows = new ArrayList<>();
    try (ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        rows.add(AuditRow.read(row));
      }
    }
    return rows;
  }

  /**
   * Looks at every row, in the order of their numbers, a thousand at a time.
   *
   * @param noted the head as it was noted somewhere
   */
  public static AuditCheck verify(Transactions transactions, AuditHead noted) throws IOException {
    long allotted = transactions.read("read the audit log", AuditLog::allotted);
    AuditVerifier verifier = new AuditVerifier(noted);
    long after = Long.MIN_VALUE;
    List<AuditRow> rows = page(transactions, after);
    while (!rows.isEmpty()) {
      rows.forEach(verifier::look);
      after = rows.get(rows.size() - 1).n();
      rows = page(transactions, after);
    }
    return verifier.end(allotted);
  }

  private static List<AuditRow> page(Transactions transactions, long after) throws IOException {
    return transactions.read(
        "read the audit log",
        connection -> {
          try (PreparedStatement ask =
              connection.prepareStatement(
                  "SELECT " + AuditRow.COLUMNS + " FROM audit WHERE n > ? ORDER BY n LIMIT ?")) {
            ask.setLong(1, after);
            ask.setInt(2, MOST_LISTED);
            return rows(ask);
          }
        });
  }
}
