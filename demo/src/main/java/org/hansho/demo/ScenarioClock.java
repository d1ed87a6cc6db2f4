package org.hansho.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time of the demonstration, in nanoseconds since 1970: it stands still until it is started,
 * goes much faster than that of the machine through the morning, and as fast as that afterwards.
 * Safe from any thread.
 */
final class ScenarioClock implements LongSupplier {
  /** For so long it is fast: the morning, and what the last of its alerts wait for. */
  private static final long FAST_NANOS = Duration.ofMinutes(75).toNanos();

  private final long begin;
  private final int speed;
  private final LongSupplier ticks;
  private volatile long started = Long.MIN_VALUE;

  /**
   * A clock that stands still at the beginning.
   *
   * @param speed how much faster than the machine's time it goes
   */
  ScenarioClock(Instant begin, int speed) {
    this(begin, speed, System::nanoTime);
  }

  /**
   * The same by other ticks.
   *
   * @param ticks nanoseconds since any time; never goes back
   */
  ScenarioClock(Instant begin, int speed, LongSupplier ticks) {
    this.begin = begin.getEpochSecond() * 1_000_000_000L + begin.getNano();
    this.speed = speed;
    this.ticks = ticks;
  }

  /** Lets it run. */
  void start() {
    started = ticks.getAsLong();
  }

  @Override
  public long getAsLong() {
    long from = started;
    if (from == Long.MIN_VALUE) {
      return begin;
    }
    long passed = ticks.getAsLong() - from;
    long fast = FAST_NANOS / speed;
    return begin + (passed <= fast ? passed * speed : FAST_NANOS + passed - fast);
  }
}
