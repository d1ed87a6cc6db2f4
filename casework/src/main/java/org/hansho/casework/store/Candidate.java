package org.hansho.casework.store;

import java.util.Comparator;

/**
 * An alert that a query may find.
 *
 * @param terms as {@link TermList} packs them; empty where nobody asks for them
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
record Candidate(long n, long lastTime, long kind, byte[] terms) {
  /** The newest first. */
  static final Comparator<Candidate> NEWEST =
      Comparator.comparingLong(Candidate::lastTime).thenComparingLong(Candidate::n).reversed();

  Cursor cursor() {
    return new Cursor(null, lastTime, n);
  }
}
