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
  String sql(boolean withTerms) {
    if (term != null) {
      return "SELECT p.alert AS n, p.last_time AS last_time, p.kind AS kind"
          + (withTerms ? ", a.terms AS terms FROM alert_term p JOIN alert a ON a.n = p.alert" : "")
          + (withTerms ? "" : " FROM alert_term p")
          + " WHERE p.term = ? AND p.last_time >= ? AND (p.last_time, p.alert) < (?, ?)"
          + " ORDER BY p.last_time DESC, p.alert DESC LIMIT ?";
    }
    String narrow =
        "SELECT n, last_time, kind FROM alert WHERE tenant = ?"
            + (kind == null ? "" : " AND kind = ?")
            + " AND last_time >= ? AND (last_time, n) < (?, ?)"
            + " ORDER BY last_time DESC, n DESC LIMIT ?";
    // SQLite takes the index of kinds only for a statement that needs nothing else of the rows.
    return withTerms
        ? "SELECT k.n AS n, k.last_time AS last_time, k.kind AS kind, a.terms AS terms FROM ("
            + narrow
            + ") k JOIN alert a ON a.n = k.n"
        : narrow;
  }
}
