package org.hansho.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.hansho.detect.DetectorParts;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.StateBudget;
import org.hansho.detect.Subscribers;

/**
 * The parts of the detectors that share memory, and may run on different threads. They follow from
 * the facts and the heap alone, so that what is evicted does not depend on the number of threads.
 *
 * @param parts the documents of each part
 * @param budget in which the documents of a part share
 */
record StateShares(List<BitSet> parts, StateBudget budget) {
  /** What a part should have at least; fewer parts lend each other more. */
  private static final long LEAST = 16L << 20;

  private static final long MOST_PARTS = 16;

  /**
   * Shares out so many bytes.
   *
   * @param often how often each combination of rules occurs
   */
  static StateShares of(DetectorPlan plan, Map<Subscribers, Long> often, long bytes) {
    int count = (int) Math.max(2, Math.min(MOST_PARTS, bytes / LEAST));
    List<BitSet> parts = DetectorParts.of(plan, often, count);
    return new StateShares(parts, StateBudget.ofParts(plan, parts, bytes));
  }

  /** The documents of each of at most so many threads: neighbours stay together. */
  List<BitSet> ofThreads(int threads) {
    int count = Math.min(threads, parts.size());
    List<BitSet> documents = new ArrayList<>();
    for (int thread = 0; thread < count; thread++) {
      BitSet own = new BitSet();
      int end = parts.size() * (thread + 1) / count;
      for (int part = parts.size() * thread / count; part < end; part++) {
        own.or(parts.get(part));
      }
      documents.add(own);
    }
    return documents;
  }
}
