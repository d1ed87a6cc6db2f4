package org.hansho.casework.export.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;

/**
 * What is kept of a target, a tenant and the data that is followed. Positions and counters are
 * those of the data; what was sent, set aside or limited is of the target as a whole. What becomes
 * of a message and the position behind it are one transaction, so that a crash repeats a message at
 * most and loses none. Safe from any thread.
 */
final class ExportLedger {
  /** Why a message that was to be sent again is set aside still. */
  static final String HELD_AGAIN = "The limit of the day held it back; retry it on another day.";

  private static final String LETTER =
      "SELECT alert, change, time, tries, reason, again FROM export_letter WHERE target = ? AND"
          + " tenant = ? AND ";

  private final Transactions transactions;
  private final String target;
  private final String tenant;

  private final SendHistory history;

  /** Names the row of its position. */
  private final String place;

  ExportLedger(Transactions transactions, String target, ExportedData data, String tenant) {
    this.transactions = transactions;
    this.target = target;
    this.tenant = tenant;
    this.history = new SendHistory(transactions, target, tenant);
    this.place = data.place(target);
  }

  /** How far it is, and what became of messages so far. */
  record Totals(long change, long since, long sent, long filtered, long held, long refused) {
    /** Of what has not begun. */
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    /** The counters of both. */
    Totals plus(Totals other) {
      return new Totals(
          change,
          since,
          sent + other.sent,
          filtered + other.filtered,
          held + other.held,
          refused + other.refused);
    }
  }

  /**
   * What was sent of an alert last.
   *
   * @param digest what a reader would miss if it had changed
   */
  record Sent(long change, String digest) {}

  /**
   * The last delivery of an alert.
   *
   * @param time nanoseconds since 1970; 0 if it was before that was kept
   * @param sends how often it was delivered
   */
  record LastSend(long time, long sends) {}

  /**
   * An alert whose message is settled.
   *
   * @param isAgain whether somebody had it sent again, out of the order of changes; then the
   *     position stays, as changes before this one may not have been looked at
   * @param day days since 1970
   */
  record Turn(AlertPage.Listed alert, boolean isAgain, long day) {
    String id() {
      return alert.alert().id();
    }
  }

  /** How many were sent on a day. */
  record Day(long ofSeverity, long ofDetection) {}

  /** Which counter grows. */
  private enum Counter {
    SENT,
    FILTERED,
    HELD,
    REFUSED;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Begins behind a change, unless it has begun before. */
  void begin(long change, long since) throws IOException {
    write(
        "begin an export",
        connection -> {
          run(
              connection,
              "INSERT INTO export_position (target, tenant, change, since, sent, filtered, held,"
                  + " refused) VALUES (?, ?, ?, ?, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
              place,
              tenant,
              change,
              since);
          return true;
        });
  }

  /** How far it is; empty if it has never begun. */
  Optional<Totals> totals() throws IOException {
    return transactions.read(
        "read an export",
        connection ->
            query(
                    connection,
                    "SELECT change, since, sent, filtered, held, refused FROM export_position"
                        + " WHERE target = ? AND tenant = ?",
                    row ->
                        new Totals(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6)),
                    place,
                    tenant)
                .stream()
                .findFirst());
  }

  /** How many messages were held back since the last one that was delivered. */
  long heldSinceLastMessage() throws IOException {
    return transactions.read(
        "read what was held back",
        connection ->
            query(
                    connection,
                    "SELECT coalesce(sum(held - told), 0) FROM export_position WHERE target IN (?,"
                        + " ?) AND tenant = ?",
                    row -> row.getLong(1),
                    ExportedData.ALERTS.place(target),
                    ExportedData.INCIDENTS.place(target),
                    tenant)
                .get(0));
  }

  Optional<Sent> sent(String alert) throws IOException {
    return transactions.read(
        "read an export",
        connection ->
            query(
                    connection,
                    "SELECT change, digest FROM export_sent WHERE target = ? AND tenant = ? AND"
                        + " alert = ?",
                    row -> new Sent(row.getLong(1), row.getString(2)),
                    target,
                    tenant,
                    alert)
                .stream()
                .findFirst());
  }

  Optional<LastSend> lastSend(String alert) throws IOException {
    return transactions.read(
        "read an export",
        connection ->
            query(
                    connection,
                    "SELECT time, sends FROM export_sent WHERE target = ? AND tenant = ? AND alert"
                        + " = ?",
                    row -> new LastSend(row.getLong(1), row.getLong(2)),
                    target,
                    tenant,
                    alert)
                .stream()
                .findFirst());
  }

  /** Which of some alerts, a few hundred at most, were sent. */
  Set<String> sentAmong(Collection<String> alerts) throws IOException {
    List<Object> values = new ArrayList<>(List.of(target, tenant));
    values.addAll(alerts);
    return alerts.isEmpty()
        ? Set.of()
        : transactions.read(
            "read an export",
            connection ->
                new HashSet<>(
                    query(
                        connection,
                        "SELECT alert FROM export_sent WHERE target = ? AND tenant = ? AND alert IN"
                            + " ("
                            + Rows.marks(alerts.size())
                            + ")",
                        row -> row.getString(1),
                        values.toArray())));
  }

  /** Goes on behind changes of which nothing is sent. */
  void pass(long change, long filtered) throws IOException {
    write(
        "go on with an export", connection -> move(connection, change, Counter.FILTERED, filtered));
  }

  /**
   * A message was delivered.
   *
   * @param time nanoseconds since 1970
   */
  void delivered(Turn turn, String digest, long time) throws IOException {
    write(
        "note a delivery",
        connection -> {
          run(
              connection,
              "INSERT INTO export_sent (target, tenant, alert, change, digest, time, sends) VALUES"
                  + " (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (target, tenant, alert) DO UPDATE SET"
                  + " change = excluded.change, digest = excluded.digest, time = excluded.time,"
                  + " sends = export_sent.sends + 1",
              target,
              tenant,
              turn.id(),
              turn.alert().change(),
              digest,
              time);
          history.note(connection, turn.id(), new AlertSend.Attempt(time, true, ""));
          forget(connection, turn.id());
          count(connection, turn, "sent");
          run(
              connection,
              "UPDATE export_position SET told = held WHERE target IN (?, ?) AND tenant = ?",
              ExportedData.ALERTS.place(target),
              ExportedData.INCIDENTS.place(target),
              tenant);
          return settle(connection, turn, Counter.SENT);
        });
  }

  /** Flood control left a message out. One that was to be sent again stays set aside. */
  void held(Turn turn) throws IOException {
    write(
        "note a message that was held back",
        connection -> {
          count(connection, turn, "held");
          if (turn.isAgain()) {
            run(
                connection,
                "UPDATE export_letter SET again = 0, reason = ? WHERE target = ? AND tenant = ? AND"
                    + " alert = ?",
                HELD_AGAIN,
                target,
                tenant,
                turn.id());
          }
          return settle(connection, turn, Counter.HELD);
        });
  }

  /** A message is refused for good. */
  void setAside(Turn turn, long time, long tries, String reason) throws IOException {
    write(
        "set a message aside",
        connection -> {
          history.note(connection, turn.id(), new AlertSend.Attempt(time, false, reason));
          forget(connection, turn.id());
          run(
              connection,
              "INSERT INTO export_letter (target, tenant, alert, change, time, tries, reason,"
                  + " again) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
              target,
              tenant,
              turn.id(),
              turn.alert().change(),
              time,
              tries,
              reason);
          return settle(connection, turn, Counter.REFUSED);
        });
  }

  /** Forgets a message that was set aside, as its alert is gone. */
  void drop(String alert) throws IOException {
    write("drop a message", connection -> forget(connection, alert));
  }

  /** The message of an alert that was set aside. */
  Optional<ExportLetter> letter(String alert) throws IOException {
    return transactions.read(
        "read a message that was set aside",
        connection ->
            query(connection, LETTER + "alert = ?", ExportLedger::letter, target, tenant, alert)
                .stream()
                .findFirst());
  }

  private static ExportLetter letter(ResultSet row) throws SQLException {
    return new ExportLetter(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        row.getLong(6) == 1);
  }

  /** Messages that were set aside, by the ids of their alerts. */
  List<ExportLetter> letters(String after, int most, boolean onlyAgain) throws IOException {
    return transactions.read(
        "list messages that were set aside",
        connection ->
            query(
                connection,
                LETTER + "alert > ? AND again >= ? ORDER BY alert LIMIT ?",
                ExportLedger::letter,
                target,
                tenant,
                after,
                onlyAgain ? 1L : 0L,
                (long) most));
  }

  long letterCount() throws IOException {
    return transactions.read(
        "count messages that were set aside",
        connection ->
            query(
                    connection,
                    "SELECT count(*) FROM export_letter WHERE target = ? AND tenant = ?",
                    row -> row.getLong(1),
                    target,
                    tenant)
                .get(0));
  }

  /**
   * Lets messages that were set aside be sent again, within a transaction of the caller.
   *
   * @param alert one; empty for all
   * @return how many
   */
  int again(Connection connection, String alert) throws SQLException {
    return run(
        connection,
        "UPDATE export_letter SET again = 1 WHERE target = ? AND tenant = ? AND (alert = ? OR ? ="
            + " '')",
        target,
        tenant,
        alert,
        alert);
  }

  /** What was sent on a day. */
  Day day(Turn turn) throws IOException {
    return transactions.read(
        "read what was sent today",
        connection ->
            query(
                    connection,
                    "SELECT coalesce(sum(CASE WHEN severity = ? THEN sent ELSE 0 END), 0),"
                        + " coalesce(sum(CASE WHEN detection = ? THEN sent ELSE 0 END), 0) FROM"
                        + " export_day WHERE target = ? AND tenant = ? AND day = ?",
                    row -> new Day(row.getLong(1), row.getLong(2)),
                    (long) turn.alert().alert().severity().ordinal(),
                    turn.alert().alert().detection(),
                    target,
                    tenant,
                    turn.day())
                .get(0));
  }

  private void count(Connection connection, Turn turn, String what) throws SQLException {
    long day = turn.day();
    String detection = turn.alert().alert().detection();
    Severity severity = turn.alert().alert().severity();
    run(
        connection,
        "DELETE FROM export_day WHERE target = ? AND tenant = ? AND day < ?",
        target,
        tenant,
        day);
    run(
        connection,
        "INSERT INTO export_day (target, tenant, day, detection, severity, sent, held) VALUES (?,"
            + " ?, ?, ?, ?, 0, 0) ON CONFLICT DO NOTHING",
        target,
        tenant,
        day,
        detection,
        (long) severity.ordinal());
    run(
        connection,
        "UPDATE export_day SET "
            + what
            + " = "
            + what
            + " + 1 WHERE target = ? AND tenant = ? AND day = ? AND detection = ? AND severity ="
            + " ?",
        target,
        tenant,
        day,
        detection,
        (long) severity.ordinal());
  }

  private boolean forget(Connection connection, String alert) throws SQLException {
    run(
        connection,
        "DELETE FROM export_letter WHERE target = ? AND tenant = ? AND alert = ?",
        target,
        tenant,
        alert);
    return true;
  }

  private boolean settle(Connection connection, Turn turn, Counter counter) throws SQLException {
    long change = turn.isAgain() ? Long.MIN_VALUE : turn.alert().change();
    return move(connection, change, counter, 1);
  }

  /** Never backwards. */
  private boolean move(Connection connection, long change, Counter counter, long more)
      throws SQLException {
    String column = counter.column();
    run(
        connection,
        "UPDATE export_position SET change = CASE WHEN change < ? THEN ? ELSE change END, "
            + column
            + " = "
            + column
            + " + ? WHERE target = ? AND tenant = ?",
        change,
        change,
        more,
        place,
        tenant);
    return true;
  }

  private void write(String doing, Transactions.Work<Boolean> work) throws IOException {
    transactions.write(doing, work);
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    return new Rows(connection).run(sql, values);
  }

  private static <T> List<T> query(
      Connection connection, String sql, Rows.Row<T> reading, Object... values)
      throws SQLException {
    return new Rows(connection).all(sql, reading, values);
  }
}
