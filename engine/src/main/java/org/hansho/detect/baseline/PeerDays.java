package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * On which of the last 31 days each row of {@link FlowPeers} was active, and how much it usually
 * does: the mean of the busiest windows of its days, of which none counts for more than three times
 * the mean before. Also who reports it, and what it was answered in the window. Times are hours
 * since 1970.
 *
 * <p>An anchor stands where the usual amount stood once the row was active on {@value #ANCHORED}
 * days, and rises by a hundredth a day at most. Who has led the usual amount to twice the anchor
 * has raised it for weeks. From there on the anchor rises faster, so that what lasts is known after
 * a fortnight.
 */
final class PeerDays {
  private static final int HOURS = 24;
  private static final int KEPT = 31;
  private static final int MASK = Integer.MAX_VALUE;
  private static final int SLOWEST = 7;
  private static final float HIGHEST = 3;

  private static final int FIRST = 0;
  private static final int LAST = 1;
  private static final int ACTIVE = 2;
  private static final int USUAL = 3;
  private static final int TODAY = 4;
  private static final int OBSERVER = 5;
  private static final int ANSWERS = 6;
  private static final int ANCHOR = 7;
  private static final int WIDTH = 8;

  /** How many numbers older programs saved. */
  private static final int WITHOUT_ANCHOR = 7;

  private static final int ANCHORED = 5;
  private static final float RISE = 1.01f;
  private static final float RISE_BEHIND_DRIFT = 1.03f;
  private static final float FALL = 0.97f;
  private static final float DRIFT = 2;

  /** Of each row its numbers one behind another; amounts as bits of a float. */
  private int[] rows = {};

  /** Makes room for so many rows. */
  void reserve(int count) {
    rows = Arrays.copyOf(rows, count * WIDTH);
  }

  private int get(int row, int which) {
    return rows[row * WIDTH + which];
  }

  private void set(int row, int which, int value) {
    rows[row * WIDTH + which] = value;
  }

  private float amount(int row, int which) {
    return Float.intBitsToFloat(get(row, which));
  }

  private void amount(int row, int which, float amount) {
    set(row, which, Float.floatToRawIntBits(amount));
  }

  /** A new peer in a row. */
  void begin(int row, int hour) {
    int day = hour / HOURS;
    set(row, FIRST, hour);
    set(row, LAST, day);
    set(row, ACTIVE, 1);
    amount(row, USUAL, 0);
    amount(row, TODAY, 0);
    amount(row, ANCHOR, 0);
  }

  /**
   * The peer is active.
   *
   * @param forget after so many days of silence it is new again
   */
  void see(int row, int hour, int forget) {
    int day = hour / HOURS;
    int passed = day - get(row, LAST);
    if (passed > forget) {
      begin(row, hour);
    } else if (passed > 0) {
      endDay(row);
      set(row, ACTIVE, passed >= KEPT ? 1 : (get(row, ACTIVE) << passed | 1) & MASK);
      set(row, LAST, day);
      amount(row, TODAY, 0);
    } else if (-passed < KEPT) {
      set(row, ACTIVE, get(row, ACTIVE) | 1 << -passed);
      set(row, FIRST, Math.min(get(row, FIRST), hour));
    }
  }

  private void endDay(int row) {
    int days = Math.max(1, Math.min(SLOWEST, Integer.bitCount(get(row, ACTIVE))));
    boolean hadDrifted = hasDrifted(row);
    float usual = amount(row, USUAL);
    float today = amount(row, TODAY);
    float amount = usual > 0 ? Math.min(today, HIGHEST * usual) : today;
    amount(row, USUAL, usual + (amount - usual) / days);
    if (Integer.bitCount(get(row, ACTIVE)) >= ANCHORED) {
      anchor(row, hadDrifted ? RISE_BEHIND_DRIFT : RISE);
    }
  }

  private void anchor(int row, float rise) {
    float usual = amount(row, USUAL);
    float anchor = amount(row, ANCHOR);
    float followed = Math.max(anchor * FALL, Math.min(usual, anchor * rise));
    amount(row, ANCHOR, anchor == 0 ? usual : followed);
  }

  /** Whether what is usual was led to twice what it was. */
  boolean hasDrifted(int row) {
    float anchor = amount(row, ANCHOR);
    return anchor > 0 && amount(row, USUAL) >= DRIFT * anchor;
  }

  /** What was usual before it was led away. */
  double anchored(int row) {
    return amount(row, ANCHOR);
  }

  /** Its running window has that many attempts. */
  void note(int row, double attempts) {
    amount(row, TODAY, Math.max(amount(row, TODAY), (float) attempts));
  }

  /** The exporter that reports it in this slot; 0 while none did. */
  int observer(int row) {
    return get(row, OBSERVER);
  }

  void observer(int row, int observer) {
    set(row, OBSERVER, observer);
  }

  /** Bytes of answers in the window. */
  float answers(int row) {
    return amount(row, ANSWERS);
  }

  void answers(int row, float bytes) {
    amount(row, ANSWERS, bytes);
  }

  /** Since which hour it is known. */
  int first(int row) {
    return get(row, FIRST);
  }

  /** On how many of the 14 days before that of this hour it was active. */
  int active(int row, int hour) {
    int day = hour / HOURS;
    int passed = day - get(row, LAST);
    if (passed >= 14 || passed < 0) {
      return 0;
    }
    int fortnight = passed == 0 ? get(row, ACTIVE) >>> 1 : get(row, ACTIVE) << (passed - 1);
    return Integer.bitCount(fortnight & (1 << 14) - 1);
  }

  /** What its busiest windows usually have. */
  double usual(int row) {
    return amount(row, USUAL);
  }

  /** The most that a window had today, or what is usual. */
  double most(int row) {
    return Math.max(amount(row, USUAL), amount(row, TODAY));
  }

  void write(int row, StateWriter out) {
    for (int which = 0; which < WIDTH; which++) {
      out.count(get(row, which));
    }
  }

  /**
   * Restores a row.
   *
   * @param anchored whether a program saved it that knew anchors
   */
  void read(int row, boolean anchored, StateReader in) {
    int saved = anchored ? WIDTH : WITHOUT_ANCHOR;
    for (int which = 0; which < saved; which++) {
      set(row, which, in.count());
    }
  }
}
