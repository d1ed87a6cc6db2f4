package org.hansho.local.clock;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The clock by which input arrives, in nanoseconds since 1970. It follows the system's clock, never
 * goes back, and does not jump with it: after a step of the system's clock it runs on as the time
 * since the start says, half a second in a thousand faster or slower until both agree again. A step
 * forward is adopted at once when records bear it out ({@link #adopt}), as after a machine slept.
 *
 * <p>Safe from any thread; a call costs two readings of clocks.
 */
public final class ArrivalClock implements LongSupplier {
  /** What both may differ by before it is worth an alarm; networks keep clocks closer than that. */
  public static final long TOLERANCE = 10_000_000_000L;

  /** One part of so many, the rate at which operating systems slew: no sender falls out of step. */
  private static final long SLEW = 2_000;

  private final LongSupplier wall;
  private final LongSupplier monotonic;
  private long time;
  private long ticks;
  private long disagreement;

  /**
   * A clock that begins now.
   *
   * @param wall nanoseconds since 1970; may step in both directions
   * @param monotonic nanoseconds since any time; never goes back
   */
  public ArrivalClock(LongSupplier wall, LongSupplier monotonic) {
    this.wall = wall;
    this.monotonic = monotonic;
    this.time = wall.getAsLong();
    this.ticks = monotonic.getAsLong();
  }

  /** The clock of this machine. */
  public static ArrivalClock system() {
    return new ArrivalClock(ArrivalClock::systemTime, System::nanoTime);
  }

  /** The clock of a scenario, in which both are the same. */
  public static ArrivalClock of(LongSupplier scenario) {
    return new ArrivalClock(scenario, scenario);
  }

  private static long systemTime() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public synchronized long getAsLong() {
    long now = monotonic.getAsLong();
    long passed = Math.max(0, now - ticks);
    ticks = Math.max(ticks, now);
    long expected = time + passed;
    long ahead = wall.getAsLong() - expected;
    long most = passed / SLEW;
    time = expected + Math.max(-most, Math.min(most, ahead));
    disagreement = ahead - (time - expected);
    return time;
  }

  /** Goes on from a time that was the present one before, if that is later. */
  public synchronized void continueFrom(long earlier) {
    time = Math.max(time, earlier);
  }

  /** Jumps to the system's clock, if that is ahead. */
  public synchronized void adopt() {
    time = Math.max(getAsLong(), wall.getAsLong());
    disagreement = Math.min(0, disagreement);
  }

  /** By how much the system's clock was ahead at the last reading; negative if behind. */
  public synchronized long disagreement() {
    return disagreement;
  }
}
