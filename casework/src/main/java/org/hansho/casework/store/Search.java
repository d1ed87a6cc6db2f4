package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/** Answers queries within one state of the store. Belongs to the thread of its connection. */
final class Search {
  /** Alerts that a page or a count looks at, at most. */
  private static final int MOST_EXAMINED = 20_000;

  /** Alerts that a count looks at, at most. */
  private static final int MOST_COUNTED = 30_000;

  /** Alerts that a page or a count reads for a test that the index does not answer, at most. */
  private static final int MOST_TESTED = 5_000;

  private static final int LEAST_BLOCK = 500;
  private static final int LARGEST_BLOCK = 5_000;

  /** Rows that are read for a block, unless it is a page without further conditions. */
  private static final int ROWS_OF_BLOCK = 20_000;

  private final Connection connection;
  private final Kinds kinds;
  private final TermSearch terms;
  private final @Nullable AlertCheck test;
  private int tested;

  Search(Connection connection, Database database, Kinds kinds, @Nullable AlertCheck test) {
    this.connection = connection;
    this.kinds = kinds;
    this.terms = new TermSearch(connection, database);
    this.test = test;
  }

  /**
   * What was found.
   *
   * @param next behind which alert there may be more; null if nothing is
   * @param isCut whether it ended before enough was found
   */
  record Found(List<Candidate> alerts, @Nullable Cursor next, boolean isCut) {}

  /** So many alerts behind a cursor. */
  Found page(AlertQuery query, AlertOrder order, @Nullable Cursor after, int size)
      throws SQLException {
    Scope scope = scope(query);
    Cursor start = Cursor.before(query.to());
    if (order == AlertOrder.NEWEST) {
      return find(scope, query.from(), after == null ? start : start.further(after), size);
    }
    return worst(scope, query, after, size);
  }

  private Scope scope(AlertQuery query) throws SQLException {
    Scope scope = Scope.of(query, kinds, terms);
    AlertCheck condition = test;
    if (condition == null) {
      return scope;
    }
    return scope.only(
        scope.kinds().keySet().stream()
            .filter(n -> condition.allows(kinds.of(n).known()))
            .toList());
  }

  /** Those that pass the test, for which each is read. */
  private List<Candidate> passing(List<Candidate> found) throws SQLException {
    if (test == null) {
      return found;
    }
    tested += found.size();
    return new ListedAlerts(connection, kinds).passing(found, test);
  }

  private Found worst(Scope scope, AlertQuery query, @Nullable Cursor after, int size)
      throws SQLException {
    Severity[] severities = Severity.values();
    Severity first = after == null ? null : after.severity();
    List<Candidate> alerts = new ArrayList<>();
    Cursor start = Cursor.before(query.to());
    for (int i = first == null ? severities.length - 1 : first.ordinal(); i >= 0; i--) {
      Severity severity = severities[i];
      Scope only = scope.only(kindsOf(severity));
      Cursor behind = after != null && severity == first ? start.further(after) : start;
      Found found = find(only, query.from(), behind, size - alerts.size());
      alerts.addAll(found.alerts());
      if (found.next() != null) {
        Cursor next = new Cursor(severity, found.next().lastTime(), found.next().n());
        return new Found(alerts, next, found.isCut());
      }
    }
    return new Found(alerts, null, false);
  }

  private List<Long> kindsOf(Severity severity) {
    return kinds.all().stream()
        .filter(kind -> kind.key().severity() == severity)
        .map(Kind::n)
        .toList();
  }

  private Found find(Scope scope, long from, Cursor start, int size) throws SQLException {
    if (scope.kinds().isEmpty()) {
      return new Found(List.of(), null, false);
    }
    CandidateStream stream = new Plan(scope, terms, from, start).stream();
    List<Candidate> found = new ArrayList<>();
    int widest = Math.max(size + 1, ROWS_OF_BLOCK / stream.rowsPerAlert());
    int block = size + 1;
    if (scope.needsTerms() || test != null) {
      widest = Math.min(LARGEST_BLOCK, Math.max(1, ROWS_OF_BLOCK / stream.rowsPerAlert()));
      block = Math.min(widest, Math.max(LEAST_BLOCK, size + 1));
    }
    int examined = 0;
    Cursor last = start;
    while (!stream.isAtEnd()
        && found.size() <= size
        && examined < MOST_EXAMINED
        && tested < MOST_TESTED) {
      List<Candidate> some = stream.next(block);
      examined += some.size();
      found.addAll(passing(Plan.matching(some, scope, terms)));
      last = some.isEmpty() ? last : some.get(some.size() - 1).cursor();
      block = Math.min(Math.max(block, widest), 2 * block);
    }
    if (found.size() > size) {
      List<Candidate> page = found.subList(0, size);
      return new Found(page, size == 0 ? start : page.get(size - 1).cursor(), false);
    }
    return new Found(found, stream.isAtEnd() ? null : last, !stream.isAtEnd());
  }

  /** How many alerts there are, from counters where nothing but kinds and time is asked for. */
  AlertCounts counts(AlertQuery query) throws SQLException {
    Scope scope = scope(query);
    CountsBuilder counts = new CountsBuilder(kinds);
    if (test != null) {
      return tested(scope, query, counts);
    }
    if (scope.needsTerms()) {
      return counted(scope, query, counts);
    }
    long fromHour = CounterDeltas.hour(query.from());
    long toHour = CounterDeltas.hour(query.to());
    boolean isWhole =
        CounterDeltas.start(fromHour) == query.from() || query.from() == Long.MIN_VALUE;
    long firstWhole = isWhole ? fromHour : fromHour + 1;
    long whole = query.to() == Long.MAX_VALUE ? Long.MAX_VALUE : toHour;
    for (long tenant : scope.tenants()) {
      addHours(counts, scope, tenant, firstWhole, whole);
      if (firstWhole > whole) {
        addRows(counts, scope, tenant, query.from(), query.to());
      } else {
        addRows(counts, scope, tenant, query.from(), isWhole ? query.from() : firstStart(query));
        addRows(
            counts,
            scope,
            tenant,
            whole == Long.MAX_VALUE ? query.to() : CounterDeltas.start(toHour),
            query.to());
      }
    }
    return counts.counts(true);
  }

  private static long firstStart(AlertQuery query) {
    return CounterDeltas.start(CounterDeltas.hour(query.from()) + 1);
  }

  private void addHours(CountsBuilder counts, Scope scope, long tenant, long from, long to)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT hour, kind, n FROM counter_hour WHERE tenant = ? AND hour >= ? AND hour < ?")) {
      statement.setLong(1, tenant);
      statement.setLong(2, from);
      statement.setLong(3, to);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (scope.kinds().containsKey(row.getLong(2))) {
            counts.add(row.getLong(2), row.getLong(1), row.getLong(3));
          }
        }
      }
    }
  }

  /** Counts the alerts of a part of an hour. */
  private void addRows(CountsBuilder counts, Scope scope, long tenant, long from, long to)
      throws SQLException {
    if (from >= to) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT kind, last_time FROM alert WHERE tenant = ? AND last_time >= ?"
                + " AND last_time < ?")) {
      statement.setLong(1, tenant);
      statement.setLong(2, from);
      statement.setLong(3, to);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (scope.kinds().containsKey(row.getLong(1))) {
            counts.add(row.getLong(1), CounterDeltas.hour(row.getLong(2)), 1);
          }
        }
      }
    }
  }

  private AlertCounts counted(Scope scope, AlertQuery query, CountsBuilder counts)
      throws SQLException {
    if (scope.kinds().isEmpty()) {
      return counts.counts(true);
    }
    CandidateStream stream =
        new Plan(scope, terms, query.from(), Cursor.before(query.to())).stream();
    List<Candidate> found = Plan.matching(stream.all(MOST_COUNTED), scope, terms);
    for (Candidate one : found.subList(0, Math.min(found.size(), Tally.MOST))) {
      counts.add(one.kind(), CounterDeltas.hour(one.lastTime()), 1);
    }
    return counts.counts(stream.isAtEnd() && found.size() <= Tally.MOST);
  }

  /** Counts what passes the test, as far as it is read. */
  private AlertCounts tested(Scope scope, AlertQuery query, CountsBuilder counts)
      throws SQLException {
    Found found = find(scope, query.from(), Cursor.before(query.to()), MOST_TESTED);
    for (Candidate one : found.alerts()) {
      counts.add(one.kind(), CounterDeltas.hour(one.lastTime()), 1);
    }
    return counts.counts(found.next() == null);
  }
}
