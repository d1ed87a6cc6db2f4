package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The values of a field that bring most, by Space-Saving (Metwally, Agrawal, El Abbadi, ICDT 2005):
 * a new value takes the place of the least and inherits its weight as possible error, so a weight
 * is never too low, and too high by the error at most. Exact while there are fewer values than
 * places. Belongs to one thread.
 */
final class HeavyHitters {
  /** Longest value kept, in bytes. */
  static final int LONGEST = 96;

  private final int places;
  private final Map<String, Hitter> hitters = new HashMap<>();
  private final List<Hitter> heap = new ArrayList<>();
  private long total;

  /**
   * A value and its weight.
   *
   * @param error how much of the weight may belong to others
   */
  record Counted(String value, long weight, long error) {}

  private static final class Hitter {
    String value = "";
    long weight;
    long error;
    int place;

    Counted counted() {
      return new Counted(value, weight, error);
    }
  }

  HeavyHitters(int places) {
    this.places = places;
  }

  /** Adds weight to the value that stands in a fact. */
  void add(Fact fact, int at, long weight) {
    int length = Math.min(LONGEST, fact.length(at));
    add(new String(fact.buffer(), at, length, StandardCharsets.UTF_8), weight);
  }

  /** Adds weight to a value. */
  void add(String value, long weight) {
    total += weight;
    Hitter hitter = hitters.get(value);
    if (hitter == null) {
      hitter = heap.size() < places ? room() : least();
      hitter.value = value;
      hitters.put(value, hitter);
    }
    hitter.weight += weight;
    sink(hitter.place);
  }

  private Hitter room() {
    Hitter hitter = new Hitter();
    hitter.place = heap.size();
    heap.add(hitter);
    rise(hitter.place);
    return hitter;
  }

  private Hitter least() {
    Hitter hitter = heap.get(0);
    hitters.remove(hitter.value);
    hitter.error = hitter.weight;
    return hitter;
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && heap.get(at).weight < heap.get((at - 1) / 2).weight) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink(int from) {
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heap.size()) {
        return;
      }
      if (child + 1 < heap.size() && heap.get(child + 1).weight < heap.get(child).weight) {
        child++;
      }
      if (heap.get(at).weight <= heap.get(child).weight) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int one, int other) {
    Hitter moved = heap.get(one);
    heap.set(one, heap.get(other));
    heap.set(other, moved);
    heap.get(one).place = one;
    moved.place = other;
  }

  /** All weight that was added. */
  long total() {
    return total;
  }

  /** The heaviest, the heaviest first; equal ones by their value. */
  List<Counted> top(int count) {
    return heap.stream()
        .map(Hitter::counted)
        .sorted(Comparator.comparingLong(Counted::weight).reversed().thenComparing(Counted::value))
        .limit(count)
        .toList();
  }

  /** The share of the heaviest, without what may belong to others; 0 to 1. */
  double leastShareOfTop() {
    return total == 0
        ? 0
        : heap.stream().mapToLong(hitter -> hitter.weight - hitter.error).max().orElse(0)
            / (double) total;
  }

  /**
   * How evenly weight is spread, 0 for one value to 1: the entropy of the values that are kept,
   * divided by the highest for their number.
   */
  double evenness() {
    if (heap.size() < 2 || total == 0) {
      return 0;
    }
    double[] weights = heap.stream().mapToDouble(hitter -> hitter.weight).toArray();
    Arrays.sort(weights);
    double entropy = 0;
    for (double weight : weights) {
      double share = weight / total;
      entropy -= share * StrictMath.log(share);
    }
    return Math.min(1, entropy / StrictMath.log(weights.length));
  }

  void write(StateWriter out) {
    out.number(total);
    out.count(heap.size());
    for (Hitter hitter : heap) {
      out.text(hitter.value);
      out.number(hitter.weight);
      out.number(hitter.error);
    }
  }

  static HeavyHitters read(int places, StateReader in) {
    HeavyHitters read = new HeavyHitters(places);
    read.total = in.number();
    int size = in.count();
    if (size > places) {
      throw new IllegalStateException("saved state has " + size + " values of " + places);
    }
    for (int place = 0; place < size; place++) {
      Hitter hitter = new Hitter();
      hitter.value = in.text();
      hitter.weight = in.number();
      hitter.error = in.number();
      hitter.place = place;
      read.heap.add(hitter);
      read.hitters.put(hitter.value, hitter);
    }
    return read;
  }
}
