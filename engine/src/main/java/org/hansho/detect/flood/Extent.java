package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** How large a flood has become, and what was reported of it. Belongs to one thread. */
final class Extent {
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000_000L;

  /** Since when it goes on, or {@link #NONE}, and up to when; both by what records say. */
  long since = NONE;

  long until = NONE;

  /** When a record last brought half of a limit. */
  long lastHigh = NONE;

  long lastReported = NONE;

  /** Whether what it consists of speaks of an attack, and not its amount alone. */
  boolean shaped;

  /** The sum that was above its limit, and that limit, by the second. */
  int judged;

  double limit;

  /** Whether packets were sampled. */
  boolean sampled;

  private final double[] peaks = new double[Load.SUMS];
  private int reports;
  private boolean grown;

  /** Begins a flood. */
  void begin(long time) {
    Arrays.fill(peaks, 0);
    reports = 0;
    since = time;
    until = time;
    lastReported = NONE;
    shaped = false;
    sampled = false;
  }

  /** It reaches from one time to another. */
  void reach(long from, long to) {
    grown |= from < since || to > until;
    since = Math.min(since, from);
    until = Math.max(until, to);
  }

  /** What a second brought at most. */
  double peak(int sum) {
    return peaks[sum];
  }

  /** A second brought so much. */
  void peak(int sum, double rate) {
    grown |= rate > peaks[sum];
    peaks[sum] = Math.max(peaks[sum], rate);
  }

  /** Somebody has called it harmless. */
  void accept() {
    Arrays.fill(peaks, 0);
  }

  /** Whether more is to be reported at a time: at once, then each ten seconds, then each minute. */
  boolean isDue(long time) {
    long pause = reports < 12 ? 10 * SECOND : 60 * SECOND;
    return lastReported == NONE || (grown && time - lastReported >= pause);
  }

  /** Whether it has become larger than was reported. */
  boolean hasGrown() {
    return grown;
  }

  /** Notes that it was reported. */
  void report(long time) {
    lastReported = time;
    reports++;
    grown = false;
  }

  /** Whether nothing was reported of it yet. */
  boolean isNew() {
    return lastReported == NONE;
  }

  void end() {
    since = NONE;
    lastReported = NONE;
    grown = false;
  }

  void write(StateWriter out) {
    out.number(since);
    out.number(until);
    out.number(lastHigh);
    out.number(lastReported);
    out.flag(shaped);
    out.count(judged);
    out.decimal(limit);
    out.flag(sampled);
    for (double peak : peaks) {
      out.decimal(peak);
    }
    out.count(reports);
    out.flag(grown);
  }

  void read(StateReader in) {
    since = in.number();
    until = in.number();
    lastHigh = in.number();
    lastReported = in.number();
    shaped = in.flag();
    judged = in.count();
    limit = in.decimal();
    sampled = in.flag();
    for (int sum = 0; sum < Load.SUMS; sum++) {
      peaks[sum] = in.decimal();
    }
    reports = in.count();
    grown = in.flag();
  }
}
