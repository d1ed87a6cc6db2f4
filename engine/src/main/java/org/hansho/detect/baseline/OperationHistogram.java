package org.hansho.detect.baseline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How often each of at most {@link #MOST} operations happened in the past and in the running
 * period. An operation is the 64-bit hash of its text, of which the first {@link #TEXT} bytes are
 * kept to be shown. Those that have no room count as one. Belongs to one thread; at most 7.8 kB.
 *
 * <p>An operation that comes up later is young for as long as the past reaches back: it counts as
 * unknown, and what it had is no part of the past. Else whoever begins with a few of them has made
 * them usual on the third day, and may do as many as he likes.
 */
final class OperationHistogram {
  /** Most operations that are distinguished. */
  static final int MOST = 64;

  /** In so many periods an operation must at most have been seen to be known. */
  private static final int KNOWN_PERIODS = 2;

  private static final int TEXT = 64;
  private static final long OLD = Long.MIN_VALUE;
  private static final long NEW = Long.MAX_VALUE;
  private static final long OTHER = 0;
  private static final byte[] OTHER_TEXT = "other".getBytes(StandardCharsets.US_ASCII);

  private long[] hashes = new long[4];
  private byte[][] texts = new byte[4][];
  private double[] past = new double[4];
  private int[] now = new int[4];
  private long[] last = new long[4];

  /** Counts of periods that gave a result: no part of the past yet. */
  private double[] held = new double[4];

  /** On how many periods of the past each was seen, as far as that matters. */
  private int[] periods = new int[4];

  /** In which period each was seen first, or {@link #OLD} if it is not young. */
  private long[] first = new long[4];

  private int size;

  /** How many operations are distinguished; all that have no room count as one more. */
  int size() {
    return size;
  }

  /**
   * The slot of an operation; it takes one if there is room.
   *
   * @param hash of its text
   */
  int slot(long hash, byte[] bytes, int start, int length) {
    int found = find(hash);
    if (found >= 0) {
      return found;
    }
    if (size < MOST) {
      return take(hash, Arrays.copyOfRange(bytes, start, start + Math.min(TEXT, length)));
    }
    int other = find(OTHER);
    return other >= 0 ? other : take(OTHER, OTHER_TEXT);
  }

  /** Whether a slot stands for all operations that have no room. */
  boolean isOther(int slot) {
    return hashes[slot] == OTHER;
  }

  private int find(long hash) {
    for (int slot = 0; slot < size; slot++) {
      if (hashes[slot] == hash) {
        return slot;
      }
    }
    return -1;
  }

  private int take(long hash, byte[] text) {
    if (size == hashes.length) {
      int capacity = Math.min(MOST + 1, size * 2);
      hashes = Arrays.copyOf(hashes, capacity);
      texts = Arrays.copyOf(texts, capacity);
      past = Arrays.copyOf(past, capacity);
      now = Arrays.copyOf(now, capacity);
      last = Arrays.copyOf(last, capacity);
      held = Arrays.copyOf(held, capacity);
      periods = Arrays.copyOf(periods, capacity);
      first = Arrays.copyOf(first, capacity);
    }
    hashes[size] = hash;
    texts[size] = text;
    past[size] = 0;
    now[size] = 0;
    held[size] = 0;
    periods[size] = 0;
    last[size] = Long.MIN_VALUE;
    first[size] = NEW;
    return size++;
  }

  /** Counts an operation of the running period. */
  void count(int slot, long period) {
    now[slot]++;
    last[slot] = period;
    first[slot] = first[slot] == NEW ? period : first[slot];
  }

  /** Calls an operation one that was always there. */
  void establish(int slot) {
    first[slot] = OLD;
  }

  private boolean isYoung(int slot) {
    return first[slot] != OLD;
  }

  /** Whether the running period has an operation that the past hardly knows. */
  boolean hasUnknown(int needed) {
    for (int slot = 0; slot < size; slot++) {
      if (isUnknown(slot, needed)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an operation of the running period was seen in too few periods to be known.
   *
   * @param needed periods, at most two
   */
  boolean isUnknown(int slot, int needed) {
    return now[slot] > 0 && (periods[slot] < needed || isYoung(slot));
  }

  /** Makes the counts that were held back a part of the past. */
  void release() {
    for (int slot = 0; slot < size; slot++) {
      past[slot] += held[slot];
      periods[slot] = held[slot] > 0 ? KNOWN_PERIODS : periods[slot];
      first[slot] = held[slot] > 0 ? OLD : first[slot];
      held[slot] = 0;
    }
  }

  /** Calls the operations of the running period known. */
  void know() {
    for (int slot = 0; slot < size; slot++) {
      periods[slot] = now[slot] > 0 ? KNOWN_PERIODS : periods[slot];
      first[slot] = now[slot] > 0 ? OLD : first[slot];
    }
  }

  /**
   * Makes the running period a part of the past.
   *
   * @param kept what is left of the weight of the past
   * @param oldest operations last seen before this period are forgotten
   * @param holds whether its counts are held back instead
   */
  void turn(double kept, long oldest, boolean holds) {
    for (int slot = 0; slot < size; slot++) {
      past[slot] = (past[slot] + (holds ? 0 : now[slot])) * kept;
      held[slot] += holds ? now[slot] : 0;
      periods[slot] = Math.min(KNOWN_PERIODS, periods[slot] + (holds || now[slot] == 0 ? 0 : 1));
      now[slot] = 0;
    }
    forget(oldest);
  }

  /** Joins the operations that another one has in the same period. */
  void join(OperationHistogram other, JoinedCounts counts) {
    for (int from = 0; from < other.size; from++) {
      int known = find(other.hashes[from]);
      boolean distinguished = known >= 0 || size < MOST || other.isOther(from);
      long hash = distinguished ? other.hashes[from] : OTHER;
      byte[] name = distinguished ? other.texts[from] : OTHER_TEXT;
      int slot = distinguished ? known : find(OTHER);
      join(slot >= 0 ? slot : take(hash, name), other, from, slot >= 0 ? counts : JoinedCounts.SUM);
    }
  }

  private void join(int slot, OperationHistogram other, int from, JoinedCounts counts) {
    past[slot] = counts.of(past[slot], other.past[from]);
    now[slot] = counts.of(now[slot], other.now[from]);
    held[slot] = counts.of(held[slot], other.held[from]);
    periods[slot] = Math.min(KNOWN_PERIODS, counts.of(periods[slot], other.periods[from]));
    last[slot] = Math.max(last[slot], other.last[from]);
    first[slot] = Math.min(first[slot], other.first[from]);
  }

  /** Forgets operations that were last seen before a period; what is older is not young. */
  void forget(long oldest) {
    int left = 0;
    for (int slot = 0; slot < size; slot++) {
      if (last[slot] >= oldest) {
        hashes[left] = hashes[slot];
        texts[left] = texts[slot];
        past[left] = past[slot];
        held[left] = held[slot];
        periods[left] = periods[slot];
        now[left] = now[slot];
        first[left] = first[slot] < oldest ? OLD : first[slot];
        last[left++] = last[slot];
      }
    }
    size = left;
  }

  /** How often it happened in the past; never if it is young. */
  double past(int slot) {
    return isYoung(slot) ? 0 : past[slot];
  }

  int now(int slot) {
    return now[slot];
  }

  /** The text of an operation. */
  String text(int slot) {
    return new String(texts[slot], StandardCharsets.UTF_8);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 120 + size * (64L + 24 + TEXT / 2);
  }

  void write(StateWriter out) {
    out.count(size);
    for (int slot = 0; slot < size; slot++) {
      out.number(hashes[slot]);
      out.bytes(texts[slot], 0, texts[slot].length);
      out.decimal(past[slot]);
      out.count(now[slot]);
      out.number(last[slot]);
      out.decimal(held[slot]);
      out.count(periods[slot]);
      out.number(first[slot]);
    }
  }

  /**
   * Reads one.
   *
   * @param isWithoutYoung whether a program saved it for which no operation was young
   */
  static OperationHistogram read(StateReader in, boolean isWithoutYoung) {
    OperationHistogram read = new OperationHistogram();
    for (int left = in.count(); left > 0; left--) {
      int slot = read.take(in.number(), in.bytes());
      read.past[slot] = in.decimal();
      read.now[slot] = in.count();
      read.last[slot] = in.number();
      read.held[slot] = in.decimal();
      read.periods[slot] = in.count();
      read.first[slot] = isWithoutYoung ? OLD : in.number();
    }
    return read;
  }
}
