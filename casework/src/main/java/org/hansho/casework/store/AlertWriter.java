package org.hansho.casework.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertJson;
import org.hansho.casework.feed.AlertChange;
import org.jspecify.annotations.Nullable;

/** Writes the rows of some alerts and notes what that means for the counters. */
final class AlertWriter {
  private final Connection connection;
  private final KindTable kinds;
  private final TermTable terms;
  private final CounterDeltas counters;
  private final Progress progress;

  AlertWriter(
      Connection connection,
      KindTable kinds,
      TermTable terms,
      CounterDeltas counters,
      Progress progress) {
    this.connection = connection;
    this.kinds = kinds;
    this.terms = terms;
    this.counters = counters;
    this.progress = progress;
  }

  /**
   * Where alerts are written.
   *
   * @param next the first of the numbers that new alerts get
   * @param change the first of the numbers that changes get
   */
  record Destination(long tenant, long epoch, long next, long change) {}

  /** An alert's place in the indexes. */
  @SuppressWarnings("ArrayRecordComponent") // Never changed.
  private record Indexed(long n, long kind, long lastTime, long[] terms) {}

  /** An alert that is written, and what it is searched by. */
  private record Found(AlertChange.Raised change, Collection<Term> terms) {
    long[] numbers(Map<Term, Long> numbered) {
      return terms.stream().mapToLong(term -> Objects.requireNonNull(numbered.get(term))).toArray();
    }
  }

  /** An alert that is written, and where it is to be found. */
  private record Written(AlertChange.Raised change, Indexed indexed, long number) {}

  void write(Destination place, List<AlertChange> changes) throws SQLException {
    Map<String, Indexed> before = stored(place.tenant(), changes);
    List<Written> written = indexed(place, changes, before);
    for (Indexed old : before.values()) {
      counters.add(old.lastTime(), old.kind(), -1);
    }
    for (Written one : written) {
      counters.add(one.indexed().lastTime(), one.indexed().kind(), 1);
    }
    unindex(before.values());
    putAlerts(place, written);
    putTexts(written);
    putBodies(written);
    index(written);
    delete(changes, before);
    terms.deleteUnused(left(before.values(), written));
  }

  private Map<String, Indexed> stored(long tenant, List<AlertChange> changes) throws SQLException {
    Map<String, Indexed> stored = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, n, kind, last_time, terms FROM alert WHERE tenant = ? AND id IN ("
                + Sql.marks(changes.size())
                + ")")) {
      statement.setLong(1, tenant);
      for (int i = 0; i < changes.size(); i++) {
        statement.setBytes(i + 2, bytes(changes.get(i).id()));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long[] known = TermList.unpack(row.getBytes(5));
          stored.put(
              HexFormat.of().formatHex(row.getBytes(1)),
              new Indexed(row.getLong(2), row.getLong(3), row.getLong(4), known));
        }
      }
    }
    return stored;
  }

  /** An alert's id as it is stored; half the bytes, since it is hexadecimal. */
  static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }

  private List<Written> indexed(
      Destination place, List<AlertChange> changes, Map<String, Indexed> before)
      throws SQLException {
    List<Found> found = new ArrayList<>();
    Set<Term> all = new LinkedHashSet<>();
    for (AlertChange change : changes) {
      if (change instanceof AlertChange.Raised raised) {
        Collection<Term> own = Term.of(raised.alert());
        found.add(new Found(raised, own));
        all.addAll(own);
      }
    }
    Map<Term, Long> numbered = terms.numbers(place.tenant(), all);
    List<Written> written = new ArrayList<>();
    long next = place.next();
    long number = place.change();
    for (Found one : found) {
      Alert alert = one.change().alert();
      Indexed old = before.get(alert.id());
      long n = old == null ? next++ : old.n();
      long[] own = one.numbers(numbered);
      written.add(
          new Written(
              one.change(), new Indexed(n, kinds.number(alert), alert.lastTime(), own), number++));
    }
    return written;
  }

  private void unindex(Collection<Indexed> before) throws SQLException {
    batch(
        "DELETE FROM alert_term WHERE term = ? AND last_time = ? AND alert = ?",
        before,
        (statement, old) -> {
          for (long term : old.terms()) {
            statement.setLong(1, term);
            statement.setLong(2, old.lastTime());
            statement.setLong(3, old.n());
            statement.addBatch();
          }
        });
  }

  private void index(List<Written> written) throws SQLException {
    batch(
        "INSERT INTO alert_term (term, last_time, alert, kind) VALUES (?, ?, ?, ?)",
        written,
        (statement, one) -> {
          for (long term : one.indexed().terms()) {
            statement.setLong(1, term);
            statement.setLong(2, one.indexed().lastTime());
            statement.setLong(3, one.indexed().n());
            statement.setLong(4, one.indexed().kind());
            statement.addBatch();
          }
        });
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
          statement.setBytes(3, bytes(alert.id()));
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

  private void delete(List<AlertChange> changes, Map<String, Indexed> before) throws SQLException {
    List<Indexed> gone = new ArrayList<>();
    for (AlertChange change : changes) {
      Indexed old = before.get(change.id());
      if (change instanceof AlertChange.Expired && old != null) {
        gone.add(old);
      }
    }
    if (!gone.isEmpty()) {
      for (String of :
          List.of("alert WHERE n", "alert_text WHERE alert", "alert_body WHERE alert")) {
        batch(
            "DELETE FROM " + of + " = ?",
            gone,
            (statement, old) -> {
              statement.setLong(1, old.n());
              statement.addBatch();
            });
      }
    }
  }

  /** Terms that alerts had and have no longer. */
  private static Set<Long> left(Collection<Indexed> before, List<Written> written) {
    Set<Long> left = new TreeSet<>();
    Map<Long, long[]> now = new HashMap<>();
    written.forEach(one -> now.put(one.indexed().n(), one.indexed().terms()));
    for (Indexed old : before) {
      Set<Long> kept = set(now.get(old.n()));
      for (long term : old.terms()) {
        if (!kept.contains(term)) {
          left.add(term);
        }
      }
    }
    return left;
  }

  private static Set<Long> set(long @Nullable [] terms) {
    Set<Long> set = new TreeSet<>();
    if (terms != null) {
      for (long term : terms) {
        set.add(term);
      }
    }
    return set;
  }

  /** Adds the rows of one thing to a batch. */
  private interface Rows<T> {
    void add(PreparedStatement statement, T of) throws SQLException;
  }

  private <T> void batch(String sql, Collection<T> all, Rows<T> rows) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T one : all) {
        rows.add(statement, one);
      }
      statement.executeBatch();
    }
    progress.reached();
  }
}
