package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds terms, and the alerts that have them. */
record TermSearch(Connection connection, Database database) {
  /** Terms of a word that are listed; where there are more, texts are compared instead. */
  static final int MOST_TERMS = 20_000;

  private static final int AT_A_TIME = 500;

  /** Terms and kinds that fulfil a word. */
  Clause clause(Word word, Collection<Long> tenants, Collection<Kind> kinds) throws SQLException {
    Set<Long> fulfilling = new HashSet<>();
    for (Kind kind : kinds) {
      if (kind.searched().contains(word.folded())) {
        fulfilling.add(kind.n());
      }
    }
    List<Long> terms = new ArrayList<>();
    for (long tenant : tenants) {
      int left = MOST_TERMS + 1 - terms.size();
      if (left > 0) {
        terms.addAll(word.isPrefix() ? withPrefix(word, tenant, left) : with(word, tenant, left));
      }
    }
    boolean isAll = terms.size() <= MOST_TERMS;
    return new Clause(fulfilling, sorted(terms), isAll ? null : word);
  }

  /** Terms that fulfil an entity. */
  Clause clause(AlertQuery.NamedEntity entity, Collection<Long> tenants) throws SQLException {
    Term term = Term.of(entity.type() == null ? "" : entity.type(), entity.value());
    List<Long> terms = new ArrayList<>();
    for (long tenant : tenants) {
      String type = entity.type() == null ? "type <> ?" : "type = ?";
      terms.addAll(
          numbers(
              "SELECT n FROM term WHERE tenant = ? AND folded = ? AND " + type,
              List.of(tenant, term.folded(), term.type())));
    }
    return new Clause(Set.of(), sorted(terms), null);
  }

  private static long[] sorted(List<Long> terms) {
    long[] sorted = terms.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private List<Long> with(Word word, long tenant, int most) throws SQLException {
    return numbers(
        database.termsWithPart(), List.of(database.part(word.folded()), tenant, (long) most));
  }

  private List<Long> withPrefix(Word word, long tenant, int most) throws SQLException {
    return numbers(
        "SELECT n FROM term WHERE tenant = ? AND folded >= ? AND folded < ? LIMIT ?",
        List.of(tenant, word.folded(), word.end(), (long) most));
  }

  private List<Long> numbers(String sql, List<?> parameters) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Sql.set(statement, 1, parameters);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getLong(1));
        }
      }
    }
    return numbers;
  }

  /** How many alerts have these terms, counted up to a bound, those with several more than once. */
  long alerts(long[] terms, int most) throws SQLException {
    long alerts = 0;
    for (int from = 0; from < terms.length && alerts < most; from += AT_A_TIME) {
      List<Long> some = part(terms, from);
      List<Object> parameters = new ArrayList<>(some);
      parameters.add(most - alerts);
      alerts +=
          numbers(
                  "SELECT count(*) FROM (SELECT 1 FROM alert_term WHERE term IN ("
                      + Sql.marks(some.size())
                      + ") LIMIT ?) p",
                  parameters)
              .get(0);
    }
    return alerts;
  }

  private static List<Long> part(long[] terms, int from) {
    int end = Math.min(terms.length, from + AT_A_TIME);
    return Arrays.stream(terms, from, end).boxed().toList();
  }

  /** All alerts with one of these terms in a time and behind a cursor; terms are not read. */
  List<Candidate> candidates(long[] terms, long from, Cursor cursor) throws SQLException {
    Map<Long, Candidate> found = new HashMap<>();
    for (int first = 0; first < terms.length; first += AT_A_TIME) {
      List<Long> some = part(terms, first);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT p.alert, p.last_time, p.kind, a.terms FROM alert_term p"
                  + " JOIN alert a ON a.n = p.alert WHERE p.term IN ("
                  + Sql.marks(some.size())
                  + ") AND p.last_time >= ? AND (p.last_time, p.alert) < (?, ?)")) {
        int at = Sql.set(statement, 1, some);
        statement.setLong(at, from);
        statement.setLong(at + 1, cursor.lastTime());
        statement.setLong(at + 2, cursor.n());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            long n = row.getLong(1);
            found.put(n, new Candidate(n, row.getLong(2), row.getLong(3), row.getBytes(4)));
          }
        }
      }
    }
    List<Candidate> sorted = new ArrayList<>(found.values());
    sorted.sort(Candidate.NEWEST);
    return sorted;
  }

  /** The texts of some terms. */
  Map<Long, String> texts(Set<Long> terms) throws SQLException {
    Map<Long, String> texts = new HashMap<>();
    long[] all = terms.stream().mapToLong(Long::longValue).toArray();
    for (int from = 0; from < all.length; from += AT_A_TIME) {
      List<Long> some = part(all, from);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT n, folded FROM term WHERE n IN (" + Sql.marks(some.size()) + ")")) {
        Sql.set(statement, 1, some);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            texts.put(row.getLong(1), row.getString(2));
          }
        }
      }
    }
    return texts;
  }
}
