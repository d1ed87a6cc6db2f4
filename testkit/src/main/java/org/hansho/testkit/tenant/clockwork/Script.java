package org.hansho.testkit.tenant.clockwork;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.record.Logs;

/** Steps in a fixed order at times fixed beforehand: how an attack is written down. */
public final class Script extends Activity {
  /** Writes one record. */
  @FunctionalInterface
  public interface Step {
    /** Writes the record at this time. */
    void write(long time, Logs logs);
  }

  private record Timed(long time, Step step) {}

  private final Dice dice;
  private final List<Timed> steps = new ArrayList<>();
  private long at;
  private int next;

  /** An empty script that begins at this time. */
  public Script(long begin, Dice dice) {
    this.at = begin;
    this.dice = dice;
  }

  /** Lets about this many microseconds pass. */
  public Script pause(long micros) {
    at += Math.max(1, dice.around(micros));
    return this;
  }

  /** Writes a record, a few milliseconds after the one before. */
  public Script then(Step step) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1).time == at) {
      at += dice.between(5_000, 80_000);
    }
    steps.add(new Timed(at, step));
    return this;
  }

  /** Time of the first record, microseconds since 1970. */
  public long begin() {
    return steps.get(0).time;
  }

  /** Time of the last record, microseconds since 1970. */
  public long end() {
    return steps.get(steps.size() - 1).time;
  }

  /** How many records it writes. */
  public int size() {
    return steps.size();
  }

  @Override
  protected long act(long now, Timeline timeline, Logs logs) {
    steps.get(next++).step.write(now, logs);
    return next < steps.size() ? steps.get(next).time : NEVER;
  }
}
