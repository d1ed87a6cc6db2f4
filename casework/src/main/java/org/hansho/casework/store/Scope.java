package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a query may find at all: tenants, kinds and conditions on terms, by their numbers.
 *
 * @param tenants those that have alerts
 * @param kinds how many alerts the tenants have of each kind that the query allows
 * @param isEveryKind whether the query allows all kinds that the tenants have
 * @param clauses each must be fulfilled
 */
record Scope(List<Long> tenants, Map<Long, Long> kinds, boolean isEveryKind, List<Clause> clauses) {

  static Scope of(AlertQuery query, Kinds all, TermSearch search) throws SQLException {
    Connection connection = search.connection();
    List<Long> tenants = new ArrayList<>();
    for (String name : query.tenants()) {
      Long n = EpochWriter.number(connection, name);
      if (n != null) {
        tenants.add(n);
      }
    }
    Map<Long, Long> present = tenants.isEmpty() ? Map.of() : present(connection, tenants);
    Map<Long, Long> allowed = new HashMap<>(present);
    allowed.keySet().removeIf(n -> !isAllowed(all.of(n), query));
    List<Kind> kinds = present.keySet().stream().map(all::of).toList();
    List<Clause> clauses = new ArrayList<>();
    for (AlertQuery.NamedEntity entity : query.entities()) {
      clauses.add(search.clause(entity, tenants));
    }
    for (Word word : new HashSet<>(Word.split(query.text()))) {
      clauses.add(search.clause(word, tenants, kinds));
    }
    return new Scope(tenants, allowed, allowed.size() == present.size(), clauses);
  }

  private static Map<Long, Long> present(Connection connection, List<Long> tenants)
      throws SQLException {
    Map<Long, Long> present = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT kind, sum(n) FROM counter_kind WHERE tenant IN ("
                + Sql.marks(tenants.size())
                + ") GROUP BY kind HAVING sum(n) > 0")) {
      Sql.set(statement, 1, tenants);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          present.put(row.getLong(1), row.getLong(2));
        }
      }
    }
    return present;
  }

  private static boolean isAllowed(Kind kind, AlertQuery query) {
    return isAmong(kind.key().severity(), query.severities())
        && isAmong(kind.key().status(), query.statuses())
        && isAmong(kind.key().detection(), query.detections())
        && isAmong(kind.section(), query.sections())
        && (query.intents().isEmpty()
            || (kind.intent() != null && query.intents().contains(kind.intent())));
  }

  private static <T> boolean isAmong(T value, Set<T> allowed) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  /** The same for some of the kinds. */
  Scope only(Collection<Long> some) {
    Map<Long, Long> fewer = new HashMap<>(kinds);
    boolean isFewer = fewer.keySet().retainAll(some);
    return new Scope(tenants, fewer, isEveryKind && !isFewer, clauses);
  }

  /** How many alerts have the kinds that are allowed. */
  long alerts() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  boolean needsTerms() {
    return !clauses.isEmpty();
  }
}
