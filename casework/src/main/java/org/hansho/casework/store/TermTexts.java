package org.hansho.casework.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The texts of the terms of some alerts, for a word that has more terms than are listed. */
record TermTexts(Map<Long, String> byTerm, Word word) {
  static TermTexts of(List<Candidate> block, Clause clause, TermSearch search) throws SQLException {
    Set<Long> unknown = new HashSet<>();
    for (Candidate candidate : block) {
      if (!clause.isByKind(candidate.kind())) {
        for (long term : TermList.unpack(candidate.terms())) {
          unknown.add(term);
        }
      }
    }
    unknown.removeIf(clause::isByTerm);
    Map<Long, String> texts = new HashMap<>(search.texts(unknown));
    return new TermTexts(texts, Objects.requireNonNull(clause.word()));
  }

  boolean isFound(long term) {
    String text = byTerm.get(term);
    return text != null && word.isIn(text);
  }
}
