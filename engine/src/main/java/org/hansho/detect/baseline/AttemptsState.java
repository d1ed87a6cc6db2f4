package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What {@code attempts} remembers of one key: its busiest peers, connections seen a short while
 * ago, its day, how many peers there are where that is asked for, and those that may be guessing.
 * Usually below 1 kB, at most 3 kB, and of 16 guessers about 10 kB; belongs to one thread.
 */
final class AttemptsState {
  static final long NONE = Long.MIN_VALUE;

  /** From this rate on the window is six hours. */
  static final int WIDE = 2_000;

  /** What a saved state has; one of an earlier version has no phases. */
  private static final int ASSUMED = 1;

  private static final int PHASES = 2;

  /** Rows of peers have anchors. */
  private static final int ANCHORS = 4;

  /** Recent connections are a list; before they stood in places. */
  private static final int LISTED = 8;

  /** There is a longer window. */
  private static final int SLOW = 16;

  /** Peers have anchors together, of both windows. */
  private static final int DRIFTS = 32;

  /** There are pairs of a longer window. */
  private static final int SLOW_PAIRS = 64;

  /** There are attempts behind the last result. */
  private static final int PASSED = 128;

  private static final int MOST_PAIRS = 16;

  long first = NONE;
  long latest = NONE;
  long samples;
  int wouldHaveFired;

  /** The slot of the window, and the one in which there would last have been a result. */
  long slot = NONE;

  long reported = NONE;

  /** The row of the peer whose attempts that result reported. */
  int reportedRow;

  /** Attempts behind that result that were none themselves; the next result counts them. */
  int passed;

  /** One packet in so many; the largest rate since the window was last empty. */
  int rate = 1;

  boolean assumed;

  final FlowPeers peers;
  final RecentConnections recent = new RecentConnections();
  final DailyRhythm rhythm = new DailyRhythm();
  final @Nullable SpreadPeers spread;

  /** The peers of the longer window, and how many there usually are; null where it is not asked. */
  final @Nullable SpreadPeers slow;

  /** What the pairs did in the longer window; null where it is not asked or peers are counted. */
  final @Nullable FlowPeers slowPairs;

  final DailyRhythm slowRhythm = new DailyRhythm();

  /** Whether the peers of a day have become more and more; null where peers are not counted. */
  final @Nullable DailyDrift drift;

  /** The same of the longer window. */
  final @Nullable DailyDrift slowDrift;

  /** The peers that may be guessing; null while none is. */
  @Nullable GuessingPhases phases;

  AttemptsState(boolean spreads, boolean slowly) {
    peers = new FlowPeers(spreads ? 8 : MOST_PAIRS);
    spread = spreads ? new SpreadPeers() : null;
    slow = spreads && slowly ? new SpreadPeers() : null;
    slowPairs = !spreads && slowly ? new FlowPeers(MOST_PAIRS) : null;
    drift = spreads ? new DailyDrift() : null;
    slowDrift = spreads && slowly ? new DailyDrift() : null;
  }

  boolean isWide() {
    return rate >= WIDE;
  }

  /** Begins a new window, in slots of another length. */
  void clearWindow() {
    slot = NONE;
    reported = NONE;
    reportedRow = 0;
    passed = 0;
    peers.clearWindow();
    if (spread != null) {
      spread.clear();
    }
    if (slowPairs != null) {
      slowPairs.clearWindow();
    }
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    SpreadPeers kept = spread;
    SpreadPeers longer = slow;
    GuessingPhases guessing = phases;
    FlowPeers pairs = slowPairs;
    return 250
        + peers.bytes()
        + recent.bytes()
        + (kept == null ? 0 : kept.bytes())
        + (longer == null ? 0 : longer.bytes())
        + (pairs == null ? 0 : pairs.bytes())
        + (drift == null ? 0 : DailyDrift.BYTES)
        + (slowDrift == null ? 0 : DailyDrift.BYTES)
        + (guessing == null ? 0 : guessing.bytes());
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(latest);
    out.number(samples);
    out.count(wouldHaveFired);
    out.number(slot);
    out.number(reported);
    out.count(reportedRow);
    out.count(rate);
    out.count(
        (assumed ? ASSUMED : 0)
            | (phases == null ? 0 : PHASES)
            | ANCHORS
            | LISTED
            | (slow == null ? 0 : SLOW)
            | (slowPairs == null ? 0 : SLOW_PAIRS)
            | (passed == 0 ? 0 : PASSED)
            | DRIFTS);
    peers.write(out);
    recent.write(out);
    rhythm.write(out);
    if (spread != null) {
      spread.write(out);
    }
    if (slow != null) {
      slow.write(out);
      slowRhythm.write(out);
    }
    if (drift != null) {
      drift.write(out);
    }
    if (slowDrift != null) {
      slowDrift.write(out);
    }
    if (slowPairs != null) {
      slowPairs.write(out);
    }
    if (phases != null) {
      phases.write(out);
    }
    if (passed != 0) {
      out.count(passed);
    }
  }

  void read(StateReader in) {
    first = in.number();
    latest = in.number();
    samples = in.number();
    wouldHaveFired = in.count();
    slot = in.number();
    reported = in.number();
    reportedRow = in.count();
    rate = in.count();
    int has = in.count();
    assumed = (has & ASSUMED) != 0;
    peers.read((has & ANCHORS) != 0, in);
    if ((has & LISTED) != 0) {
      recent.read(in);
    } else {
      RecentConnections.skipPlaces(in);
    }
    rhythm.read(in);
    if (spread != null) {
      spread.read(in);
    }
    if ((has & SLOW) != 0) {
      // A condition that no longer asks for the longer window reads past it.
      (slow == null ? new SpreadPeers() : slow).read(in);
      slowRhythm.read(in);
    }
    if ((has & DRIFTS) != 0 && drift != null) {
      drift.read(in);
      if ((has & SLOW) != 0) {
        (slowDrift == null ? new DailyDrift() : slowDrift).read(in);
      }
    }
    if ((has & SLOW_PAIRS) != 0) {
      (slowPairs == null ? new FlowPeers(MOST_PAIRS) : slowPairs).read(true, in);
    }
    phases = (has & PHASES) == 0 ? null : GuessingPhases.read(in);
    passed = (has & PASSED) == 0 ? 0 : in.count();
  }
}
