package org.hansho.testkit.tenant.clockwork;

import org.hansho.testkit.tenant.record.Logs;

/** Some records in a row with gaps of chance between them. */
public final class Burst extends Activity {
  /** Writes one record of a burst. */
  @FunctionalInterface
  public interface Step {
    /** Writes the record of this number, counted from 0, at this time. */
    void write(int index, long time, Logs logs);
  }

  private final int count;
  private final long meanGap;
  private final Dice dice;
  private final Step step;
  private int index;

  /** A burst of this many records, mean gap in microseconds; a count of 0 writes nothing. */
  public Burst(int count, long meanGap, Dice dice, Step step) {
    this.count = count;
    this.meanGap = meanGap;
    this.dice = dice;
    this.step = step;
  }

  @Override
  protected long act(long now, Timeline timeline, Logs logs) {
    if (index < count) {
      step.write(index++, now, logs);
    }
    return index < count
        ? now + 1 + Math.min(dice.exponential((double) meanGap), 4 * meanGap)
        : NEVER;
  }
}
