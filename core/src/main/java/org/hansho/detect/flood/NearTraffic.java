package org.hansho.detect.flood;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one class to one key that has once come near its floor: the last slots while it is
 * near, the past, and who sends while it is suspected. Belongs to one thread.
 */
final class NearTraffic {
  static final long NONE = Long.MIN_VALUE;

  final String name;
  private final Pace pace;

  private @Nullable SlotRing ring;
  private long learnedSlot = NONE;
  private long lastMattered = NONE;
  private final @Nullable RateHistory[] past = new @Nullable RateHistory[Load.SUMS];

  /** What the past takes of the heap, in bytes. */
  private long pastBytes;

  /** Since when the class floods the key, or {@link #NONE}; when it was last above half a limit. */
  long since = NONE;

  long lastHigh = NONE;
  long lastTold = NONE;

  /** Whether it came above a limit while learning and has not come down since. */
  boolean excused;

  /** Whether this flood was told as an attack, and not as a surge of visitors. */
  boolean hostile;

  /** What a second brought at most in the last flood, and the sum that was judged. */
  double peak;

  int judged;
  @Nullable Talkers talkers;

  /** What came since it was last judged. */
  final long[] unjudged = new long[Load.SUMS];

  long judgedUnit = NONE;

  /** When a slot was last above a limit by which a flood could be told. */
  long suspected;

  NearTraffic(String name, Pace pace) {
    this.name = name;
    this.pace = pace;
  }

  @Nullable SlotRing ring() {
    return ring;
  }

  boolean floods() {
    return since != NONE;
  }

  /**
   * Keeps slots from now on.
   *
   * @param quiet what came in the running slot before
   */
  void begin(long time, Load quiet) {
    long unit = Math.floorDiv(time, pace.unit());
    SlotRing made = new SlotRing(pace.unit(), unit);
    made.add(time, quiet);
    for (int sum = 0; sum < Load.SUMS; sum++) {
      unjudged[sum] = quiet.of(sum);
    }
    ring = made;
    lastMattered = unit;
    learnedSlot = Math.floorDiv(unit - made.units(), (long) SlotRing.SLOT);
  }

  /** Spreads a load over the time it covers. */
  void spread(long time, Load load) {
    SlotRing kept = ring;
    if (kept == null) {
      return;
    }
    for (int sum = 0; sum < Load.SUMS; sum++) {
      unjudged[sum] += load.of(sum);
    }
    if (load.span() == 0 && kept.isRunning(time)) {
      kept.addNow(load);
    } else {
      spread(kept, time, load);
    }
  }

  private void spread(SlotRing kept, long time, Load load) {
    long unit = Math.floorDiv(time, pace.unit());
    learnUpTo(unit - kept.settled());
    kept.advance(unit);
    kept.add(time, load);
    if (!floods() && unit - lastMattered > 2L * kept.units()) {
      rest();
    }
  }

  /** Keeps nothing but the past. */
  private void rest() {
    ring = null;
    talkers = null;
    excused = false;
  }

  /** Learns the slots that end before a unit, but for those of a flood. */
  private void learnUpTo(long unit) {
    SlotRing kept = ring;
    if (kept == null) {
      return;
    }
    long last = Math.floorDiv(unit, (long) SlotRing.SLOT);
    long oldest = Math.floorDiv(kept.head() - kept.units(), (long) SlotRing.SLOT);
    for (long slot = Math.max(learnedSlot + 1, oldest); slot <= last; slot++) {
      for (int sum = 0; sum < Load.SUMS; sum++) {
        learn(kept, slot, sum);
      }
    }
    learnedSlot = Math.max(learnedSlot, last);
  }

  private void learn(SlotRing kept, long slot, int sum) {
    long lastUnit = slot * SlotRing.SLOT + SlotRing.SLOT - 1;
    double amount = pace.judges(sum) ? kept.sum(sum, lastUnit, SlotRing.SLOT) : 0;
    boolean ofFlood = floods() && (slot + 1) * pace.slot() > since;
    if (amount >= pace.matters(sum) && amount > 0 && !ofFlood) {
      RateHistory history = RateHistory.of(past[sum], pace.slotsOfHour());
      past[sum] = history;
      history.learn(Pace.hour(slot * pace.slot()), amount / pace.slotSeconds(), pace.reach());
      countPast();
    }
  }

  /** Says that the newest slot matters. */
  void matters(long unit) {
    lastMattered = unit;
  }

  /** What the past says of the hour of a time. */
  RateHistory.Level level(int sum, long time, long known) {
    RateHistory history = past[sum];
    if (history == null) {
      return RateHistory.Level.NOTHING;
    }
    long before = history.bytes();
    RateHistory.Level level = history.level(Pace.hour(time), Pace.hour(known), pace.reach());
    pastBytes += history.bytes() - before;
    return level;
  }

  /** Begins a flood. */
  void flood(long time) {
    since = time;
    peak = 0;
  }

  /** Calls the last flood harmless: its peak belongs to the past of its hour, once. */
  void accept(long time) {
    if (peak > 0) {
      RateHistory history = RateHistory.of(past[judged], pace.slotsOfHour());
      past[judged] = history;
      history.accept(Pace.hour(time), peak);
      countPast();
      peak = 0;
    }
  }

  void end() {
    since = NONE;
    lastTold = NONE;
    hostile = false;
    talkers = null;
  }

  /** Whether a new one would say the same once this one has been silent. */
  boolean hasPast() {
    for (RateHistory history : past) {
      if (history != null && !history.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    SlotRing kept = ring;
    Talkers suspects = talkers;
    return 200
        + pastBytes
        + (kept == null ? 0 : kept.bytes())
        + (suspects == null ? 0 : suspects.bytes());
  }

  private void countPast() {
    pastBytes = 0;
    for (@Nullable RateHistory history : past) {
      pastBytes += history == null ? 0 : history.bytes();
    }
  }

  void write(StateWriter out) {
    for (int sum = 0; sum < Load.SUMS; sum++) {
      out.number(unjudged[sum]);
      RateHistory history = past[sum];
      out.flag(history != null);
      if (history != null) {
        history.write(out);
      }
    }
    out.number(learnedSlot);
    out.number(lastMattered);
    out.number(since);
    out.number(lastHigh);
    out.number(lastTold);
    out.flag(excused);
    out.flag(hostile);
    out.decimal(peak);
    out.count(judged);
    out.number(judgedUnit);
    out.number(suspected);
    SlotRing kept = ring;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
    Talkers known = talkers;
    out.flag(known != null);
    if (known != null) {
      known.write(out);
    }
  }

  static NearTraffic read(String name, Pace pace, StateReader in) {
    NearTraffic read = new NearTraffic(name, pace);
    for (int sum = 0; sum < Load.SUMS; sum++) {
      read.unjudged[sum] = in.number();
      read.past[sum] = in.flag() ? RateHistory.read(pace.slotsOfHour(), in) : null;
    }
    read.countPast();
    read.learnedSlot = in.number();
    read.lastMattered = in.number();
    read.since = in.number();
    read.lastHigh = in.number();
    read.lastTold = in.number();
    read.excused = in.flag();
    read.hostile = in.flag();
    read.peak = in.decimal();
    read.judged = in.count();
    read.judgedUnit = in.number();
    read.suspected = in.number();
    read.ring = in.flag() ? SlotRing.read(pace.unit(), in) : null;
    read.talkers = in.flag() ? Talkers.read(in) : null;
    return read;
  }
}
