package org.hansho.casework.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes alerts with which nothing has happened for long: the alert, its records, its history,
 * what it is found by and what exports know of it; with the last alert of an incident the incident
 * too. Verdicts on detections and the audit log keep what they say, and so does an incident that
 * has an alert left.
 *
 * <p>Age counts from the last change of an alert, by new evidence or by people, not from the time
 * of its records, so that an alert about the past is as new as any other. It is known by days:
 * {@link #look} notes how far changes had come. What somebody works on or watches, what is part of
 * an incident that somebody works on, and what has the tag {@value #HOLD}, stays. Safe from any
 * thread.
 */
public final class OldAlerts {
  /** The tag of alerts that are kept. */
  public static final String HOLD = "hold";

  private static final int AT_A_TIME = 500;
  private static final long DAY = Duration.ofDays(1).toNanos();

  private final Database database;
  private final Transactions transactions;
  private final Groups groups;

  OldAlerts(Database database, Transactions transactions, Groups groups) {
    this.database = database;
    this.transactions = transactions;
    this.groups = groups;
  }

  /** What alerts are part of, as incidents are; asked within a transaction. */
  public interface Groups {
    /** Those of some alerts that stay because of what they are part of. */
    Set<String> held(Connection connection, String tenant, Collection<String> alerts)
        throws SQLException;

    /**
     * These alerts were deleted.
     *
     * @return ids of what has gone with them
     */
    Set<String> gone(Connection connection, String tenant, Collection<String> alerts)
        throws SQLException;
  }

  /** Runs a change in a transaction, with the row that records it. */
  public interface Noted {
    /**
     * Runs it.
     *
     * @param alerts how many it deletes
     */
    void change(int alerts, Transactions.Work<Boolean> work) throws IOException;
  }

  /** Alerts that are old, and the last change that was looked at. */
  private record Found(List<Long> numbers, long last, boolean isEnd) {}

  /**
   * Notes how far changes have come, once a day.
   *
   * @param now nanoseconds since 1970
   * @throws IOException if it cannot be written
   */
  public void look(long now) throws IOException {
    long day = Math.floorDiv(now, DAY);
    boolean isNoted =
        transactions.read(
            "read days",
            connection ->
                !new Rows(connection)
                    .all("SELECT 1 FROM change_day WHERE day = ?", row -> 1, day)
                    .isEmpty());
    if (!isNoted) {
      transactions.write(
          "note a day",
          connection ->
              new Rows(connection)
                  .run(
                      "INSERT INTO change_day (day, change) SELECT ?, next - 1 FROM next_number"
                          + " WHERE name = 'change' ON CONFLICT (day) DO NOTHING",
                      day));
    }
  }

  /**
   * Deletes those of a tenant that are older than an age, a few hundred in a transaction. Parts of
   * a day count as a whole one.
   *
   * @param now nanoseconds since 1970
   * @return how many
   * @throws IOException if the store cannot be read or written, or an alert changed meanwhile; what
   *     was deleted before stays deleted
   */
  public int delete(String tenant, Duration age, long now, Noted noted) throws IOException {
    long days = Math.floorDiv(age.toNanos() + DAY - 1, DAY);
    long newest = newestOld(Math.floorDiv(now, DAY) - days);
    int deleted = 0;
    Found found = new Found(List.of(), 0, newest == 0);
    while (!found.isEnd()) {
      long after = found.last();
      found =
          transactions.read(
              "look for old alerts", connection -> found(connection, tenant, after, newest));
      List<Long> numbers = found.numbers();
      if (!numbers.isEmpty()) {
        noted.change(numbers.size(), connection -> delete(connection, tenant, numbers, newest));
        deleted += numbers.size();
      }
    }
    return deleted;
  }

  /** The last change before a day; 0 if that is not known. */
  private long newestOld(long day) throws IOException {
    return transactions.read(
        "read days",
        connection ->
            new Rows(connection)
                .all(
                    "SELECT coalesce(max(change), 0) FROM change_day WHERE day < ?",
                    row -> row.getLong(1),
                    day)
                .get(0));
  }

  private Found found(Connection connection, String tenant, long after, long newest)
      throws SQLException {
    Optional<Long> n = Optional.ofNullable(EpochWriter.number(connection, tenant));
    if (n.isEmpty()) {
      return new Found(List.of(), after, true);
    }
    List<Long> changes = new ArrayList<>();
    List<Long> numbers =
        new Rows(connection)
            .all(
                "SELECT n, change FROM alert WHERE tenant = ? AND change > ? AND change <= ?"
                    + " ORDER BY change LIMIT "
                    + AT_A_TIME,
                row -> {
                  changes.add(row.getLong(2));
                  return row.getLong(1);
                },
                n.get(),
                after,
                newest);
    List<Long> old = rows(connection, tenant, numbers).stream().map(AlertRow::n).toList();
    long last = changes.isEmpty() ? after : changes.get(changes.size() - 1);
    return new Found(old, last, numbers.size() < AT_A_TIME);
  }

  /** Those of some alerts that nothing holds. */
  private List<AlertRow> rows(Connection connection, String tenant, List<Long> numbers)
      throws SQLException {
    Long n = EpochWriter.number(connection, tenant);
    if (numbers.isEmpty() || n == null) {
      return List.of();
    }
    Map<String, AlertRow> all = AlertRow.ofNumbers(connection, n, numbers);
    Set<String> held = groups.held(connection, tenant, all.keySet());
    return all.values().stream()
        .filter(row -> !isHeld(row.state()) && !held.contains(row.id()))
        .toList();
  }

  private static boolean isHeld(AlertState state) {
    return state.status() == AlertStatus.IN_PROGRESS
        || !state.watchers().isEmpty()
        || state.tags().contains(HOLD);
  }

  private boolean delete(Connection connection, String tenant, List<Long> numbers, long newest)
      throws SQLException {
    Long n = EpochWriter.number(connection, tenant);
    List<AlertRow> rows = rows(connection, tenant, numbers);
    long changed =
        new Rows(connection)
            .all(
                "SELECT count(*) FROM alert WHERE change > ? AND n IN ("
                    + Rows.marks(numbers.size())
                    + ")",
                row -> row.getLong(1),
                values(newest, numbers))
            .get(0);
    if (n == null || rows.size() != numbers.size() || changed > 0) {
      throw new SQLException("an old alert was changed meanwhile; the next look tries again");
    }
    CounterDeltas counters = new CounterDeltas();
    TermTable terms = new TermTable(connection, database, new Numbers(connection), Progress.NONE);
    AlertIndex index = new AlertIndex(connection, terms, counters, Progress.NONE);
    index.remove(rows);
    AlertWriter.deleteRows(connection, rows);
    index.forget(rows, List.of());
    counters.write(connection, n, Progress.NONE);
    forget(connection, tenant, rows.stream().map(AlertRow::id).toList());
    return true;
  }

  /** Forgets what other tables have of alerts that were deleted. */
  private void forget(Connection connection, String tenant, List<String> alerts)
      throws SQLException {
    Objections.forget(connection, tenant, alerts);
    List<String> all = new ArrayList<>(alerts);
    all.addAll(groups.gone(connection, tenant, alerts));
    ExportTables.forget(connection, tenant, all);
  }

  private static Object[] values(long first, List<Long> others) {
    List<Object> all = new ArrayList<>(others);
    all.add(0, first);
    return all.toArray();
  }

  /**
   * The step that makes the table of days.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    String days = "CREATE TABLE change_day (day # PRIMARY KEY, change # NOT NULL)";
    return new Schema.Step("days of changes", List.of(days.replace("#", number) + table));
  }
}
