package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The values of past buckets of one key. Empty buckets take no room: a bucket is two bytes of
 * distance and four of value, at most {@link #MOST} of them, 5.2 kB. A bucket that is under alert
 * is held back: it is no part of the past yet. Belongs to one thread.
 */
public final class BucketHistory {
  /** Most buckets that are not empty; 36 days of hours. */
  static final int MOST = 864;

  /** Farthest back that a bucket may lie. */
  static final int FARTHEST = Character.MAX_VALUE;

  private static final char[] NO_OFFSETS = {};
  private static final float[] NO_VALUES = {};

  private long base;
  private char[] offsets = NO_OFFSETS;
  private float[] values = NO_VALUES;
  private int size;

  /** Buckets before this one were forgotten for want of room. */
  private long from = Long.MIN_VALUE;

  /** How many buckets are not empty. */
  public int size() {
    return size;
  }

  /** Number of the bucket at an index, ascending. */
  public long bucket(int index) {
    return base + offsets[index];
  }

  /** The value of the bucket at an index. */
  public float value(int index) {
    return Math.abs(values[index]);
  }

  /** Whether the bucket at an index is held back. */
  public boolean isHeld(int index) {
    return values[index] < 0;
  }

  /** Holds back the bucket that was added last. */
  void holdLatest() {
    values[size - 1] = -value(size - 1);
  }

  /** Makes a bucket a part of the past, if it is held back. */
  void release(long bucket) {
    for (int i = 0; i < size; i++) {
      values[i] = bucket(i) == bucket ? value(i) : values[i];
    }
  }

  /** Holds back a bucket, unless it was left out for good. */
  void hold(long bucket) {
    for (int i = 0; i < size; i++) {
      values[i] = bucket(i) == bucket ? -value(i) : values[i];
    }
  }

  /** Leaves a bucket out for good, as if nothing were known of it: its value is no number. */
  void leaveOut(long bucket) {
    for (int i = 0; i < size; i++) {
      values[i] = bucket(i) == bucket ? Float.NEGATIVE_INFINITY : values[i];
    }
  }

  /** The first bucket of which it is known whether it was empty. */
  public long from() {
    return from;
  }

  /**
   * Adds a bucket that is later than all others.
   *
   * @param horizon how many buckets before it are kept, at most {@link #FARTHEST}
   * @return whether one was forgotten for want of room
   */
  public boolean append(long bucket, double value, int horizon) {
    forget(bucket - horizon);
    if (size == 0) {
      base = bucket;
    } else if (bucket - base > FARTHEST) {
      rebase();
    }
    boolean full = size == MOST;
    if (full) {
      from = bucket(0) + 1;
      removeFirst(1);
    }
    room();
    offsets[size] = (char) (bucket - base);
    values[size++] = (float) value;
    return full;
  }

  /** Adds to a bucket that is not later than the latest; false if there is no room for it. */
  public boolean addLate(long bucket, double value) {
    if (size == 0) {
      return !append(bucket, value, FARTHEST);
    }
    if (bucket > bucket(size - 1)) {
      return !append(bucket, value, FARTHEST);
    }
    int at = 0;
    while (bucket(at) < bucket) {
      at++;
    }
    if (bucket(at) == bucket) {
      values[at] += (float) value;
      return true;
    }
    return bucket >= from && size < MOST && insert(at, bucket, value);
  }

  /**
   * What this and another one have, of each bucket the greater value. What is held back here, or
   * left out, stays so.
   *
   * @param running the bucket behind all of them
   * @param horizon how many buckets before that are kept
   */
  BucketHistory joined(BucketHistory other, long running, int horizon) {
    BucketHistory all = new BucketHistory();
    all.from = Math.max(from, other.from);
    int mine = 0;
    int theirs = 0;
    while (mine < size || theirs < other.size) {
      long own = mine < size ? bucket(mine) : Long.MAX_VALUE;
      long next = theirs < other.size ? other.bucket(theirs) : Long.MAX_VALUE;
      float value = own < next ? values[mine] : other.values[theirs];
      if (own == next) {
        float greater = Math.max(value(mine), other.value(theirs));
        value = isHeld(mine) ? -greater : Float.isInfinite(greater) ? value(mine) : greater;
      }
      if (Math.min(own, next) >= running - horizon) {
        all.append(Math.min(own, next), Math.abs(value), horizon);
        all.values[all.size - 1] = value;
      }
      mine += own <= next ? 1 : 0;
      theirs += next <= own ? 1 : 0;
    }
    return all;
  }

  private boolean insert(int at, long bucket, double value) {
    if (bucket < base) {
      if (bucket(size - 1) - bucket > FARTHEST) {
        return false;
      }
      shift(base - bucket);
    }
    room();
    System.arraycopy(offsets, at, offsets, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    offsets[at] = (char) (bucket - base);
    values[at] = (float) value;
    size++;
    return true;
  }

  private void forget(long before) {
    int old = 0;
    while (old < size && bucket(old) < before) {
      old++;
    }
    removeFirst(old);
  }

  private void removeFirst(int count) {
    if (count > 0) {
      size -= count;
      System.arraycopy(offsets, count, offsets, 0, size);
      System.arraycopy(values, count, values, 0, size);
    }
  }

  /** Counts distances from the oldest bucket. */
  private void rebase() {
    shift(-offsets[0]);
  }

  private void shift(long by) {
    base -= by;
    for (int i = 0; i < size; i++) {
      offsets[i] = (char) (offsets[i] + by);
    }
  }

  private void room() {
    if (size == offsets.length) {
      int capacity = Math.min(MOST, Math.max(4, size + (size >> 1)));
      offsets = Arrays.copyOf(offsets, capacity);
      values = Arrays.copyOf(values, capacity);
    }
  }

  /** What it takes of the heap, in bytes. */
  public long bytes() {
    return 48
        + HeapBytes.doubling(size, 0, Character.BYTES)
        + HeapBytes.doubling(size, 0, Float.BYTES);
  }

  /** Writes all of it. */
  public void write(StateWriter out) {
    out.number(base);
    out.number(from);
    out.count(size);
    for (int i = 0; i < size; i++) {
      int distance = i == 0 ? offsets[0] : offsets[i] - offsets[i - 1];
      out.count(2 * distance + (isHeld(i) ? 1 : 0));
      out.count(turned(value(i)));
    }
  }

  /** The bits of a number that is not negative from the last to the first: small for round ones. */
  private static int turned(float value) {
    return Integer.reverse(Float.floatToRawIntBits(value)) >>> 1;
  }

  /** Reads what {@link #write} wrote. */
  public static BucketHistory read(StateReader in) {
    BucketHistory read = new BucketHistory();
    read.base = in.number();
    read.from = in.number();
    int size = in.count();
    if (size > MOST) {
      throw new IllegalStateException("saved state has " + size + " buckets of " + MOST);
    }
    read.offsets = new char[size];
    read.values = new float[size];
    int offset = 0;
    for (; read.size < size; read.size++) {
      int distance = in.count();
      offset += distance / 2;
      read.offsets[read.size] = (char) offset;
      float value = Float.intBitsToFloat(Integer.reverse(in.count() << 1));
      read.values[read.size] = distance % 2 == 0 ? value : -value;
    }
    return read;
  }
}
