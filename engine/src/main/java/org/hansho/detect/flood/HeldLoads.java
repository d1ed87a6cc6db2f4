package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Traffic of quiet keys of one source that was not passed on yet: of each key and class the sums of
 * the last few slots, until they come to a portion; see {@link BoundLoadFilter}.
 *
 * <p>A table of sets of four places; takes nothing until something is held back, then 40 bytes a
 * place, at most {@link #MOST} places. Who finds no place takes that of the key that was silent for
 * longest, then of the quietest, whose sums are lost: less than a portion. Belongs to the thread
 * that reads the source; is saved and restored with it.
 */
public final class HeldLoads {
  /** Most places. */
  static final int MOST = 1 << 14;

  /** Slots after which what is held of a key belongs to no flood any more. */
  static final int KEPT = 5;

  /** What a slot must bring to be remembered, as shares of it are counted. */
  static final int MATTERS = 1 << 20;

  /** A portion, in the same units. */
  static final int PORTION = MATTERS / 16;

  private static final int FEWEST = 1 << 8;
  private static final int SET = 4;

  /** A share that says that everything goes through and nothing is held. */
  private static final int OPEN = -1;

  // Of a place: the slot, the share of it that came, the share that is held, and what is held.
  private static final int SLOT = 0;
  private static final int CAME = 1;
  private static final int HELD = 2;
  private static final int PACKETS = 3;
  private static final int BYTES = 4;
  private static final int FLOWS = 5;
  private static final int SAMPLED = 6;
  private static final int RECORDS = 7;
  private static final int WIDTH = 8;

  private long[] hashes = {};
  private int[] numbers = {};

  /** Floods, and the last hour in which anything was passed on to each. */
  private long[] floods = {};

  private long[] hours = {};

  /** The record that filters are asked about. */
  final RunningRecord record = new RunningRecord();

  /**
   * The place of a key and class in a slot.
   *
   * @param hash of both, not 0
   */
  int place(long hash, int slot) {
    if (hashes.length == 0) {
      hashes = new long[FEWEST];
      numbers = new int[FEWEST * WIDTH];
    }
    int first = set(hash);
    for (int place = first; place < first + SET; place++) {
      if (hashes[place] == hash) {
        turn(place * WIDTH, slot);
        return place * WIDTH;
      }
    }
    return taken(hash, slot, first);
  }

  private int set(long hash) {
    return (int) (hash >>> Integer.SIZE) & (hashes.length - 1) & -SET;
  }

  private int taken(long hash, int slot, int first) {
    int worst = first;
    for (int place = first; place < first + SET; place++) {
      if (hashes[place] == 0) {
        return take(place, hash, slot);
      }
      worst = isWorse(place * WIDTH, worst * WIDTH) ? place : worst;
    }
    if (slot - numbers[worst * WIDTH + SLOT] <= KEPT && hashes.length < MOST) {
      grow();
      return place(hash, slot);
    }
    return take(worst, hash, slot);
  }

  private boolean isWorse(int at, int other) {
    int later = numbers[at + SLOT] - numbers[other + SLOT];
    return later < 0 || (later == 0 && numbers[at + CAME] < numbers[other + CAME]);
  }

  private int take(int place, long hash, int slot) {
    hashes[place] = hash;
    int at = place * WIDTH;
    Arrays.fill(numbers, at, at + WIDTH, 0);
    numbers[at + SLOT] = slot;
    return at;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    hashes = new long[oldHashes.length * 2];
    numbers = new int[oldNumbers.length * 2];
    for (int place = 0; place < oldHashes.length; place++) {
      if (oldHashes[place] != 0) {
        int to = set(oldHashes[place]);
        while (hashes[to] != 0) {
          to++;
        }
        hashes[to] = oldHashes[place];
        System.arraycopy(oldNumbers, place * WIDTH, numbers, to * WIDTH, WIDTH);
      }
    }
  }

  /** Whether a slot is too old to be added to what is held at a place. */
  boolean isOlder(int at, int slot) {
    return numbers[at + SLOT] - slot > KEPT;
  }

  /** Goes on to a slot; a record of an earlier one counts for the running one. */
  private void turn(int at, int slot) {
    int passed = slot - numbers[at + SLOT];
    if (passed <= 0) {
      return;
    }
    boolean mattered = numbers[at + CAME] >= MATTERS;
    if (passed > KEPT) {
      clear(at);
    } else if (numbers[at + HELD] == OPEN && (passed > 1 || !mattered)) {
      numbers[at + HELD] = 0;
    } else if (passed == 1 && mattered && numbers[at + RECORDS] == 0) {
      numbers[at + HELD] = OPEN;
    }
    numbers[at + SLOT] = slot;
    numbers[at + CAME] = 0;
  }

  private void clear(int at) {
    Arrays.fill(numbers, at + HELD, at + WIDTH, 0);
  }

  /** Whether a share more is to be passed on. */
  boolean isDue(int at, int share) {
    return numbers[at + HELD] == OPEN
        || numbers[at + HELD] + share >= PORTION
        || numbers[at + CAME] + share >= MATTERS;
  }

  /** Adds what is not passed on yet. */
  void hold(int at, int share, Load load) {
    came(at, share);
    add(at + HELD, share);
    add(at + PACKETS, load.packets());
    add(at + BYTES, load.bytes());
    add(at + FLOWS, load.flows());
    add(at + SAMPLED, load.sampled());
    add(at + RECORDS, 1);
  }

  private void add(int at, long more) {
    numbers[at] = (int) Math.min(Integer.MAX_VALUE, numbers[at] + more);
  }

  /** Notes what is passed on. */
  void came(int at, int share) {
    add(at + CAME, share);
  }

  /** How many records are held. */
  int records(int at) {
    return numbers[at + RECORDS];
  }

  /** What is held. */
  Load load(int at) {
    return new Load(
        numbers[at + PACKETS], numbers[at + BYTES], numbers[at + FLOWS], numbers[at + SAMPLED], 0);
  }

  /** What was held has been passed on. */
  void passedOn(int at) {
    if (numbers[at + HELD] != OPEN) {
      clear(at);
    }
  }

  /** Whether an hour is another one than was last asked about for a flood. */
  boolean isNew(long flood, long hour) {
    int at = 0;
    while (at < floods.length && floods[at] != flood) {
      at++;
    }
    if (at == floods.length) {
      floods = Arrays.copyOf(floods, at + 1);
      hours = Arrays.copyOf(hours, at + 1);
      floods[at] = flood;
      hours[at] = Long.MIN_VALUE;
    }
    boolean other = hours[at] != hour;
    hours[at] = hour;
    return other;
  }

  /** Writes all of it; keys whose time has passed are left out. */
  public void write(StateWriter out) {
    out.count(floods.length);
    for (int at = 0; at < floods.length; at++) {
      out.number(floods[at]);
      out.number(hours[at]);
    }
    out.count(hashes.length);
    int newest = newest();
    for (int place = 0; place < hashes.length; place++) {
      boolean alive = hashes[place] != 0 && newest - numbers[place * WIDTH + SLOT] <= KEPT;
      if (alive) {
        out.count(place + 1);
        out.number(hashes[place]);
        for (int i = 0; i < WIDTH; i++) {
          out.number(numbers[place * WIDTH + i]);
        }
      }
    }
    out.count(0);
  }

  private int newest() {
    int newest = Integer.MIN_VALUE;
    for (int place = 0; place < hashes.length; place++) {
      newest = hashes[place] == 0 ? newest : Math.max(newest, numbers[place * WIDTH + SLOT]);
    }
    return newest;
  }

  /** Reads what {@link #write} wrote, in place of what is held. */
  public void restore(StateReader in) {
    int floodCount = in.count();
    if (floodCount > MOST) {
      throw new IllegalStateException("saved state has " + floodCount + " floods");
    }
    floods = new long[floodCount];
    hours = new long[floodCount];
    for (int at = 0; at < floodCount; at++) {
      floods[at] = in.number();
      hours[at] = in.number();
    }
    int places = in.count();
    if (places > MOST || Integer.bitCount(places) > 1) {
      throw new IllegalStateException("saved state has " + places + " held loads");
    }
    hashes = new long[places];
    numbers = new int[places * WIDTH];
    for (int place = in.count(); place > 0; place = in.count()) {
      if (place > places) {
        throw new IllegalStateException("saved state has a held load at " + place);
      }
      hashes[place - 1] = in.number();
      for (int i = 0; i < WIDTH; i++) {
        numbers[(place - 1) * WIDTH + i] = (int) in.number();
      }
    }
  }
}
