package org.hansho.benchmark.volume;

import java.time.LocalDate;
import java.util.Set;

/** Decides which days of a series are unusual, each by the days before it. */
interface Statistic {
  /** How the table names it. */
  String name();

  /** Indexes of the unusual days. */
  Set<Integer> unusual(LocalDate start, int[] daily);
}
