package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Whether a daily amount has crept up so slowly that no day was unusual beside those before it.
 *
 * <p>An anchor stands where the amount stood, the median of the first {@link #DAYS} days, and
 * follows the median of the latest {@link #WEEK} by at most {@link #GROWTH} a day. Who doubles it
 * against the anchor has grown faster than that for weeks. Days under alert are left out. 140
 * bytes; belongs to one thread. Days are counted since 1970.
 */
final class SlowDrift {
  /** Days of which the amounts are kept. */
  static final int DAYS = 14;

  /** The latest of them, which are compared with the anchor. */
  static final int WEEK = 7;

  /** By which part the anchor may rise in a day. */
  static final double GROWTH = 0.01;

  /** By which part it falls in a day, at most. */
  private static final double DECLINE = 0.03;

  /** How many times the anchor is a drift. */
  static final double FACTOR = 2;

  /** What it takes of the heap, in bytes. */
  static final long BYTES = 160;

  private static final long NONE = Long.MIN_VALUE;

  private final float[] amounts = new float[DAYS];
  private int known;
  private long day = NONE;
  private double today;
  private boolean alertedToday;
  private double anchor;
  private long reported = NONE;
  private long lastReported = NONE;
  private boolean objected;

  /**
   * Adds what a bucket had.
   *
   * @param sums whether the buckets of a day add up; else the greatest counts
   */
  void add(long ofDay, double amount, boolean alerted, boolean sums) {
    if (ofDay != day) {
      pass(ofDay);
    }
    today = sums ? today + amount : Math.max(today, amount);
    alertedToday |= alerted;
  }

  /** Lets days pass up to one. */
  void pass(long to) {
    if (day != NONE && to > day) {
      if (!alertedToday) {
        end(today);
      }
      for (long empty = Math.max(day + 1, to - DAYS); empty < to; empty++) {
        end(0);
      }
    }
    if (to > day) {
      day = to;
      today = 0;
      alertedToday = false;
    }
  }

  private void end(double amount) {
    System.arraycopy(amounts, 0, amounts, 1, DAYS - 1);
    amounts[0] = (float) amount;
    known = Math.min(DAYS, known + 1);
    if (known < DAYS || reported != NONE) {
      return;
    }
    double level = level();
    if (anchor == 0) {
      anchor = median(DAYS);
    } else {
      anchor = Math.max(anchor * (1 - DECLINE), Math.min(level, anchor * (1 + GROWTH)));
    }
  }

  private double median(int days) {
    float[] sorted = Arrays.copyOf(amounts, days);
    Arrays.sort(sorted);
    return days % 2 == 1 ? sorted[days / 2] : (sorted[days / 2 - 1] + sorted[days / 2]) / 2;
  }

  /** The median of the latest days. */
  double level() {
    return median(WEEK);
  }

  /** Of how many days the amounts are known. */
  int known() {
    return known;
  }

  double anchor() {
    return anchor;
  }

  /** Whether the amount has left the anchor. */
  boolean isFar() {
    return anchor > 0 && known == DAYS && level() >= FACTOR * anchor;
  }

  /** When it was reported first; nanoseconds. */
  long reportedAt() {
    return reported * Times.DAY;
  }

  boolean isObjected() {
    return objected;
  }

  /** Whether it is to be reported on the running day: when it begins and once a week. */
  boolean isDue() {
    return isFar() && (lastReported == NONE || day - lastReported >= WEEK);
  }

  /** Notes that it was reported on the running day. */
  void report() {
    reported = reported == NONE ? day : reported;
    lastReported = day;
  }

  /** Whether it was reported and is not settled yet. */
  boolean isReported() {
    return reported != NONE;
  }

  /** The amount is where it should be: the anchor stands there from now on. */
  void settle() {
    anchor = known == DAYS ? level() : anchor;
    reported = NONE;
    lastReported = NONE;
    objected = false;
  }

  /** Nobody says any more that it is not as it should be. */
  void withdraw() {
    objected = false;
  }

  /** It is not as it should be. */
  void object() {
    objected = reported != NONE;
  }

  void write(StateWriter out) {
    for (float amount : amounts) {
      out.count(Float.floatToRawIntBits(amount));
    }
    out.count(known);
    out.number(day);
    out.decimal(today);
    out.flag(alertedToday);
    out.decimal(anchor);
    out.number(reported);
    out.number(lastReported);
    out.flag(objected);
  }

  static SlowDrift read(StateReader in) {
    SlowDrift read = new SlowDrift();
    for (int i = 0; i < DAYS; i++) {
      read.amounts[i] = Float.intBitsToFloat(in.count());
    }
    read.known = in.count();
    read.day = in.number();
    read.today = in.decimal();
    read.alertedToday = in.flag();
    read.anchor = in.decimal();
    read.reported = in.number();
    read.lastReported = in.number();
    read.objected = in.flag();
    return read;
  }
}
