package org.hansho.casework.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertJson;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;

/** Writes the rows of some alerts and notes what that means for the counters. */
final class AlertWriter {
  /** Tables with rows of an alert, and the column that names it. */
  private static final List<String> ROWS =
      List.of(
          "alert WHERE n",
          "alert_text WHERE alert",
          "alert_body WHERE alert",
          "alert_source WHERE alert",
          "alert_state WHERE alert",
          "alert_history WHERE alert");

  private final Connection connection;
  private final KindTable kinds;
  private final TermTable terms;
  private final AlertIndex index;
  private final Deciding deciding;
  private final Progress progress;

  /**
   * A writer within a transaction.
   *
   * @param deciding what is asked for each alert
   */
  AlertWriter(
      Connection connection,
      KindTable kinds,
      TermTable terms,
      AlertIndex index,
      Deciding deciding,
      Progress progress) {
    this.connection = connection;
    this.kinds = kinds;
    this.terms = terms;
    this.index = index;
    this.deciding = deciding;
    this.progress = progress;
  }

  /**
   * What is asked for each alert.
   *
   * @param arrivals says where alerts stand
   * @param choices says what the tenant has made of their detections
   * @param clock nanoseconds since 1970, for what their history says
   */
  record Deciding(Arrivals arrivals, DetectionChoices choices, LongSupplier clock) {}

  /**
   * Where alerts are written.
   *
   * @param next the first of the numbers that new alerts get
   * @param change the first of the numbers that changes get
   */
  record Destination(long tenant, String name, long epoch, long next, long change) {}

  /** An alert that is written, and what it is searched by. */
  private record Found(AlertChange.Raised change, Arrivals.Arrival arrival, List<Term> terms) {
    long[] numbers(Map<Term, Long> numbered) {
      return terms.stream().mapToLong(term -> Objects.requireNonNull(numbered.get(term))).toArray();
    }
  }

  /** An alert that is written, and where it is to be found. */
  private record Written(AlertChange.Raised change, AlertRow indexed, long number) {}

  void write(Destination place, List<AlertChange> all) throws SQLException {
    List<AlertChange> changes = chosen(place, all);
    List<String> ids = changes.stream().map(AlertChange::id).toList();
    Map<String, AlertRow> before = AlertRow.ofIds(connection, place.tenant(), ids);
    List<Found> found = found(changes, before);
    List<Written> written = indexed(place, found, before);
    List<AlertRow> rows = written.stream().map(Written::indexed).toList();
    index.remove(before.values());
    putAlerts(place, written);
    putTexts(written);
    putBodies(written);
    putSources(written);
    index.add(rows);
    putStates(place, found, rows, before);
    delete(changes, before);
    index.forget(before.values(), rows);
  }

  /**
   * Alerts under the overrides of the tenant; those of a detection that is off are counted only.
   */
  private List<AlertChange> chosen(Destination place, List<AlertChange> all) throws SQLException {
    List<AlertChange> changes = new ArrayList<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    for (AlertChange change : all) {
      if (!(change instanceof AlertChange.Raised raised)) {
        changes.add(change);
        continue;
      }
      Alert alert = raised.alert();
      DetectionChoices.Choice choice = deciding.choices().of(place.name(), alert.detection());
      Severity severity = choice.severity();
      if (choice.isOff()) {
        leftOut.merge(alert.detection(), 1, Integer::sum);
      } else if (severity == null || severity == alert.severity()) {
        changes.add(change);
      } else {
        changes.add(new AlertChange.Raised(alert.withSeverity(severity), raised.revision()));
      }
    }
    OverrideTables.leftOut(connection, place.name(), leftOut, deciding.clock().getAsLong());
    return changes;
  }

  private List<Found> found(List<AlertChange> changes, Map<String, AlertRow> before) {
    List<Found> found = new ArrayList<>();
    for (AlertChange change : changes) {
      if (change instanceof AlertChange.Raised raised) {
        Alert alert = raised.alert();
        AlertRow old = before.get(alert.id());
        Arrivals.Arrival arrival =
            deciding
                .arrivals()
                .arrived(
                    alert,
                    old == null ? null : old.state(),
                    old != null && alert.count() > old.count());
        Set<Term> terms = new LinkedHashSet<>(Term.of(alert));
        terms.addAll(arrival.state().terms());
        found.add(new Found(raised, arrival, List.copyOf(terms)));
      }
    }
    return found;
  }

  private List<Written> indexed(Destination place, List<Found> found, Map<String, AlertRow> before)
      throws SQLException {
    Set<Term> all = new LinkedHashSet<>();
    found.forEach(one -> all.addAll(one.terms()));
    Map<Term, Long> numbered = terms.numbers(place.tenant(), all);
    List<Written> written = new ArrayList<>();
    long next = place.next();
    long number = place.change();
    for (Found one : found) {
      Alert alert = one.change().alert();
      AlertRow old = before.get(alert.id());
      AlertState state = one.arrival().state();
      AlertRow row =
          new AlertRow(
              old == null ? next++ : old.n(),
              alert.id(),
              kinds.number(alert, state.status()),
              alert.lastTime(),
              alert.count(),
              one.numbers(numbered),
              state);
      written.add(new Written(one.change(), row, number++));
    }
    return written;
  }

  /** Where alerts stand that a rule has put elsewhere, and the words of their history. */
  private void putStates(
      Destination place, List<Found> found, List<AlertRow> rows, Map<String, AlertRow> before)
      throws SQLException {
    List<AlertRow> moved = new ArrayList<>();
    List<StateTable.Moved> again = new ArrayList<>();
    List<HistoryTable.Row> history = new ArrayList<>();
    Set<String> hiding = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      AlertRow row = rows.get(i);
      AlertRow old = before.get(row.id());
      AlertState state = old == null ? AlertState.NEW : old.state();
      boolean isMoved = !state.equals(row.state());
      if (isMoved) {
        moved.add(row);
      }
      if (isMoved && old != null) {
        again.add(new StateTable.Moved(old, row));
      }
      boolean isMore = old == null || row.count() > old.count();
      if (isMore && !row.state().suppression().isEmpty()) {
        hiding.add(row.state().suppression());
      }
      Arrivals.Arrival arrival = found.get(i).arrival();
      if (!arrival.verb().isEmpty()) {
        AlertEntry.Head head =
            new AlertEntry.Head(
                AlertEntry.PROGRAM,
                deciding.clock().getAsLong(),
                arrival.verb(),
                0,
                arrival.note());
        history.add(
            new HistoryTable.Row(
                row.n(), isMoved ? state : null, isMoved ? row.state() : null, head));
      }
    }
    StateTable.put(connection, moved);
    StateTable.countVerdicts(connection, place.tenant(), kinds.kinds(), again);
    StateTable.teach(connection, place.tenant(), again);
    HistoryTable.add(connection, history);
    SuppressionTables.hid(connection, hiding, deciding.clock().getAsLong());
    progress.reached();
  }

  private void putAlerts(Destination place, List<Written> written) throws SQLException {
    batch(
        "INSERT INTO alert (n, tenant, id, kind, first_time, last_time, count, revision, epoch,"
            + " terms, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (n) DO UPDATE"
            + " SET kind = excluded.kind, first_time = excluded.first_time, last_time ="
            + " excluded.last_time, count = excluded.count, revision = excluded.revision, epoch ="
            + " excluded.epoch, terms = excluded.terms, change = excluded.change",
        written,
        (statement, one) -> {
          Alert alert = one.change().alert();
          statement.setLong(1, one.indexed().n());
          statement.setLong(2, place.tenant());
          statement.setBytes(3, AlertRow.bytes(alert.id()));
          statement.setLong(4, one.indexed().kind());
          statement.setLong(5, alert.time());
          statement.setLong(6, alert.lastTime());
          statement.setLong(7, alert.count());
          statement.setLong(8, one.change().revision());
          statement.setLong(9, place.epoch());
          statement.setBytes(10, TermList.pack(one.indexed().terms()));
          statement.setLong(11, one.number());
          statement.addBatch();
        });
  }

  private void putTexts(List<Written> written) throws SQLException {
    batch(
        "INSERT INTO alert_text (alert, body) VALUES (?, ?)"
            + " ON CONFLICT (alert) DO UPDATE SET body = excluded.body",
        written,
        (statement, one) -> {
          statement.setLong(1, one.indexed().n());
          statement.setString(2, AlertJson.of(one.change().alert().withEvidence(List.of())));
          statement.addBatch();
        });
  }

  private void putBodies(List<Written> written) throws SQLException {
    batch(
        "INSERT INTO alert_body (alert, evidence) VALUES (?, ?)"
            + " ON CONFLICT (alert) DO UPDATE SET evidence = excluded.evidence",
        written,
        (statement, one) -> {
          statement.setLong(1, one.indexed().n());
          String evidence = AlertJson.evidenceOf(one.change().alert());
          statement.setBytes(2, Packed.pack(evidence.getBytes(StandardCharsets.UTF_8)));
          statement.addBatch();
        });
  }

  private void putSources(List<Written> written) throws SQLException {
    List<AlertSources.Row> rows = new ArrayList<>();
    for (Written one : written) {
      rows.add(new AlertSources.Row(one.indexed().n(), AlertSources.of(one.change().alert())));
    }
    AlertSources.put(connection, rows);
    progress.reached();
  }

  private void delete(List<AlertChange> changes, Map<String, AlertRow> before) throws SQLException {
    List<AlertRow> gone = new ArrayList<>();
    for (AlertChange change : changes) {
      AlertRow old = before.get(change.id());
      if (change instanceof AlertChange.Expired && old != null) {
        gone.add(old);
      }
    }
    deleteRows(connection, gone);
    progress.reached();
  }

  /** Deletes all rows of alerts but those that they are found by. */
  static void deleteRows(Connection connection, Collection<AlertRow> gone) throws SQLException {
    for (String of : ROWS) {
      Batch.run(
          connection,
          "DELETE FROM " + of + " = ?",
          gone,
          (statement, old) -> {
            statement.setLong(1, old.n());
            statement.addBatch();
          });
    }
  }

  private <T> void batch(String sql, Collection<T> all, Batch.Rows<T> rows) throws SQLException {
    Batch.run(connection, sql, all, rows);
    progress.reached();
  }
}
