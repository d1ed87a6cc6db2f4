package org.hansho.casework.store;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one index in which alerts lie in order of time.
 *
 * @param tenant whose alerts; of a term it is known by the term
 * @param kind only those of this kind; null for all
 * @param term only those with this term; null for all
 */
record Branch(long tenant, @Nullable Long kind, @Nullable Long term) {
  static Branch ofTenant(long tenant) {
    return new Branch(tenant, null, null);
  }

  static Branch ofKind(long tenant, long kind) {
    return new Branch(tenant, kind, null);
  }

  static Branch ofTerm(long term) {
    return new Branch(0, null, term);
  }

  /** The statement that reads its first alerts behind a cursor. */
  String sql() {
    if (term != null) {
      return "SELECT alert AS n, last_time, kind FROM alert_term WHERE term = ?"
          + " AND last_time >= ? AND (last_time, alert) < (?, ?)"
          + " ORDER BY last_time DESC, alert DESC LIMIT ?";
    }
    return "SELECT n, last_time, kind FROM alert WHERE tenant = ?"
        + (kind == null ? "" : " AND kind = ?")
        + " AND last_time >= ? AND (last_time, n) < (?, ?)"
        + " ORDER BY last_time DESC, n DESC LIMIT ?";
  }
}
