package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * On which of the last 31 days each row of {@link FlowPeers} was active, and how much it usually
 * does: the mean of the busiest windows of its days, of which none counts for more than three times
 * the mean before. Times are hours since 1970.
 */
final class PeerDays {
  private static final int HOURS = 24;
  private static final int KEPT = 31;
  private static final int MASK = Integer.MAX_VALUE;
  private static final int SLOWEST = 7;
  private static final float HIGHEST = 3;

  private final int[] firsts;
  private final int[] lasts;
  private final int[] actives;
  private final float[] usual;
  private final float[] today;

  PeerDays(int rows) {
    firsts = new int[rows];
    lasts = new int[rows];
    actives = new int[rows];
    usual = new float[rows];
    today = new float[rows];
  }

  /** A new peer in a row. */
  void begin(int row, int hour) {
    int day = hour / HOURS;
    firsts[row] = hour;
    lasts[row] = day;
    actives[row] = 1;
    usual[row] = 0;
    today[row] = 0;
  }

  /**
   * The peer is active.
   *
   * @param forget after so many days of silence it is new again
   */
  void see(int row, int hour, int forget) {
    int day = hour / HOURS;
    int passed = day - lasts[row];
    if (passed > forget) {
      begin(row, hour);
    } else if (passed > 0) {
      endDay(row);
      actives[row] = passed >= KEPT ? 1 : (actives[row] << passed | 1) & MASK;
      lasts[row] = day;
      today[row] = 0;
    } else if (-passed < KEPT) {
      actives[row] |= 1 << -passed;
      firsts[row] = Math.min(firsts[row], hour);
    }
  }

  private void endDay(int row) {
    int days = Math.max(1, Math.min(SLOWEST, Integer.bitCount(actives[row])));
    float amount = usual[row] > 0 ? Math.min(today[row], HIGHEST * usual[row]) : today[row];
    usual[row] += (amount - usual[row]) / days;
  }

  /** Its running window has that many attempts. */
  void tell(int row, double attempts) {
    today[row] = Math.max(today[row], (float) attempts);
  }

  /** Since which hour it is known. */
  int first(int row) {
    return firsts[row];
  }

  /** On how many of the 14 days before that of this hour it was active. */
  int active(int row, int hour) {
    int day = hour / HOURS;
    int passed = day - lasts[row];
    if (passed >= 14 || passed < 0) {
      return 0;
    }
    int fortnight = passed == 0 ? actives[row] >>> 1 : actives[row] << (passed - 1);
    return Integer.bitCount(fortnight & (1 << 14) - 1);
  }

  /** What its busiest windows usually have. */
  double usual(int row) {
    return usual[row];
  }

  /** The most that a window had today, or what is usual. */
  double most(int row) {
    return Math.max(usual[row], today[row]);
  }

  void write(int row, StateWriter out) {
    out.count(firsts[row]);
    out.count(lasts[row]);
    out.count(actives[row]);
    out.count(Float.floatToRawIntBits(usual[row]));
    out.count(Float.floatToRawIntBits(today[row]));
  }

  void read(int row, StateReader in) {
    firsts[row] = in.count();
    lasts[row] = in.count();
    actives[row] = in.count();
    usual[row] = Float.intBitsToFloat(in.count());
    today[row] = Float.intBitsToFloat(in.count());
  }
}
