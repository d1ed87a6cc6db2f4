package org.hansho.casework.store;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that an alert fulfils by its kind or by one of its terms.
 *
 * @param kinds numbers of kinds that fulfil it
 * @param terms numbers of terms that fulfil it, ascending; not all of them where {@code word} is
 *     set
 * @param word the word that further terms must be compared with; null if all are known
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
record Clause(Set<Long> kinds, long[] terms, @Nullable Word word) {
  boolean isByKind(long kind) {
    return kinds.contains(kind);
  }

  boolean isByTerm(long term) {
    return Arrays.binarySearch(terms, term) >= 0;
  }
}
