package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Opinion;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The values of a key by their hash, each with when and how often it was seen: sorted rows of three
 * numbers, 24 bytes a value, so that looking at a value and noting it touch one cache line. Belongs
 * to one thread.
 *
 * <p>Bounded: where there is no room, what is forgotten goes first, then the value that is known
 * for the shortest time, so that invented values push out each other and not what was seen for
 * long. A look-up is a binary search and allocates nothing. Times are minutes since 1970.
 */
final class ValueTable {
  /** Bytes that the values of a key may take. */
  static final int BYTES = 7_680;

  /** Bytes of a value. */
  static final int ROW_BYTES = 24;

  /** {@link #alerted} of a value that is normal. */
  static final int NORMAL = Integer.MIN_VALUE;

  /** {@link #alerted} of a value that somebody has called expected. */
  static final int DISMISSED = NORMAL + 1;

  /** {@link #alerted} of a value that was seen on one day only, while its key was learned. */
  static final int PROBATION = NORMAL + 2;

  /** {@link #alerted} of a value that somebody has objected to; greater ones are times. */
  static final int OBJECTED = NORMAL + 3;

  private static final int SMALLEST = 2;

  // Where the parts of a row stand, and how many they are.
  private static final int HASH = 0;
  private static final int FIRST_AND_LAST = 1;
  private static final int COUNT_AND_ALERTED = 2;
  static final int WIDTH = 3;

  private final int limit;
  private final int forget;
  private int size;
  private int lost = NORMAL;

  /** No value was seen last before this. */
  private int oldest = Integer.MAX_VALUE;

  private long[] rows = new long[SMALLEST * WIDTH];
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
    int row = search(hash);
    return row >= 0 && isForgotten(row, minute) ? -1 : row;
  }

  /** The row of a value, or -1 less the row where it would stand. */
  private int search(long hash) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hash(middle) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < size && hash(low) == hash ? low : -1 - low;
  }

  /** The hash of the value of a row. */
  long hash(int row) {
    return rows[row * WIDTH + HASH];
  }

  /** When the value of a row was seen first. */
  int first(int row) {
    return (int) (rows[row * WIDTH + FIRST_AND_LAST] >>> Integer.SIZE);
  }

  private int last(int row) {
    return (int) rows[row * WIDTH + FIRST_AND_LAST];
  }

  /** How often the value of a row was seen. */
  int count(int row) {
    return (int) (rows[row * WIDTH + COUNT_AND_ALERTED] >>> Integer.SIZE);
  }

  private void set(int row, int first, int last, int count, int alerted) {
    rows[row * WIDTH + FIRST_AND_LAST] = pair(first, last);
    rows[row * WIDTH + COUNT_AND_ALERTED] = pair(count, alerted);
  }

  private boolean isForgotten(int row, int minute) {
    return (long) minute - last(row) > forget;
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

  /** How many values are known at a time: seen, and not alerted of late. */
  int known(int minute) {
    return countIf(minute, false);
  }

  private int countIf(int minute, boolean alsoAlerted) {
    int known = 0;
    for (int row = 0; row < size; row++) {
      known += !isForgotten(row, minute) && (alsoAlerted || alerted(row) < OBJECTED) ? 1 : 0;
    }
    return known;
  }

  /**
   * Notes that a value was seen, as new if it was not there or forgotten.
   *
   * @return its row, which stays valid until the next call
   */
  int see(long hash, int minute) {
    int row = search(hash);
    if (row < 0) {
      makeRoom(minute);
      row = -search(hash) - 1;
      insert(row, hash, minute);
    } else if (isForgotten(row, minute)) {
      set(row, hash, minute);
    }
    seeAgain(row, minute);
    return row;
  }

  /** Notes that the value of a row, which is not forgotten, was seen. */
  void seeAgain(int row, int minute) {
    int count = count(row);
    set(
        row,
        Math.min(first(row), minute),
        Math.max(last(row), minute),
        count == Integer.MAX_VALUE ? count : count + 1,
        alerted(row));
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
        oldest = Math.min(oldest, last(row));
        move(row, kept++);
      }
    }
    size = kept;
  }

  /** The row that is known for the shortest time, of those the one seen longest ago. */
  private int least() {
    int least = 0;
    for (int row = 1; row < size; row++) {
      long shorter = knownFor(row) - knownFor(least);
      if (shorter < 0 || (shorter == 0 && last(row) < last(least))) {
        least = row;
      }
    }
    return least;
  }

  private long knownFor(int row) {
    return (long) last(row) - first(row);
  }

  private void remove(int row) {
    for (int next = row + 1; next < size; next++) {
      move(next, next - 1);
    }
    size--;
  }

  private void move(int from, int to) {
    System.arraycopy(rows, from * WIDTH, rows, to * WIDTH, WIDTH);
    if (daily != null) {
      daily[to] = daily[from];
    }
  }

  private void insert(int row, long hash, int minute) {
    if (size * WIDTH == rows.length) {
      int longer = Math.min(Math.max(limit, size + 1), size + Math.max(SMALLEST, size / 2));
      rows = Arrays.copyOf(rows, longer * WIDTH);
      daily = daily == null ? null : Arrays.copyOf(daily, longer);
    }
    for (int next = size; next > row; next--) {
      move(next - 1, next);
    }
    size++;
    set(row, hash, minute);
  }

  private void set(int row, long hash, int minute) {
    rows[row * WIDTH + HASH] = hash;
    set(row, minute, minute, 0, NORMAL);
    oldest = Math.min(oldest, minute);
    if (daily != null) {
      daily[row] = new DailyCounts();
    }
  }

  /** When the value of a row was found unusual, or {@link #NORMAL}. */
  int alerted(int row) {
    return (int) rows[row * WIDTH + COUNT_AND_ALERTED];
  }

  /** Says since when the value of a row is unusual, or that it is {@link #NORMAL}. */
  void setAlerted(int row, int minute) {
    rows[row * WIDTH + COUNT_AND_ALERTED] = pair(count(row), minute);
  }

  /** Notes what somebody thinks of the value of a row, which was unusual at a minute. */
  void applyFeedback(int row, Opinion opinion, int minute) {
    switch (opinion) {
      case EXPECTED -> setAlerted(row, DISMISSED);
      case OBJECTED -> setAlerted(row, OBJECTED);
      case WITHDRAWN -> {
        if (alerted(row) == DISMISSED || alerted(row) == OBJECTED) {
          setAlerted(row, minute);
        }
      }
    }
  }

  /** Joins the values that another table has, which does not count by day. */
  void join(ValueTable other) {
    join(other, 0);
  }

  /**
   * Joins the values that another table has, which may change by it. Of values without room those
   * are left out that are known for the shortest time.
   *
   * @param history of the counts by day, in minutes
   */
  void join(ValueTable other, int history) {
    int latest = Math.max(latest(), other.latest());
    lost = Math.max(lost, other.lost);
    for (int from = 0; from < other.size; from++) {
      int row = search(other.hash(from));
      if (row >= 0) {
        join(row, other, from, history);
      } else if (hasRoom(other.knownFor(from), latest)) {
        row = -search(other.hash(from)) - 1;
        insert(row, other.hash(from), other.first(from));
        take(row, other, from, other.alerted(from));
      }
    }
    oldest = Integer.MAX_VALUE;
    for (int row = 0; row < size; row++) {
      oldest = Math.min(oldest, last(row));
    }
  }

  private int latest() {
    int latest = Integer.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      latest = Math.max(latest, last(row));
    }
    return latest;
  }

  /** Whether a value that is known for so long has room, for which another one may go. */
  private boolean hasRoom(long knownFor, int latest) {
    if (size >= limit) {
      forget(latest);
    }
    if (size < limit) {
      return true;
    }
    lost = Math.max(lost, latest);
    int least = least();
    boolean longer = knownFor > knownFor(least);
    if (longer) {
      remove(least);
    }
    return longer;
  }

  /** What was forgotten between both does not count. */
  private void join(int row, ValueTable other, int from, int history) {
    int alerted = joinedAlert(row, other, from);
    if (other.isForgotten(from, first(row))) {
      return;
    }
    if (isForgotten(row, other.first(from))) {
      take(row, other, from, alerted);
    } else {
      JoinedCounts counts =
          JoinedCounts.of(first(row), last(row), other.first(from), other.last(from));
      set(
          row,
          Math.min(first(row), other.first(from)),
          Math.max(last(row), other.last(from)),
          counts.of(count(row), other.count(from)),
          alerted);
      if (daily != null && other.daily != null) {
        daily[row].join(other.daily[from], counts, history);
      }
    }
  }

  /** What somebody thinks of a value, and that it is under alert, stays. */
  private int joinedAlert(int row, ValueTable other, int from) {
    if (alerted(row) != PROBATION) {
      return alerted(row);
    }
    boolean seenOnOneDay =
        other.alerted(from) == PROBATION
            && Math.floorDiv(first(row), Times.DAY_MINUTES)
                == Math.floorDiv(other.first(from), Times.DAY_MINUTES);
    return seenOnOneDay || other.alerted(from) >= OBJECTED ? PROBATION : NORMAL;
  }

  private void take(int row, ValueTable other, int from, int alerted) {
    set(row, other.first(from), other.last(from), other.count(from), alerted);
    if (daily != null && other.daily != null) {
      daily[row] = other.daily[from];
    }
  }

  /** Whether {@link #writeTo} loses nothing: at most one value, and nothing was pushed out. */
  boolean isShort() {
    return size <= 1 && lost == NORMAL && daily == null;
  }

  /** Writes the one value as {@link #WIDTH} numbers; zeros if there is none. */
  void writeTo(long[] numbers, int at) {
    if (size == 0) {
      Arrays.fill(numbers, at, at + WIDTH, 0);
    } else {
      System.arraycopy(rows, 0, numbers, at, WIDTH);
    }
  }

  /** Becomes what {@link #writeTo} wrote; of a value it has at least been seen once. */
  void readFrom(long[] numbers, int at) {
    System.arraycopy(numbers, at, rows, 0, WIDTH);
    size = count(0) == 0 ? 0 : 1;
    oldest = size == 0 ? Integer.MAX_VALUE : first(0);
    lost = NORMAL;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    long ofDays = daily == null ? 0 : HeapBytes.array(size, Integer.BYTES) + 64L * size;
    return 40 + HeapBytes.array((long) Math.max(SMALLEST, size + size / 4) * WIDTH, 8) + ofDays;
  }

  /** Saves all rows. */
  void write(StateWriter out) {
    out.number(lost);
    out.count(size);
    for (int row = 0; row < size; row++) {
      for (int part = 0; part < WIDTH; part++) {
        out.number(rows[row * WIDTH + part]);
      }
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
      rows[(size - 1) * WIDTH + FIRST_AND_LAST] = in.number();
      rows[(size - 1) * WIDTH + COUNT_AND_ALERTED] = in.number();
      oldest = Math.min(oldest, last(size - 1));
      if (daily != null) {
        daily[size - 1] = DailyCounts.read(in);
      }
    }
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | (low & 0xFFFFFFFFL);
  }
}
