package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which alerts have a term, and how many are of a kind. One transaction. */
final class AlertIndex {
  private final Connection connection;
  private final TermTable terms;
  private final CounterDeltas counters;
  private final Progress progress;

  AlertIndex(Connection connection, TermTable terms, CounterDeltas counters, Progress progress) {
    this.connection = connection;
    this.terms = terms;
    this.counters = counters;
    this.progress = progress;
  }

  /** Removes alerts from the terms and counts of their former rows. */
  void remove(Collection<AlertRow> before) throws SQLException {
    before.forEach(old -> counters.add(old.lastTime(), old.kind(), -1));
    Batch.run(
        connection,
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
    progress.reached();
  }

  /** Adds alerts to the terms and counts of their present rows. */
  void add(Collection<AlertRow> now) throws SQLException {
    now.forEach(one -> counters.add(one.lastTime(), one.kind(), 1));
    Batch.run(
        connection,
        "INSERT INTO alert_term (term, last_time, alert, kind) VALUES (?, ?, ?, ?)",
        now,
        (statement, one) -> {
          for (long term : one.terms()) {
            statement.setLong(1, term);
            statement.setLong(2, one.lastTime());
            statement.setLong(3, one.n());
            statement.setLong(4, one.kind());
            statement.addBatch();
          }
        });
    progress.reached();
  }

  /** Deletes the terms that alerts had and nobody has any longer. */
  void forget(Collection<AlertRow> before, Collection<AlertRow> now) throws SQLException {
    Set<Long> left = new TreeSet<>();
    Map<Long, long[]> kept = new HashMap<>();
    now.forEach(one -> kept.put(one.n(), one.terms()));
    for (AlertRow old : before) {
      Set<Long> still = set(kept.get(old.n()));
      for (long term : old.terms()) {
        if (!still.contains(term)) {
          left.add(term);
        }
      }
    }
    terms.deleteUnused(left);
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
}
