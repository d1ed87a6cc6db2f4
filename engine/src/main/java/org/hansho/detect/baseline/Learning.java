package org.hansho.detect.baseline;

import org.hansho.detect.Emission;
import org.hansho.sigma.Baseline;

/**
 * When a key has been watched long enough to be judged: both bounds must be met.
 *
 * @param period nanoseconds of event time since the first fact of the key, or of the document
 * @param samples fewest facts of the key learned before
 * @param perRule whether the time of the document counts for all keys
 */
public record Learning(long period, int samples, boolean perRule) {
  /** That of a document. */
  public static Learning of(Baseline.Learning learning) {
    return new Learning(learning.period().toNanos(), learning.samples(), learning.perRule());
  }

  /**
   * Whether learning is over.
   *
   * @param first event time of the first fact of the key
   * @param learned how many facts were learned before this one
   */
  public boolean isOver(long first, long learned, long time, Emission out) {
    long since = perRule ? out.since() : first;
    return time - since >= period && learned >= samples;
  }
}
