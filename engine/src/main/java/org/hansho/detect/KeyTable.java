package org.hansho.detect;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * States by key. A row of numbers holds both halves of a key, then its state if that is small
 * enough for the {@link CompactForm} of its detector; other states are objects beside their row,
 * which then holds how many bytes they were counted with. An open table of places with linear
 * probing leads to the rows, and knows enough of each key to touch hardly one in vain. All key
 * groups share it, so that the few lines of memory that each look-up begins with are the same for
 * all; {@link GroupRows} knows what belongs to one of them.
 *
 * <p>{@link KeyedStates} extends it, which saves each key the way to another object. Belongs to one
 * thread; a look-up allocates nothing. A key costs 29 to 41 bytes, and its state; 4 more while
 * there are lists of groups. A table that grows is there twice for a moment.
 *
 * @param <S> what is remembered for one key
 */
class KeyTable<S> {
  /** {@link #find} of a key that is not here. */
  static final int NONE = -1;

  /** In place of a row where a key likely is: that it is not here, for certain. */
  static final int ABSENT = -2;

  private static final int KEY = 2;
  private static final int SMALLEST = 8;
  private static final int FEWEST_ROWS = 4;

  /** Of a key in the table of places, in the lists of its group, and what is there in vain. */
  private static final int PLACE_BYTES = 16;

  /** How many rows may be given back before all move together. */
  private static final int FEW_FREE = 64;

  /** By how much of it an array grows that is full. */
  private static final int GROWTH_SHIFT = 3;

  final Detector<S> detector;
  private final @Nullable CompactForm<S> form;
  private final int width;

  /** In the low bits a row, counted from 1; above them bits of its key; 0 where nothing is. */
  private int[] places = new int[SMALLEST];

  private long[] rows;
  private @Nullable Object[] states;
  private GroupRows groups = new GroupRows();

  /** How many keys were ever added. */
  private int added;

  /** The numbers of a new state; null where it is an object. */
  private final long @Nullable [] fresh;

  /** The state that rows are read into; null where all states are objects. */
  private @Nullable S open;

  /** Sees every state. */
  interface Visitor<S> {
    void state(long high, long low, S state);
  }

  /** Decides about every state. */
  interface Test<S> {
    boolean holds(long high, long low, S state);
  }

  KeyTable(Detector<S> detector) {
    this.detector = detector;
    this.form = detector.compactForm();
    this.width = KEY + (form == null ? 1 : Math.max(1, form.numbers()));
    this.rows = new long[FEWEST_ROWS * width];
    this.states = new @Nullable Object[form == null ? FEWEST_ROWS : 0];
    this.open = form == null ? null : detector.newState();
    this.fresh = form == null || open == null ? null : numbersOf(form, open);
  }

  private static <S> long @Nullable [] numbersOf(CompactForm<S> form, S state) {
    if (!form.fits(state)) {
      return null;
    }
    long[] numbers = new long[form.numbers()];
    form.write(state, numbers, 0);
    return numbers;
  }

  /** About how many bytes of the heap a key takes with what lies in its row. */
  final long keyBytes() {
    return (long) width * Long.BYTES + PLACE_BYTES + (states.length > 0 ? Integer.BYTES : 0);
  }

  /** How many keys are here. */
  final int size() {
    return groups.size();
  }

  /** How many keys of a key group are here. */
  final int size(int group) {
    return groups.size(group);
  }

  /**
   * The row of a key, or {@link #NONE}; valid until one is added or removed.
   *
   * @param likely where to look first, see {@link #likely}; {@link #ABSENT} to look nowhere
   */
  final int find(long keyHigh, long keyLow, int likely) {
    boolean there =
        likely >= 0
            && likely < groups.end()
            && rows[likely * width + 1] == keyLow
            && rows[likely * width] == keyHigh;
    if (there) {
      return likely;
    }
    return likely == ABSENT ? NONE : find(keyHigh, keyLow);
  }

  /** The same, looking nowhere first. */
  final int find(long keyHigh, long keyLow) {
    int mask = places.length - 1;
    int mark = mark(keyLow, mask);
    int place = (int) keyLow & mask;
    for (int found = places[place]; found != 0; found = places[place]) {
      int row = (found & mask) - 1;
      if ((found & ~mask) == mark
          && rows[row * width + 1] == keyLow
          && rows[row * width] == keyHigh) {
        return row;
      }
      place = place + 1 & mask;
    }
    return NONE;
  }

  private static int mark(long keyLow, int mask) {
    return (int) (keyLow >>> Integer.SIZE) & ~mask;
  }

  // -- reading ahead: what find, and the state's first reader, will read ---------------------

  /** Reads the place where the search for a key begins; the number means nothing. */
  final int readPlace(long keyLow) {
    return places[(int) keyLow & places.length - 1];
  }

  /**
   * The row that a key most likely has; {@link #NONE}, or that of another key, if it is not here.
   * After {@link #NONE} the key is not here as long as {@link #added} stays the same.
   */
  final int likely(long keyLow) {
    int mask = places.length - 1;
    int mark = mark(keyLow, mask);
    int place = (int) keyLow & mask;
    int found = places[place];
    while (found != 0 && (found & ~mask) != mark) {
      place = place + 1 & mask;
      found = places[place];
    }
    return (found & mask) - 1;
  }

  /** How many keys were added so far. */
  final int added() {
    return added;
  }

  /** Reads a row; the number means nothing. */
  final long readRow(int row) {
    int at = Math.max(0, row) * width;
    return rows[at] + rows[at + width - 1];
  }

  /** Whether some states may be objects. */
  final boolean hasObjects() {
    return states.length > 0;
  }

  /** The state of a row if it is an object. */
  final @Nullable Object object(int row) {
    return row >= 0 && row < states.length ? states[row] : null;
  }

  /** With how many bytes the state of a row was counted; 0 if it lies in its row. */
  final long counted(int row) {
    return object(row) == null ? 0 : rows[row * width + KEY];
  }

  /** Counts the state of a row anew; returns with how many bytes, 0 if it lies in its row. */
  @SuppressWarnings("unchecked")
  final long count(int row) {
    Object state = object(row);
    if (state == null) {
      return 0;
    }
    long bytes = detector.bytes((S) state);
    rows[row * width + KEY] = bytes;
    return bytes;
  }

  /** Counts all states of a key group anew; returns with how many bytes. */
  final long countAll(int group) {
    int[] list = rowsOf(group);
    long bytes = 0;
    for (int i = 0; i < groups.size(group); i++) {
      bytes += count(list[i]);
    }
    return bytes;
  }

  /** Reads what the detector will read of a state that is an object; the number means nothing. */
  @SuppressWarnings("unchecked")
  final long touch(Object state) {
    return detector.touch((S) state);
  }

  /** The state of a row, to be given back with {@link #close} before the next one is opened. */
  @SuppressWarnings("unchecked")
  final S open(int row) {
    Object state = object(row);
    if (state != null) {
      return (S) state;
    }
    S shared = Objects.requireNonNull(open, "a key without a state");
    Objects.requireNonNull(form).read(rows, row * width + KEY, shared);
    return shared;
  }

  /** Whether a state that was opened, or is shown, lies in its row and is no object of its own. */
  @SuppressWarnings("ReferenceEquality") // Only the one state is read from rows.
  final boolean isInRow(S state) {
    return form != null && state == open;
  }

  /** Keeps what a state has become that was opened. */
  @SuppressWarnings("ReferenceEquality") // Only the one state is read from rows.
  final void close(int row, S state) {
    if (form == null || state != open) {
      return;
    }
    if (form.fits(state)) {
      form.write(state, rows, row * width + KEY);
    } else {
      keep(row, state);
      open = detector.newState();
    }
  }

  private void keep(int row, S state) {
    if (row >= states.length) {
      states = Arrays.copyOf(states, rows.length / width);
    }
    states[row] = state;
    rows[row * width + KEY] = 0;
  }

  /** A copy of the state of a row, or the state itself if it is an object. */
  @SuppressWarnings("unchecked")
  final S look(int row) {
    Object state = object(row);
    if (state != null) {
      return (S) state;
    }
    S copy = detector.newState();
    Objects.requireNonNull(form, "a key without a state").read(rows, row * width + KEY, copy);
    return copy;
  }

  /** Adds a key that is not here with a state; returns its row. */
  final int add(long keyHigh, long keyLow, S state) {
    int row = addKey(keyHigh, keyLow);
    if (form != null && form.fits(state)) {
      form.write(state, rows, row * width + KEY);
    } else {
      keep(row, state);
    }
    return row;
  }

  private int addKey(long keyHigh, long keyLow) {
    if (groups.size() + 1 > places.length / 4 * 3) {
      placeAll(places.length * 2);
    }
    if ((groups.upcoming() + 1) * width > rows.length) {
      room(grown(groups.upcoming()));
    }
    added++;
    int row = groups.take(GroupKey.group(keyHigh));
    rows[row * width] = keyHigh;
    rows[row * width + 1] = keyLow;
    place(row);
    return row;
  }

  /** How many rows there will be room for in place of so many. */
  static int grown(int size) {
    return size + Math.max(FEWEST_ROWS, size >> GROWTH_SHIFT);
  }

  /** Adds a key that is not here with a new state; returns its row. */
  final int addNew(long keyHigh, long keyLow) {
    long[] numbers = fresh;
    if (numbers == null) {
      return add(keyHigh, keyLow, detector.newState());
    }
    int row = addKey(keyHigh, keyLow);
    System.arraycopy(numbers, 0, rows, row * width + KEY, numbers.length);
    return row;
  }

  private void room(int capacity) {
    rows = Arrays.copyOf(rows, capacity * width);
    if (states.length > 0) {
      states = Arrays.copyOf(states, capacity);
    }
  }

  /** Makes the table of places anew. */
  private void placeAll(int length) {
    places = new int[length];
    groups.forEach(this::place);
  }

  private void place(int row) {
    int mask = places.length - 1;
    long keyLow = rows[row * width + 1];
    int place = (int) keyLow & mask;
    while (places[place] != 0) {
      place = place + 1 & mask;
    }
    places[place] = mark(keyLow, mask) | row + 1;
  }

  /** Takes a row out of the table of places; what lies behind it up to a gap moves forward. */
  private void displace(int row) {
    int mask = places.length - 1;
    int gap = (int) rows[row * width + 1] & mask;
    while ((places[gap] & mask) - 1 != row) {
      gap = gap + 1 & mask;
    }
    int place = gap + 1 & mask;
    for (int found = places[place]; found != 0; found = places[place]) {
      int home = (int) rows[((found & mask) - 1) * width + 1] & mask;
      if ((place - home & mask) >= (place - gap & mask)) {
        places[gap] = found;
        gap = place;
      }
      place = place + 1 & mask;
    }
    places[gap] = 0;
  }

  /**
   * Shows every state of a key group; one that is no object only until the next is shown. None may
   * be open.
   */
  final void forEach(int group, Visitor<S> visitor) {
    int[] list = rowsOf(group);
    for (int i = 0; i < groups.size(group); i++) {
      show(list[i], visitor);
    }
  }

  /** Shows every state likewise. */
  final void forEach(Visitor<S> visitor) {
    groups.forEach(row -> show(row, visitor));
  }

  private void show(int row, Visitor<S> visitor) {
    visitor.state(rows[row * width], rows[row * width + 1], open(row));
  }

  private int[] rowsOf(int group) {
    return groups.list(group, row -> GroupKey.group(rows[row * width]));
  }

  /** Says that single groups are not looked at for a while. */
  final void settle() {
    groups.unlist();
  }

  /** Removes the states of a key group for which the test holds, shown likewise; how many. */
  final int removeIf(int group, Test<S> test) {
    int removed = removeIf(group, test, true);
    if (groups.free() > groups.size() + FEW_FREE) {
      trim();
    }
    return removed;
  }

  /**
   * Removes the states of all key groups for which the test holds, shown likewise, and gives back
   * the memory that is not in use any more.
   *
   * @param removed receives the number of each group of which something was removed
   */
  final void removeIf(Test<S> test, IntConsumer removed) {
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      if (removeIf(group, test, false) > 0) {
        removed.accept(group);
      }
    }
    if (groups.free() > 0) {
      trim();
    }
    settle();
  }

  /**
   * The same of one group.
   *
   * @param displacing whether each key is taken out of the table of places by itself
   */
  private int removeIf(int group, Test<S> test, boolean displacing) {
    int[] list = rowsOf(group);
    int size = groups.size(group);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int row = list[i];
      if (test.holds(rows[row * width], rows[row * width + 1], open(row))) {
        if (displacing) {
          displace(row);
        }
        forget(row);
        groups.giveBack(row);
      } else {
        list[kept++] = row;
      }
    }
    groups.keep(group, kept);
    return size - kept;
  }

  /** Nothing that was looked up before may find its key in a row that was given back. */
  private void forget(int row) {
    rows[row * width] = ~rows[row * width];
    rows[row * width + 1] = ~rows[row * width + 1];
    if (row < states.length) {
      states[row] = null;
    }
  }

  /** Moves all into as many rows as there are keys, those of a group side by side. */
  private void trim() {
    GroupRows old = groups;
    long[] oldRows = rows;
    @Nullable Object[] oldStates = states;
    int capacity = grown(old.size());
    groups = new GroupRows();
    rows = new long[capacity * width];
    states = new @Nullable Object[oldStates.length > 0 ? capacity : 0];
    old.forEach(row -> copy(oldRows, oldStates, row));
    placeAll(placesFor(groups.size()));
  }

  private void copy(long[] oldRows, @Nullable Object[] oldStates, int row) {
    int to = groups.take(GroupKey.group(oldRows[row * width]));
    System.arraycopy(oldRows, row * width, rows, to * width, width);
    if (row < oldStates.length) {
      states[to] = oldStates[row];
    }
  }

  private static int placesFor(int keys) {
    int length = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, keys)) * 2);
    return keys + 1 > length / 4 * 3 ? length * 2 : length;
  }

  /** The keys of a group as pairs of numbers, ascending: the order in which state is saved. */
  final long[][] sortedKeys(int group) {
    long[][] sorted = new long[groups.size(group)][];
    int[] n = {0};
    forEach(group, (high, low, state) -> sorted[n[0]++] = new long[] {high, low});
    Arrays.sort(sorted, (a, b) -> compare(a[0], a[1], b[0], b[1]));
    return sorted;
  }

  /** The order of keys. */
  static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}
