package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Activity;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.record.Logs;

/** Work of a machine that goes on hour by hour in a rhythm. */
final class ServiceLoad extends Activity {
  /** Writes what one piece of work writes. */
  @FunctionalInterface
  interface Work {
    void write(long time, Logs logs, Dice dice);
  }

  private final Rhythm rhythm;
  private final double perHour;
  private final Dice dice;
  private final Work work;
  private final long from;
  private final long until;
  private final int offsetHours;

  private long hourEnds;
  private int left;

  /** A period in a place whose clocks are so many hours ahead of UTC. */
  record Period(long from, long until, int offsetHours) {}

  /** A load of this mean rate in a period. */
  ServiceLoad(Rhythm rhythm, double perHour, Dice dice, Period period, Work work) {
    this.rhythm = rhythm;
    this.perHour = perHour;
    this.dice = dice;
    this.work = work;
    this.from = period.from;
    this.until = period.until;
    this.offsetHours = period.offsetHours;
    this.hourEnds = period.from;
  }

  @Override
  protected long act(long now, Timeline timeline, Logs logs) {
    if (now >= until) {
      return NEVER;
    }
    if (now >= hourEnds) {
      beginHour();
    } else {
      work.write(now, logs, dice);
      left--;
    }
    if (left <= 0) {
      return hourEnds;
    }
    long gap = dice.exponential((double) (hourEnds - now) / (left + 1));
    return Math.min(now + 1 + gap, hourEnds - 1);
  }

  private void beginHour() {
    long local = hourEnds + offsetHours * Day.HOUR;
    int hour = (int) (Math.floorMod(local, Day.LENGTH) / Day.HOUR);
    long midnight = hourEnds - hour * Day.HOUR;
    Day day = Day.of(midnight, (int) ((hourEnds - from) / Day.LENGTH), offsetHours);
    left = dice.poisson(perHour * rhythm.atHour(day, hour, dice));
    hourEnds += Day.HOUR;
  }
}
