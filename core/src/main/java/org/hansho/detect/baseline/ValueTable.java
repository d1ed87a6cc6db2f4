package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The values of a key by their hash, each with when and how often it was seen: sorted rows in
 * columns, 24 bytes a value. Belongs to one thread.
 *
 * <p>Bounded: where there is no room, what is forgotten goes first, then the value of the shortest
 * acquaintance, so that invented values push out each other and not what was seen for long. A
 * look-up is a binary search and allocates nothing. Times are minutes since 1970.
 */
final class ValueTable {
  /** Bytes that the values of a key may take. */
  static final int BYTES = 7_680;

  /** Bytes of a value. */
  static final int ROW_BYTES = 24;

  /** {@link #alerted} of a value that is normal. */
  static final int NORMAL = Integer.MIN_VALUE;

  /** {@link #alerted} of a value that somebody has called harmless. */
  static final int DISMISSED = NORMAL + 1;

  private static final int SMALLEST = 4;

  private final int limit;
  private final int forget;
  private int size;
  private int lost = NORMAL;

  /** No value was seen last before this. */
  private int oldest = Integer.MAX_VALUE;

  private long[] hashes = new long[SMALLEST];
  private int[] first = new int[SMALLEST];
  private int[] last = new int[SMALLEST];
  private int[] count = new int[SMALLEST];
  private int[] alerted = new int[SMALLEST];
  private DailyCounts @Nullable [] daily;

  /**
   * An empty table.
   *
   * @param limit most values
   * @param forget minutes after which a value that is not seen is forgotten
   */
  ValueTable(int limit, int forget) {
    this.limit = Math.max(1, limit);
    this.forget = forget;
  }

  /** An empty table that also counts, by day, each of its values: 68 bytes more. */
  static ValueTable counting(int limit, int forget) {
    ValueTable table = new ValueTable(limit, forget);
    table.daily = new DailyCounts[SMALLEST];
    return table;
  }

  int size() {
    return size;
  }

  /** The counts of the value of a row; only in a table that counts. */
  DailyCounts daily(int row) {
    if (daily == null) {
      throw new IllegalStateException("this table does not count");
    }
    return daily[row];
  }

  /** The row of a value that is not forgotten, or a negative number. */
  int find(long hash, int minute) {
    int row = Arrays.binarySearch(hashes, 0, size, hash);
    return row >= 0 && isForgotten(row, minute) ? -1 : row;
  }

  /** The hash of the value of a row. */
  long hash(int row) {
    return hashes[row];
  }

  private boolean isForgotten(int row, int minute) {
    return (long) minute - last[row] > forget;
  }

  /** Whether a further value would push out one that is not forgotten. */
  boolean isFull(int minute) {
    return size >= limit && (!mayForget(minute) || countIf(minute, true) >= limit);
  }

  private boolean mayForget(int minute) {
    return (long) minute - oldest > forget;
  }

  /** Whether a value that was not forgotten has been pushed out within that time. */
  boolean hasLost(int minute) {
    return lost != NORMAL && (long) minute - lost <= forget;
  }

  /** How many values are normal at a time. */
  int known(int minute) {
    return countIf(minute, false);
  }

  private int countIf(int minute, boolean alsoAlerted) {
    int known = 0;
    for (int row = 0; row < size; row++) {
      known += !isForgotten(row, minute) && (alsoAlerted || alerted[row] == NORMAL) ? 1 : 0;
    }
    return known;
  }

  /**
   * Notes that a value was seen, as new if it was not there or forgotten.
   *
   * @return its row, which stays valid until the next call
   */
  int see(long hash, int minute) {
    int row = Arrays.binarySearch(hashes, 0, size, hash);
    if (row < 0) {
      makeRoom(minute);
      row = -Arrays.binarySearch(hashes, 0, size, hash) - 1;
      insert(row, hash, minute);
    } else if (isForgotten(row, minute)) {
      set(row, hash, minute);
    }
    seeAgain(row, minute);
    return row;
  }

  /** Notes that the value of a row, which is not forgotten, was seen. */
  void seeAgain(int row, int minute) {
    first[row] = Math.min(first[row], minute);
    last[row] = Math.max(last[row], minute);
    count[row] += count[row] < Integer.MAX_VALUE ? 1 : 0;
  }

  private void makeRoom(int minute) {
    if (size < limit) {
      return;
    }
    if (mayForget(minute)) {
      forget(minute);
    }
    if (size >= limit) {
      remove(least());
      lost = Math.max(lost, minute);
    }
  }

  private void forget(int minute) {
    int kept = 0;
    oldest = Integer.MAX_VALUE;
    for (int row = 0; row < size; row++) {
      if (!isForgotten(row, minute)) {
        oldest = Math.min(oldest, last[row]);
        move(row, kept++);
      }
    }
    size = kept;
  }

  /** The row of the shortest acquaintance, of those the one seen longest ago. */
  private int least() {
    int least = 0;
    for (int row = 1; row < size; row++) {
      long shorter = acquaintance(row) - acquaintance(least);
      if (shorter < 0 || (shorter == 0 && last[row] < last[least])) {
        least = row;
      }
    }
    return least;
  }

  private long acquaintance(int row) {
    return (long) last[row] - first[row];
  }

  private void remove(int row) {
    for (int next = row + 1; next < size; next++) {
      move(next, next - 1);
    }
    size--;
  }

  private void move(int from, int to) {
    hashes[to] = hashes[from];
    first[to] = first[from];
    last[to] = last[from];
    count[to] = count[from];
    alerted[to] = alerted[from];
    if (daily != null) {
      daily[to] = daily[from];
    }
  }

  private void insert(int row, long hash, int minute) {
    if (size == hashes.length) {
      int longer = Math.min(Math.max(limit, size + 1), size + size / 2);
      hashes = Arrays.copyOf(hashes, longer);
      first = Arrays.copyOf(first, longer);
      last = Arrays.copyOf(last, longer);
      count = Arrays.copyOf(count, longer);
      alerted = Arrays.copyOf(alerted, longer);
      daily = daily == null ? null : Arrays.copyOf(daily, longer);
    }
    for (int next = size; next > row; next--) {
      move(next - 1, next);
    }
    size++;
    set(row, hash, minute);
  }

  private void set(int row, long hash, int minute) {
    hashes[row] = hash;
    first[row] = minute;
    last[row] = minute;
    oldest = Math.min(oldest, minute);
    count[row] = 0;
    alerted[row] = NORMAL;
    if (daily != null) {
      daily[row] = new DailyCounts();
    }
  }

  /** When the value of a row was found unusual, or {@link #NORMAL}. */
  int alerted(int row) {
    return alerted[row];
  }

  /** Says since when the value of a row is unusual, or that it is {@link #NORMAL}. */
  void setAlerted(int row, int minute) {
    alerted[row] = minute;
  }

  /** Saves all rows. */
  void write(StateWriter out) {
    out.number(lost);
    out.count(size);
    for (int row = 0; row < size; row++) {
      out.number(hashes[row]);
      out.number(pair(first[row], last[row]));
      out.number(pair(count[row], alerted[row]));
      if (daily != null) {
        daily[row].write(out);
      }
    }
  }

  /** Restores what {@link #write} saved into this table, which is empty. */
  void read(StateReader in) {
    lost = (int) in.number();
    for (int left = in.count(); left > 0; left--) {
      insert(size, in.number(), Integer.MAX_VALUE);
      long seen = in.number();
      long more = in.number();
      first[size - 1] = (int) (seen >>> Integer.SIZE);
      last[size - 1] = (int) seen;
      oldest = Math.min(oldest, (int) seen);
      count[size - 1] = (int) (more >>> Integer.SIZE);
      alerted[size - 1] = (int) more;
      if (daily != null) {
        daily[size - 1] = DailyCounts.read(in);
      }
    }
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | (low & 0xFFFFFFFFL);
  }
}
