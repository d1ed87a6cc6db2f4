package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.Fact;
import org.hansho.event.RecordHash;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The values of a field that bring most, by Space-Saving (Metwally, Agrawal, El Abbadi, ICDT 2005):
 * a new value takes the place of the least and inherits its weight as possible error, so a weight
 * is never too low, and too high by the error at most. Exact while there are fewer values than
 * places. About 75 bytes a place in use; allocates the bytes of a value that is new. Belongs to one
 * thread.
 *
 * <p>Values are compared whole, so those whose hashes are the same cost time, 256 of them at most,
 * and nothing else.
 */
final class HeavyHitters {
  /** Longest value kept, in bytes. */
  static final int LONGEST = 96;

  private static final int FEWEST = 8;
  private static final int NONE = -1;

  private final int places;
  private int size;
  private long total;

  /** Of each value, in the order in which places were given out. */
  private byte[][] values = new byte[FEWEST][];

  private long[] hashes = new long[FEWEST];
  private long[] weights = new long[FEWEST];
  private long[] errors = new long[FEWEST];

  /** Values in the order of a heap, the lightest first, and where each stands in it. */
  private int[] heap = new int[FEWEST];

  private int[] standings = new int[FEWEST];

  /** Values by their hash, one more than their number; 0 where none is. Twice as many as values. */
  private int[] table = new int[2 * FEWEST];

  /**
   * A value and its weight.
   *
   * @param error how much of the weight may belong to others
   */
  record Counted(String value, long weight, long error) {}

  HeavyHitters(int places) {
    this.places = places;
  }

  /**
   * Adds weight to the value that stands in a fact.
   *
   * @param hash of the value, as {@link Fact#valueHash} makes it
   */
  void add(Fact fact, int at, long hash, long weight) {
    int length = fact.length(at);
    if (length > LONGEST) {
      add(fact.buffer(), at, LONGEST, RecordHash.of(fact.buffer(), at, LONGEST), weight);
    } else {
      add(fact.buffer(), at, length, hash, weight);
    }
  }

  /** Adds weight to a value. */
  void add(String value, long weight) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    add(bytes, 0, bytes.length, RecordHash.of(bytes, 0, bytes.length), weight);
  }

  private void add(byte[] text, int start, int length, long hash, long weight) {
    total += weight;
    int hitter = find(text, start, length, hash);
    if (hitter == NONE) {
      hitter = size < places ? room() : least();
      values[hitter] = Arrays.copyOfRange(text, start, start + length);
      hashes[hitter] = hash;
      enter(hitter);
    }
    weights[hitter] += weight;
    sink(standings[hitter]);
  }

  private int find(byte[] text, int start, int length, long hash) {
    int mask = table.length - 1;
    for (int slot = (int) hash & mask; table[slot] != 0; slot = slot + 1 & mask) {
      int hitter = table[slot] - 1;
      byte[] value = values[hitter];
      if (hashes[hitter] == hash
          && Arrays.equals(value, 0, value.length, text, start, start + length)) {
        return hitter;
      }
    }
    return NONE;
  }

  private void enter(int hitter) {
    int mask = table.length - 1;
    int slot = (int) hashes[hitter] & mask;
    while (table[slot] != 0) {
      slot = slot + 1 & mask;
    }
    table[slot] = hitter + 1;
  }

  /** Takes a value out of the table, and moves up those that stood behind it for want of room. */
  private void leave(int hitter) {
    int mask = table.length - 1;
    int slot = (int) hashes[hitter] & mask;
    while (table[slot] != hitter + 1) {
      slot = slot + 1 & mask;
    }
    table[slot] = 0;
    for (int next = slot + 1 & mask; table[next] != 0; next = next + 1 & mask) {
      int moved = table[next] - 1;
      table[next] = 0;
      enter(moved);
    }
  }

  private int room() {
    if (size == heap.length) {
      grow();
    }
    int hitter = size++;
    heap[hitter] = hitter;
    standings[hitter] = hitter;
    rise(hitter);
    return hitter;
  }

  private void grow() {
    int room = Math.min(places, 2 * size);
    values = Arrays.copyOf(values, room);
    hashes = Arrays.copyOf(hashes, room);
    weights = Arrays.copyOf(weights, room);
    errors = Arrays.copyOf(errors, room);
    heap = Arrays.copyOf(heap, room);
    standings = Arrays.copyOf(standings, room);
    table = new int[4 * Integer.highestOneBit(Math.max(1, room - 1))];
    for (int hitter = 0; hitter < size; hitter++) {
      enter(hitter);
    }
  }

  private int least() {
    int hitter = heap[0];
    leave(hitter);
    errors[hitter] = weights[hitter];
    return hitter;
  }

  private long weightAt(int position) {
    return weights[heap[position]];
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && weightAt(at) < weightAt((at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink(int from) {
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && weightAt(child + 1) < weightAt(child)) {
        child++;
      }
      if (weightAt(at) <= weightAt(child)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int one, int other) {
    int moved = heap[one];
    heap[one] = heap[other];
    heap[other] = moved;
    standings[heap[one]] = one;
    standings[moved] = other;
  }

  /** All weight that was added. */
  long total() {
    return total;
  }

  /** The heaviest, the heaviest first; equal ones by their value. */
  List<Counted> top(int count) {
    List<Counted> all = new ArrayList<>();
    for (int hitter = 0; hitter < size; hitter++) {
      String value = new String(values[hitter], StandardCharsets.UTF_8);
      all.add(new Counted(value, weights[hitter], errors[hitter]));
    }
    return all.stream()
        .sorted(Comparator.comparingLong(Counted::weight).reversed().thenComparing(Counted::value))
        .limit(count)
        .toList();
  }

  /** The share of the heaviest, without what may belong to others; 0 to 1. */
  double leastShareOfTop() {
    long most = 0;
    for (int hitter = 0; hitter < size; hitter++) {
      most = Math.max(most, weights[hitter] - errors[hitter]);
    }
    return total == 0 ? 0 : most / (double) total;
  }

  /** The share of the values that begin so, without what may belong to others; 0 to 1. */
  double leastShareOf(byte[] beginning) {
    long sum = 0;
    for (int hitter = 0; hitter < size; hitter++) {
      byte[] value = values[hitter];
      int length = Math.min(beginning.length, value.length);
      if (Arrays.equals(value, 0, length, beginning, 0, beginning.length)) {
        sum += weights[hitter] - errors[hitter];
      }
    }
    return total == 0 ? 0 : sum / (double) total;
  }

  /**
   * How evenly weight is spread, 0 for one value to 1: the entropy of the values that are kept,
   * divided by the highest for their number.
   */
  double evenness() {
    if (size < 2 || total == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(weights, size);
    Arrays.sort(sorted);
    double entropy = 0;
    for (long weight : sorted) {
      double share = weight / (double) total;
      entropy -= share * StrictMath.log(share);
    }
    return Math.min(1, entropy / StrictMath.log(sorted.length));
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 160 + size * (44L + 40);
  }

  void write(StateWriter out) {
    out.number(total);
    out.count(size);
    for (int position = 0; position < size; position++) {
      int hitter = heap[position];
      out.bytes(values[hitter], 0, values[hitter].length);
      out.number(hashes[hitter]);
      out.number(weights[hitter]);
      out.number(errors[hitter]);
    }
  }

  static HeavyHitters read(int places, StateReader in) {
    HeavyHitters read = new HeavyHitters(places);
    read.total = in.number();
    int saved = in.count();
    if (saved > places) {
      throw new IllegalStateException("saved state has " + saved + " values of " + places);
    }
    for (int hitter = 0; hitter < saved; hitter++) {
      if (hitter == read.heap.length) {
        read.grow();
      }
      read.values[hitter] = in.bytes();
      read.hashes[hitter] = in.number();
      read.weights[hitter] = in.number();
      read.errors[hitter] = in.number();
      read.heap[hitter] = hitter;
      read.standings[hitter] = hitter;
      read.size++;
      read.enter(hitter);
    }
    return read;
  }
}
