package org.hansho.testkit.tenant.clockwork;

import org.hansho.testkit.tenant.record.Logs;

/** Plans each day at its midnight and starts what belongs to it; holds no plan beyond the day. */
public abstract class DailyRoutine extends Activity {
  private final int offsetHours;
  private int index;

  /** A routine of a place whose clocks are this many hours ahead of UTC. */
  protected DailyRoutine(int offsetHours) {
    this.offsetHours = offsetHours;
  }

  /** Starts the routine with the first midnight of its place. */
  public final void begin(long from, Timeline timeline) {
    long shift = Math.floorMod(from + offsetHours * Day.HOUR, Day.LENGTH);
    timeline.start(shift == 0 ? from : from + Day.LENGTH - shift, this);
  }

  /** Starts what happens on this day. */
  protected abstract void plan(Day day, Timeline timeline, Logs logs);

  @Override
  protected final long act(long now, Timeline timeline, Logs logs) {
    plan(Day.of(now, index++, offsetHours), timeline, logs);
    return now + Day.LENGTH;
  }
}
