package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Whether the highest amount of a day has crept up so slowly that no day was unusual beside those
 * before it.
 *
 * <p>What is usual is the median of the last {@value #WEEK} days that had an amount. An anchor
 * stands where that stood first, and follows it by a hundredth a day. Who has led it to twice the
 * anchor has raised it for weeks. From there on the anchor rises by three hundredths a day, so that
 * what lasts becomes usual. Unlike {@link SlowDrift} it passes over days without an amount, so
 * pauses do not hide a rise. Belongs to one thread. Days are counted since 1970.
 */
public final class DailyDrift {
  /** Days of which the median is taken. */
  static final int WEEK = 7;

  /** What it takes of the heap, in bytes. */
  public static final long BYTES = 88;

  private static final float RISE = 1.01f;
  private static final float RISE_BEHIND_DRIFT = 1.03f;
  private static final float FALL = 0.97f;
  private static final float FACTOR = 2;

  /** Days of silence behind which all begins anew. */
  private static final int FORGET = 31;

  private static final int NONE = -1;

  private final float[] amounts = new float[WEEK];
  private int known;
  private int day = NONE;
  private float today;
  private float usual;
  private float anchor;

  /** Notes an amount of a day; one of an earlier day counts for the running one. */
  public void note(long ofDay, double amount) {
    int now = (int) Math.max(0, ofDay);
    if (day == NONE || now - day > FORGET) {
      begin(now);
    } else if (now > day) {
      end();
      day = now;
      today = 0;
    }
    today = Math.max(today, (float) amount);
  }

  private void begin(int now) {
    known = 0;
    day = now;
    today = 0;
    usual = 0;
    anchor = 0;
  }

  private void end() {
    System.arraycopy(amounts, 0, amounts, 1, WEEK - 1);
    amounts[0] = today;
    known = Math.min(WEEK, known + 1);
    if (known < WEEK) {
      return;
    }
    boolean wasFar = isFar();
    float[] sorted = amounts.clone();
    Arrays.sort(sorted);
    usual = sorted[WEEK / 2];
    float highest = anchor * (wasFar ? RISE_BEHIND_DRIFT : RISE);
    anchor = anchor == 0 ? usual : Math.max(anchor * FALL, Math.min(usual, highest));
  }

  /** Whether what is usual was led to twice what it was. */
  public boolean isFar() {
    return anchor > 0 && usual >= FACTOR * anchor;
  }

  /** What was usual before it was led away; 0 while too few days are known. */
  public double anchor() {
    return anchor;
  }

  /** What is usual by now; 0 while too few days are known. */
  public double usual() {
    return usual;
  }

  /** An amount is as it should be: the anchor stands there at least from now on. */
  public void settle(double amount) {
    anchor = Math.max(Math.max(anchor, usual), (float) amount);
  }

  /** Saves it. */
  public void write(StateWriter out) {
    out.number(day);
    out.count(known);
    for (int i = 0; i < known; i++) {
      out.count(Float.floatToRawIntBits(amounts[i]));
    }
    out.count(Float.floatToRawIntBits(today));
    out.count(Float.floatToRawIntBits(usual));
    out.count(Float.floatToRawIntBits(anchor));
  }

  /** Restores what {@link #write} saved. */
  public void read(StateReader in) {
    day = (int) in.number();
    int saved = in.count();
    if (saved > WEEK) {
      throw new IllegalStateException("saved state has " + saved + " days of a week");
    }
    known = saved;
    for (int i = 0; i < known; i++) {
      amounts[i] = Float.intBitsToFloat(in.count());
    }
    today = Float.intBitsToFloat(in.count());
    usual = Float.intBitsToFloat(in.count());
    anchor = Float.intBitsToFloat(in.count());
  }
}
