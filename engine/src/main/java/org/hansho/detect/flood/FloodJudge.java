package org.hansho.detect.flood;

import org.hansho.sigma.FloodCondition;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all windows of time into which something came since it last looked: slots, spans of five
 * slots, and four spans. So it does not matter when a record comes, only what it says. Immutable; a
 * look takes a few hundred additions.
 */
final class FloodJudge {
  /** Fewest sampled packets that say anything (relative error of 70 %). */
  static final int FEWEST = 8;

  private static final int LONG = 4;
  private static final double HALF = 0.5;

  /** Ports that one or two senders ask for before it is a scan and no flood. */
  private static final int SCANNED = 10;

  private static final int SCANNERS = 2;

  /** Times the low floor from which on one sender of UDP is enough: 200 Mbit/s. */
  private static final int DEAFENING = 20;

  private final Pace pace;
  private final boolean looksAtShape;
  private final boolean requests;
  private final int spread;
  private final int sources;
  private final int ports;
  private final AlikeRequests alike;

  FloodJudge(FloodCondition condition, Pace pace) {
    this.pace = pace;
    looksAtShape = condition.looksAtShape();
    requests = condition.ofRequests();
    spread = condition.top().isEmpty() ? 0 : condition.spread();
    sources = condition.top().indexOf("source.ip");
    ports = condition.top().indexOf("destination.port");
    alike = new AlikeRequests(condition.top());
  }

  /**
   * What was found.
   *
   * @param suspect whether a window came to half of what it takes
   * @param high whether a window came to half of a limit
   * @param sum the one above its limit, or -1
   * @param limit by the second
   * @param shaped whether what it consists of says so
   */
  record Verdict(boolean suspect, boolean high, int sum, double limit, boolean shaped) {
    boolean isOver() {
      return sum >= 0;
    }
  }

  /** A window of one of both rings. */
  private record Window(boolean coarse, long last, int number, double seconds) {}

  /** Looks at what came since the last look. */
  Verdict look(FloodState state, NearTraffic traffic, double[] limits) {
    Timeline timeline = traffic.timeline();
    if (timeline == null || traffic.touchedFrom == NearTraffic.NONE) {
      return new Verdict(false, false, -1, 0, false);
    }
    Verdict shaped = shaped(state, traffic, timeline, limits);
    return shaped.isOver() ? shaped : much(traffic, timeline, limits, shaped);
  }

  private static long from(SlotRing ring, NearTraffic traffic) {
    return Math.max(ring.oldest(), Math.floorDiv(traffic.touchedFrom, ring.unit()));
  }

  // What it consists of.

  private Verdict shaped(
      FloodState state, NearTraffic traffic, Timeline timeline, double[] limits) {
    boolean suspect = false;
    boolean high = false;
    boolean looked = requests || (looksAtShape && traffic.shape != null);
    for (int sum = Load.PACKETS; looked && sum <= Load.BYTES; sum++) {
      double low = pace.low(traffic.name, sum);
      for (int kind = 0; low > 0 && kind < 3; kind++) {
        boolean coarse = kind > 0;
        SlotRing ring = coarse ? timeline.coarse() : timeline.fine();
        int number = kind == 0 ? Timeline.SLOT : kind == 1 ? 1 : LONG;
        double seconds = ring.unit() / 1e9 * number;
        for (long last = from(ring, traffic); last <= ring.head(); last++) {
          double amount = ring.sum(sum, last, number);
          suspect |= amount >= low * seconds / 2;
          high |= amount >= low * seconds / 2;
          if (amount >= low * seconds
              && isUnexplained(
                  state, traffic, ring, new Window(coarse, last, number, seconds), sum, limits)) {
            return new Verdict(true, true, sum, low, true);
          }
        }
      }
    }
    return new Verdict(suspect, high, -1, 0, false);
  }

  private boolean isUnexplained(
      FloodState state,
      NearTraffic traffic,
      SlotRing ring,
      Window window,
      int sum,
      double[] limits) {
    if (requests) {
      return state.isAttacked(traffic, alike) && isSpread(traffic.talkers);
    }
    long packets = ring.sum(Load.PACKETS, window.last, window.number);
    double left = unexplained(state, traffic, ring, window);
    double amount = ring.sum(sum, window.last, window.number) * (left / Math.max(1, packets));
    return amount >= pace.low(traffic.name, sum) * window.seconds
        && left >= limits[Load.SUMS] * window.seconds
        && isSampled(ring, window.last, window.number)
        && isSpread(traffic.talkers)
        && (isOfEnough(traffic)
            || isDeafening(state, traffic, amount, pace.low(traffic.name, sum) * window.seconds));
  }

  private double unexplained(FloodState state, NearTraffic traffic, SlotRing ring, Window window) {
    Shape shape = traffic.shape;
    Halves halves = state.halves(pace);
    long packets = ring.sum(Load.PACKETS, window.last, window.number);
    long seen = ring.sum(Load.SAMPLED, window.last, window.number);
    return shape == null
        ? 0
        : shape.unexplained(
            packets,
            ring.sum(Load.BYTES, window.last, window.number),
            ring.sum(Load.FLOWS, window.last, window.number),
            packets > seen,
            halves.of(window.coarse, window.last, window.number),
            halves.sends(traffic.touchedAt));
  }

  /** Packets a second of the oldest span that nothing explains, which may be learned. */
  double unexplained(FloodState state, NearTraffic traffic) {
    Timeline timeline = traffic.timeline();
    if (timeline == null || traffic.shape == null || !looksAtShape) {
      return 0;
    }
    SlotRing coarse = timeline.coarse();
    double seconds = coarse.unit() / 1e9;
    Window oldest = new Window(true, coarse.head() - 1, 1, seconds);
    return Math.max(0, unexplained(state, traffic, coarse, oldest)) / seconds;
  }

  private static boolean isSampled(SlotRing ring, long last, int number) {
    long seen = ring.sum(Load.SAMPLED, last, number);
    return seen >= FEWEST || seen >= ring.sum(Load.PACKETS, last, number);
  }

  private boolean isOfEnough(NearTraffic traffic) {
    Shape shape = traffic.shape;
    Talkers talkers = traffic.talkers;
    if (shape == null || sources < 0) {
      return true;
    }
    if (shape.sources() > 1) {
      return talkers != null
          && talkers.different(sources) >= shape.sources()
          && talkers.heaviest(sources).leastShareOfTop() < HALF;
    }
    boolean scan =
        shape == Shape.SYN
            && ports >= 0
            && talkers != null
            && talkers.different(ports) >= SCANNED
            && talkers.different(sources) <= SCANNERS;
    return !scan;
  }

  /**
   * Whether UDP of a few senders is so much that no line or stream explains why nothing answers it,
   * where answers would be seen.
   */
  private boolean isDeafening(FloodState state, NearTraffic traffic, double amount, double low) {
    return traffic.shape == Shape.UDP
        && spread == 0
        && amount >= DEAFENING * low
        && state.halves(pace).sends(traffic.touchedAt);
  }

  private boolean isSpread(@Nullable Talkers talkers) {
    return spread == 0
        || (talkers != null
            && talkers.different(0) >= spread
            && talkers.heaviest(0).leastShareOfTop() < HALF);
  }

  // Its amount.

  private Verdict much(NearTraffic traffic, Timeline timeline, double[] limits, Verdict before) {
    boolean suspect = before.suspect;
    boolean high = before.high;
    for (int sum = 0; sum < Load.SAMPLED; sum++) {
      if (pace.judges(sum)) {
        double amount = limits[sum] * pace.slotSeconds();
        SlotRing fine = timeline.fine();
        for (long last = from(fine, traffic); last <= fine.head(); last++) {
          long slot = fine.sum(sum, last, Timeline.SLOT);
          high |= slot >= amount / 2;
          suspect |= slot >= amount / 2;
          if (isMuch(fine, sum, last, amount) && isSure(traffic, fine, last)) {
            return new Verdict(true, true, sum, limits[sum], false);
          }
        }
        if (hasMuchSpan(traffic, timeline, sum, amount * Timeline.SPAN)) {
          return new Verdict(true, true, sum, limits[sum], false);
        }
      }
    }
    return new Verdict(suspect, high, -1, 0, false);
  }

  /** Whether a span reaches an amount that is too long ago for slots. */
  private boolean hasMuchSpan(NearTraffic traffic, Timeline timeline, int sum, double amount) {
    SlotRing coarse = timeline.coarse();
    long known = timeline.fine().oldest() * timeline.fine().unit();
    boolean much = false;
    for (long last = from(coarse, traffic); last * coarse.unit() < known && !much; last++) {
      much =
          coarse.sum(sum, last, 1) >= amount
              && isSampled(coarse, last, 1)
              && isSpread(traffic.talkers);
    }
    return much;
  }

  /** Whether enough of the slots up to a unit reach an amount; the newest may be under way. */
  private boolean isMuch(SlotRing fine, int sum, long last, double amount) {
    if (fine.sum(sum, last, Timeline.SLOT * pace.within()) < amount) {
      return false;
    }
    int most = 0;
    for (int running = 1; running <= Timeline.SLOT; running++) {
      int reaching = fine.sum(sum, last, running) >= amount ? 1 : 0;
      long end = last - running;
      for (int slot = 1; slot < pace.within(); slot++, end -= Timeline.SLOT) {
        reaching += fine.sum(sum, end, Timeline.SLOT) >= amount ? 1 : 0;
      }
      most = Math.max(most, reaching);
    }
    return most >= pace.slots();
  }

  private boolean isSure(NearTraffic traffic, SlotRing fine, long last) {
    return isSampled(fine, last, Timeline.SLOT * pace.within()) && isSpread(traffic.talkers);
  }

  /** The severity of what is not sure to be an attack; null for that of the document. */
  @Nullable Level level(FloodState state, Extent extent, RateHistory.Level past) {
    int sum = extent.judged;
    if (extent.shaped) {
      boolean sure = !requests || (isLoud(extent) && state.isSurelyAttacked());
      return sure || state.isOverloaded() ? null : Level.MEDIUM;
    }
    if (!looksAtShape) {
      return null;
    }
    return pace.hasOnlyCrept(sum, extent.peak(sum), past) ? Level.LOW : Level.MEDIUM;
  }

  /** Whether a flood that was found by its shape comes to the floor of mere amounts. */
  private boolean isLoud(Extent extent) {
    return extent.peak(extent.judged) >= pace.floors()[extent.judged];
  }

  /** What a slot brought at most since the last look, in floors. */
  double floors(NearTraffic traffic) {
    Timeline timeline = traffic.timeline();
    double most = 0;
    for (int sum = 0; timeline != null && sum < Load.SAMPLED; sum++) {
      SlotRing fine = timeline.fine();
      for (long last = from(fine, traffic); pace.judges(sum) && last <= fine.head(); last++) {
        double rate = fine.sum(sum, last, Timeline.SLOT) / pace.slotSeconds();
        most = Math.max(most, rate / pace.floors()[sum]);
      }
    }
    return most;
  }

  /** Notes how large the running flood is in all windows into which something came. */
  void measure(NearTraffic traffic) {
    Timeline timeline = traffic.timeline();
    if (timeline == null || traffic.touchedFrom == NearTraffic.NONE) {
      return;
    }
    Extent extent = traffic.extent;
    SlotRing fine = timeline.fine();
    SlotRing coarse = timeline.coarse();
    measure(extent, fine, from(fine, traffic), Timeline.SLOT);
    measure(extent, coarse, from(coarse, traffic), 1);
    reach(extent, fine, from(fine, traffic), fine.head());
    long known = fine.oldest() * fine.unit();
    reach(extent, coarse, from(coarse, traffic), Math.floorDiv(known, coarse.unit()) - 1);
  }

  private static void measure(Extent extent, SlotRing ring, long from, int number) {
    double seconds = ring.unit() / 1e9 * number;
    for (long last = from; last <= ring.head(); last++) {
      long seen = ring.sum(Load.SAMPLED, last, number);
      long packets = ring.sum(Load.PACKETS, last, number);
      extent.sampled |= packets > seen;
      if (seen >= FEWEST || seen >= packets) {
        for (int sum = 0; sum < Load.SAMPLED; sum++) {
          extent.peak(sum, ring.sum(sum, last, number) / seconds);
        }
      }
    }
  }

  private static void reach(Extent extent, SlotRing ring, long from, long to) {
    double least = extent.limit * (ring.unit() / 1e9) / 2;
    for (long at = from; at <= to; at++) {
      if (ring.sum(extent.judged, at, 1) >= least) {
        extent.reach(at * ring.unit(), (at + 1) * ring.unit());
      }
    }
  }
}
