package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the terms of alerts that are written, and adds those that are new. One transaction. */
final class TermTable {
  private static final int AT_A_TIME = 500;

  private final Connection connection;
  private final Database database;
  private final Numbers numbers;
  private final Progress progress;

  TermTable(Connection connection, Database database, Numbers numbers, Progress progress) {
    this.connection = connection;
    this.database = database;
    this.numbers = numbers;
    this.progress = progress;
  }

  /** The number of each of these terms. */
  Map<Term, Long> numbers(long tenant, Iterable<Term> terms) throws SQLException {
    Map<String, Term> wanted = new LinkedHashMap<>();
    terms.forEach(term -> wanted.put(Term.name(term.hash()), term));
    Map<Term, Long> found = new HashMap<>();
    List<Term> all = List.copyOf(wanted.values());
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      find(tenant, all.subList(from, Math.min(all.size(), from + AT_A_TIME)), wanted, found);
    }
    List<Term> missing = all.stream().filter(term -> !found.containsKey(term)).toList();
    if (!missing.isEmpty()) {
      add(tenant, missing, found);
    }
    return found;
  }

  private void find(long tenant, List<Term> some, Map<String, Term> byHash, Map<Term, Long> found)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT hash, n FROM term WHERE tenant = ? AND hash IN ("
                + Sql.marks(some.size())
                + ")")) {
      statement.setLong(1, tenant);
      for (int i = 0; i < some.size(); i++) {
        statement.setBytes(i + 2, some.get(i).hash());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Term term = byHash.get(Term.name(row.getBytes(1)));
          if (term != null) {
            found.put(term, row.getLong(2));
          }
        }
      }
    }
  }

  private void add(long tenant, List<Term> missing, Map<Term, Long> found) throws SQLException {
    long next = numbers.take("term", missing.size());
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO term (n, tenant, hash, type, folded) VALUES (?, ?, ?, ?, ?)")) {
      for (Term term : missing) {
        statement.setLong(1, next);
        statement.setLong(2, tenant);
        statement.setBytes(3, term.hash());
        statement.setString(4, term.type());
        statement.setString(5, term.folded());
        statement.addBatch();
        found.put(term, next++);
      }
      statement.executeBatch();
    }
    progress.reached();
    if (!database.addToParts().isEmpty()) {
      addParts(missing, found);
    }
  }

  private void addParts(List<Term> missing, Map<Term, Long> numbered) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(database.addToParts())) {
      for (Term term : missing) {
        statement.setLong(1, java.util.Objects.requireNonNull(numbered.get(term)));
        statement.setString(2, term.folded());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    progress.reached();
  }

  /** Deletes those of these terms that no alert has any longer. */
  void deleteUnused(Iterable<Long> terms) throws SQLException {
    List<Long> all = new ArrayList<>();
    terms.forEach(all::add);
    if (all.isEmpty()) {
      return;
    }
    if (!database.removeFromParts().isEmpty()) {
      delete(database.removeFromParts(), all);
    }
    delete(
        "DELETE FROM term WHERE n = ? AND NOT EXISTS (SELECT 1 FROM alert_term WHERE term = ?)",
        all);
  }

  private void delete(String sql, List<Long> terms) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Long term : terms) {
        statement.setLong(1, term);
        statement.setLong(2, term);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    progress.reached();
  }
}
