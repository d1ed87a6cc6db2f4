package org.hansho.benchmark.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Fact;
import org.hansho.detect.GroupKey;
import org.hansho.detect.KeyedFact;
import org.hansho.detect.Listener;
import org.hansho.detect.Observation;

/**
 * What a program without detectors would do with the same facts: the count, mean and variance of
 * each key's distances in time, an object each in a map. The study of peers measures baselines
 * against it.
 */
final class PlainBaseline {
  private final Map<GroupKey, Moments> byKey = new HashMap<>();
  private final Workload workload;
  private final Listener listener;

  @SuppressWarnings("UnusedVariable") // What a baseline would read is kept, not read.
  private static final class Moments {
    long count;
    double mean;
    double squares;
    long latest;

    void add(long time) {
      double value = time - latest;
      latest = time;
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }
  }

  PlainBaseline(Workload workload) {
    this.workload = workload;
    listener = workload.listener();
  }

  /** Facts a CPU second. */
  double rate() {
    return Workload.rateOfSecondHalf(workload.facts(), this::feed);
  }

  /** The same where keys were made elsewhere. */
  double readyRate() {
    return Workload.rateOfSecondHalf(workload.keyed(), this::feedReady);
  }

  private void feedReady(List<KeyedFact> part) {
    for (KeyedFact next : part) {
      byKey.computeIfAbsent(next.key(), unseen -> new Moments()).add(next.time());
    }
  }

  private void feed(List<Observation> part) {
    for (Observation observation : part) {
      Fact fact = observation.fact(0);
      GroupKey key = listener.keyOf(fact);
      if (key != null) {
        byKey.computeIfAbsent(key, unseen -> new Moments()).add(fact.time());
      }
    }
  }
}
