package org.hansho.detect;

import java.util.Comparator;

/**
 * The order in which facts are handed over: by time first. Comparing looks at everything; what many
 * facts are sorted by is a number of each.
 *
 * @param <F> facts, or what holds one
 */
public interface FactOrder<F> extends Comparator<F> {
  /** Event time in nanoseconds since 1970. */
  long time(F fact);

  /**
   * A number, taken as unsigned, by which most facts of the same time are in order. No promise: it
   * makes sorting fast, never wrong.
   */
  long hint(F fact);
}
