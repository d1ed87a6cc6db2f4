package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one class to one key that has once come near its floor: the last slots while it is
 * near, the past, and who sends while it is suspected. Belongs to one thread.
 */
final class NearTraffic {
  static final long NONE = Long.MIN_VALUE;

  /**
   * How much later the other side of a connection may be reported than the side that it answers. In
   * logs of whole seconds both are rounded.
   */
  private static final long SETTLE = 2_000_000_000L;

  final String name;
  final @Nullable Shape shape;
  private final Pace pace;
  private final double[] matters;

  private @Nullable Timeline timeline;
  private long learnedSlot = NONE;
  private long learnedSpan = NONE;
  private long lastMattered = NONE;
  private final @Nullable RateHistory[] past = new @Nullable RateHistory[Load.SUMS + 1];

  /** What the past takes of the heap, in bytes. */
  private long pastBytes;

  /** What the running flood has come to. */
  final Extent extent = new Extent();

  /** Whether it came above a limit while learning and has not come down since. */
  boolean excused;

  @Nullable Talkers talkers;

  /**
   * The latest record while senders are counted; a result that the passing of time decides names
   * it.
   */
  @Nullable Fact latest;

  int latestRole;

  /** What came since it was last judged, from which time on it reaches, and when it began to. */
  final long[] unjudged = new long[Load.SUMS];

  long touchedFrom = NONE;
  long touchedAt = NONE;
  long judgedUnit = NONE;

  /** When a slot was last above a limit for which a flood could be reported. */
  long suspected;

  NearTraffic(String name, Pace pace, double[] matters) {
    this.name = name;
    this.shape = Shape.of(name);
    this.pace = pace;
    this.matters = matters;
  }

  @Nullable Timeline timeline() {
    return timeline;
  }

  boolean floods() {
    return extent.since != NONE;
  }

  /**
   * Keeps slots from now on.
   *
   * @param quiet what came in the running slot before
   */
  void begin(long time, Load quiet) {
    Timeline made = Timeline.at(time, pace.slot(), Load.SUMS);
    made.add(time, quiet.amounts(), 0);
    for (int sum = 0; sum < Load.SUMS; sum++) {
      unjudged[sum] = quiet.of(sum);
    }
    timeline = made;
    long unit = made.fine().head();
    lastMattered = unit;
    learnedSlot = Math.floorDiv(unit - made.fine().units(), (long) Timeline.SLOT);
    learnedSpan = made.coarse().head() - 1;
    touchedFrom = NONE;
  }

  /** Spreads a load over the time it covers. */
  void spread(long time, Load load) {
    Timeline kept = timeline;
    if (kept == null) {
      return;
    }
    for (int sum = 0; sum < Load.SUMS; sum++) {
      unjudged[sum] += load.of(sum);
    }
    long unit = Math.floorDiv(time, pace.unit());
    if (unit > kept.fine().head()) {
      learnUpTo(kept, unit - kept.settled());
      learnSpans(kept, time);
    }
    kept.add(time, load.amounts(), load.span());
    touch(time, time - load.span());
    if (!floods() && unit - lastMattered > 2L * kept.fine().units()) {
      rest();
    }
  }

  /** From some time on it is looked at anew. */
  void touch(long time, long start) {
    if (touchedFrom == NONE) {
      touchedAt = time;
      touchedFrom = start;
    }
    touchedFrom = Math.min(touchedFrom, start);
  }

  /** Whether what came may be judged, now that its answers have been reported. */
  boolean isSettled(long time) {
    return shape == null || (touchedAt != NONE && time - touchedAt >= SETTLE);
  }

  /** When what came may be judged at the latest. */
  long settles() {
    return touchedAt == NONE ? NONE : touchedAt + SETTLE;
  }

  /** All that came is judged. */
  void judged() {
    looked();
    touchedFrom = NONE;
    touchedAt = NONE;
  }

  /** It was looked at, but not settled yet. */
  void looked() {
    Timeline kept = timeline;
    judgedUnit = kept == null ? NONE : kept.fine().head();
    Arrays.fill(unjudged, 0);
  }

  /** Whether as much came since it was judged as a slot must bring. */
  boolean hasMuch() {
    boolean much = false;
    for (int sum = 0; sum < Load.SUMS; sum++) {
      much |= unjudged[sum] >= matters[sum];
    }
    return much;
  }

  /** Keeps nothing but the past. */
  private void rest() {
    timeline = null;
    talkers = null;
    latest = null;
    excused = false;
    touchedFrom = NONE;
    touchedAt = NONE;
  }

  /** Learns the slots that end before a unit, but for those of a flood. */
  private void learnUpTo(Timeline kept, long unit) {
    SlotRing fine = kept.fine();
    long last = Math.floorDiv(unit, (long) Timeline.SLOT);
    long oldest = Math.floorDiv(fine.oldest() - 1, (long) Timeline.SLOT);
    for (long slot = Math.max(learnedSlot + 1, oldest); slot <= last; slot++) {
      long lastUnit = slot * Timeline.SLOT + Timeline.SLOT - 1;
      for (int sum = 0; sum < Load.SUMS; sum++) {
        long amount = pace.judges(sum) ? fine.sum(sum, lastUnit, Timeline.SLOT) : 0;
        learn(slot * pace.slot(), pace.slot(), sum, amount / pace.slotSeconds());
      }
    }
    learnedSlot = Math.max(learnedSlot, last);
  }

  /**
   * Learns spans that are about to be forgotten. By then all flows that cover them are reported.
   */
  private void learnSpans(Timeline kept, long time) {
    SlotRing coarse = kept.coarse();
    long last = Math.floorDiv(time, coarse.unit()) - coarse.units();
    for (long span = Math.max(learnedSpan + 1, coarse.oldest()); span <= last; span++) {
      for (int sum = 0; sum < Load.SUMS; sum++) {
        long amount = pace.judges(sum) ? coarse.sum(sum, span, 1) : 0;
        double rate = amount / (pace.slotSeconds() * Timeline.SPAN);
        learn(span * coarse.unit(), coarse.unit(), sum, rate);
      }
    }
    learnedSpan = Math.max(learnedSpan, last);
  }

  private void learn(long start, long length, int sum, double rate) {
    boolean ofFlood = floods() && start + length > extent.since;
    if (rate * pace.slotSeconds() >= matters[sum] && !ofFlood) {
      history(sum).learn(Pace.hour(start), rate, pace.reach());
      countPast();
    }
  }

  /** Learns packets a second that nothing explained, and that were no flood. */
  void learnUnexplained(long time, double rate) {
    if (rate * pace.slotSeconds() >= matters[Load.PACKETS] && !floods()) {
      history(Load.SUMS).learn(Pace.hour(time), rate, pace.reach());
      countPast();
    }
  }

  private RateHistory history(int sum) {
    RateHistory history = RateHistory.of(past[sum], pace.slotsOfHour());
    past[sum] = history;
    return history;
  }

  /** Says that the newest slot matters. */
  void matters(long unit) {
    lastMattered = unit;
  }

  /**
   * What the past says of the hour of a time.
   *
   * @param sum that of a {@link Load}, or {@link Load#SUMS} for packets that nothing explained
   */
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

  /** Calls the last flood harmless: its peak belongs to the past of its hour, once. */
  void accept(long time) {
    if (extent.peak(extent.judged) > 0) {
      history(extent.judged).accept(Pace.hour(time), extent.peak(extent.judged));
      history(Load.SUMS).accept(Pace.hour(time), extent.peak(Load.PACKETS));
      countPast();
      extent.accept();
    }
  }

  void end() {
    extent.end();
    talkers = null;
    latest = null;
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
    Timeline kept = timeline;
    Talkers suspects = talkers;
    Fact last = latest;
    return 400
        + pastBytes
        + (kept == null ? 0 : kept.bytes())
        + (suspects == null ? 0 : suspects.bytes())
        + (last == null ? 0 : last.bytes());
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
    }
    for (@Nullable RateHistory history : past) {
      out.flag(history != null);
      if (history != null) {
        history.write(out);
      }
    }
    out.number(learnedSlot);
    out.number(learnedSpan);
    out.number(lastMattered);
    extent.write(out);
    out.flag(excused);
    out.number(touchedFrom);
    out.number(touchedAt);
    out.number(judgedUnit);
    out.number(suspected);
    Timeline kept = timeline;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
    Talkers known = talkers;
    out.flag(known != null);
    if (known != null) {
      known.write(out);
    }
    Fact last = latest;
    out.flag(last != null);
    if (last != null) {
      last.write(out);
      out.count(latestRole);
    }
  }

  /**
   * Restores what was saved, into one that is new.
   *
   * @param drifts whether it knows how what is usual has crept up
   */
  void read(boolean drifts, StateReader in) {
    for (int sum = 0; sum < Load.SUMS; sum++) {
      unjudged[sum] = in.number();
    }
    for (int sum = 0; sum < past.length; sum++) {
      if (in.flag()) {
        int slots = pace.slotsOfHour();
        past[sum] = drifts ? RateHistory.read(slots, in) : RateHistory.readFormer(slots, in);
      }
    }
    countPast();
    learnedSlot = in.number();
    learnedSpan = in.number();
    lastMattered = in.number();
    extent.read(in);
    excused = in.flag();
    touchedFrom = in.number();
    touchedAt = in.number();
    judgedUnit = in.number();
    suspected = in.number();
    timeline = in.flag() ? Timeline.read(pace.slot(), Load.SUMS, in) : null;
    talkers = in.flag() ? Talkers.read(in) : null;
    if (in.flag()) {
      latest = Fact.read(in);
      latestRole = in.count();
    }
  }

  /** With the past that {@link FormerFlood} read. */
  static NearTraffic of(
      String name, Pace pace, double[] matters, @Nullable RateHistory[] histories) {
    NearTraffic made = new NearTraffic(name, pace, matters);
    System.arraycopy(histories, 0, made.past, 0, Load.SUMS);
    made.countPast();
    return made;
  }
}
