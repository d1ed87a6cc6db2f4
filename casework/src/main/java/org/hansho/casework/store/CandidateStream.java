package org.hansho.casework.store;

import java.sql.SQLException;
import java.util.List;

/** Alerts that a query may find, the newest first, each once. */
interface CandidateStream {
  /**
   * The next ones.
   *
   * @param most how many at most; there may be fewer, and yet more to come
   */
  List<Candidate> next(int most) throws SQLException;

  /**
   * All of them in any order, each once; not all where there are more than {@code most}. Whoever
   * calls this calls nothing else but {@link #isAtEnd}.
   */
  List<Candidate> all(int most) throws SQLException;

  /** How many rows are read for each one that is returned, at most. */
  int rowsPerAlert();

  /** Whether all were returned. */
  boolean isAtEnd();
}
