package org.hansho.detect;

import org.hansho.address.Address;
import org.hansho.event.Event;
import org.hansho.event.Fields;

/**
 * Holds back facts that no listener would learn from; see {@link PairFilter}.
 *
 * <p>A table of {@link #PLACES} places, one for each address and day, remembers the earliest times
 * at which the address was let through, for as many others as the filter says. A fact is held back
 * only if the same pair, or that many other pairs, were let through with an earlier time of the
 * day. So whatever the order of records, the first fact of each of the first pairs of a day goes
 * through; what else does depends on the order, and listeners pass it over. Another address in a
 * place only makes more facts go through. Whoever throws away what went through begins anew ({@link
 * #begin}). 256 bytes a place.
 */
final class BoundPairFilter implements BoundFactFilter {
  /** Addresses remembered at a time. */
  static final int PLACES = 4_096;

  private static final long DAY = 86_400_000_000_000L;
  private static final int DAY_BITS = 20;
  private static final long FOUR = 0xFFFF_0000_0000L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  // A place: generation and day, upper and lower half of the address, how many others, the latest
  // of their times once there are enough; then of each the time, upper and lower half.
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int USED = 3;
  private static final int LATEST = 4;
  private static final int HEAD = 5;
  private static final int PAIR = 3;

  private final int of;
  private final int by;
  private final int most;
  private final int sample;
  private final int width;
  private final Address one = new Address();
  private final Address other = new Address();
  private long[] table = {};
  private long generation = 1;

  BoundPairFilter(PairFilter filter, Fields fields) {
    of = fields.id(filter.of());
    by = fields.id(filter.by());
    most = filter.most();
    sample = filter.sample();
    width = HEAD + PAIR * most;
  }

  /** Forgets what was let through. */
  @Override
  public void begin() {
    generation++;
  }

  /** Whether something is learned from the event; what has no two addresses goes through. */
  @Override
  public boolean wants(Event event) {
    if (most == 0 || !isSampled(event)) {
      return false;
    }
    if (!read(event, of, one)) {
      return true;
    }
    if (table.length == 0) {
      table = new long[PLACES * width];
    }
    int place = place(event.time());
    if (table[place + USED] == most && table[place + LATEST] < event.time()) {
      return false;
    }
    return !read(event, by, other) || !holdsBack(place, event.time());
  }

  private boolean isSampled(Event event) {
    int slot = sample <= 1 || of < 0 ? Event.NONE : event.first(of);
    return slot == Event.NONE
        || PairFilter.isSampled(event.buffer(slot), event.start(slot), event.length(slot), sample);
  }

  private static boolean read(Event event, int field, Address into) {
    int slot = field < 0 ? Event.NONE : event.first(field);
    return slot != Event.NONE && into.read(event, slot);
  }

  /** The place of the address and day, which another one may have had until now. */
  private int place(long time) {
    long day = Math.floorDiv(time, DAY);
    long stamp = generation << DAY_BITS | (day & ((1L << DAY_BITS) - 1));
    long mixed = ((one.high() * 31 + low(one)) * MIX + day) * MIX;
    int place = ((int) (mixed >>> Integer.SIZE) & (PLACES - 1)) * width;
    boolean isSame =
        table[place] == stamp
            && table[place + LOW] == low(one)
            && table[place + HIGH] == one.high();
    if (!isSame) {
      table[place] = stamp;
      table[place + HIGH] = one.high();
      table[place + LOW] = low(one);
      table[place + USED] = 0;
    }
    return place;
  }

  private boolean holdsBack(int place, long time) {
    int first = place + HEAD;
    int end = first + (int) table[place + USED] * PAIR;
    int earlier = 0;
    int latest = first;
    for (int at = first; at < end; at += PAIR) {
      if (table[at + LOW] == low(other) && table[at + HIGH] == other.high()) {
        boolean before = table[at] < time;
        table[at] = Math.min(table[at], time);
        learnLatest(place);
        return before;
      }
      earlier += table[at] < time ? 1 : 0;
      latest = table[at] > table[latest] ? at : latest;
    }
    if (end < place + width) {
      table[place + USED]++;
      put(end, time);
    } else if (earlier < most) {
      put(latest, time);
    }
    learnLatest(place);
    return earlier >= most;
  }

  private void put(int at, long time) {
    table[at] = time;
    table[at + HIGH] = other.high();
    table[at + LOW] = low(other);
  }

  private void learnLatest(int place) {
    long latest = Long.MIN_VALUE;
    for (int at = place + HEAD; at < place + HEAD + table[place + USED] * PAIR; at += PAIR) {
      latest = Math.max(latest, table[at]);
    }
    table[place + LATEST] = latest;
  }

  /** The lower half, in which IPv4 looks like no address of IPv6. */
  private static long low(Address address) {
    return address.isFour() ? FOUR | address.low() : address.low();
  }
}
