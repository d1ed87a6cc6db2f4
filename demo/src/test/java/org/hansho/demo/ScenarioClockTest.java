package org.hansho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScenarioClockTest {
  private static final long SECOND = 1_000_000_000L;

  private final Instant begin = Instant.parse("2026-11-29T09:00:00Z");
  private final AtomicLong ticks = new AtomicLong(77);
  private final ScenarioClock clock = new ScenarioClock(begin, 60, ticks::get);

  private Instant now() {
    return Instant.EPOCH.plusNanos(clock.getAsLong());
  }

  @Test
  void itStandsStillUntilItIsStarted() {
    ticks.addAndGet(100 * SECOND);
    assertThat(now()).isEqualTo(begin);
    clock.start();
    assertThat(now()).isEqualTo(begin);
  }

  @Test
  void itIsFastThroughTheMorningAndAsFastAsLifeAfterwards() {
    clock.start();
    ticks.addAndGet(SECOND);
    assertThat(now()).isEqualTo(Instant.parse("2026-11-29T09:01:00Z"));
    ticks.addAndGet(74 * SECOND);
    assertThat(now()).isEqualTo(Instant.parse("2026-11-29T10:15:00Z"));
    ticks.addAndGet(10 * SECOND);
    assertThat(now()).isEqualTo(Instant.parse("2026-11-29T10:15:10Z"));
  }
}
