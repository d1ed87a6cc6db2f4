package org.hansho.detect;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Which keys were evicted lately. Who comes back is no invented name that is seen once: its state
 * stays longer the second time, so that a slow attack is not lost among ten million names. Two
 * filters of bits, of which the older one gives way when the newer one is full; one or two keys in
 * a hundred are taken for others. Belongs to one thread.
 */
final class LeftKeys {
  private static final int BITS_PER_KEY = 12;
  private static final int HASHES = 3;
  private static final int SHIFT = 20;
  private static final int FEWEST = 32;
  private static final int MOST = 1024;

  private long[] newer;
  private long[] older;
  private int count;

  /** Filters of so many bytes together, within bounds. */
  LeftKeys(long bytes) {
    long words = Math.max(FEWEST, Math.min(MOST, bytes / (2 * Long.BYTES)));
    newer = new long[(int) Long.highestOneBit(words)];
    older = new long[newer.length];
  }

  /** What they take of the heap, in bytes. */
  long bytes() {
    return 2 * HeapBytes.array(newer.length, Long.BYTES);
  }

  /** A key is evicted, known by the lower half of it. */
  void add(long low) {
    if (count >= newer.length * Long.SIZE / BITS_PER_KEY) {
      long[] oldest = older;
      older = newer;
      newer = oldest;
      Arrays.fill(newer, 0);
      count = 0;
    }
    for (int hash = 0; hash < HASHES; hash++) {
      int bit = bit(low, hash);
      newer[bit / Long.SIZE] |= 1L << bit;
    }
    count++;
  }

  /** Whether a key was evicted lately. */
  boolean has(long low) {
    return has(newer, low) || has(older, low);
  }

  private boolean has(long[] filter, long low) {
    for (int hash = 0; hash < HASHES; hash++) {
      int bit = bit(low, hash);
      if ((filter[bit / Long.SIZE] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private int bit(long low, int hash) {
    return (int) (low >>> (hash * SHIFT)) & newer.length * Long.SIZE - 1;
  }

  void write(StateWriter out) {
    out.count(count);
    out.count(newer.length);
    for (int i = 0; i < newer.length; i++) {
      out.number(newer[i]);
      out.number(older[i]);
    }
  }

  static LeftKeys read(StateReader in) {
    LeftKeys left = new LeftKeys(0);
    left.count = in.count();
    left.newer = new long[in.count()];
    left.older = new long[left.newer.length];
    for (int i = 0; i < left.newer.length; i++) {
      left.newer[i] = in.number();
      left.older[i] = in.number();
    }
    return left;
  }
}
