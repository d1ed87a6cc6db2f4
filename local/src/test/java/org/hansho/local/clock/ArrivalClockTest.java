package org.hansho.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Arrival goes on evenly whatever the system's clock does. */
class ArrivalClockTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long START = 1_772_442_000 * SECOND;

  private final AtomicLong wall = new AtomicLong(START);
  private final AtomicLong ticks = new AtomicLong(77);
  private final ArrivalClock clock = new ArrivalClock(wall::get, ticks::get);

  private void pass(long nanos) {
    wall.addAndGet(nanos);
    ticks.addAndGet(nanos);
  }

  @Test
  void itFollowsAClockThatRunsRight() {
    pass(HOUR);
    assertThat(clock.getAsLong()).isEqualTo(START + HOUR);
    assertThat(clock.disagreement()).isZero();
  }

  @Test
  void aStepBackSlowsItDownALittleUntilBothAgree() {
    wall.addAndGet(-HOUR);
    assertThat(clock.getAsLong()).isEqualTo(START);
    assertThat(clock.disagreement()).isEqualTo(-HOUR);
    pass(100 * SECOND);
    assertThat(clock.getAsLong()).isEqualTo(START + 100 * SECOND - SECOND / 20);
    pass(2_000 * HOUR);
    clock.getAsLong();
    assertThat(clock.disagreement()).isZero();
    assertThat(clock.getAsLong()).isEqualTo(wall.get());
  }

  @Test
  void aStepForwardIsNotFollowedUntilItIsBorneOut() {
    wall.addAndGet(24 * HOUR);
    pass(100 * SECOND);
    assertThat(clock.getAsLong()).isEqualTo(START + 100 * SECOND + SECOND / 20);
    clock.adopt();
    assertThat(clock.getAsLong()).isEqualTo(wall.get());
    assertThat(clock.disagreement()).isZero();
  }

  @Test
  void itNeverGoesBackBehindWhatWasCommitted() {
    clock.continueFrom(START + HOUR);
    assertThat(clock.getAsLong()).isEqualTo(START + HOUR);
    pass(100 * SECOND);
    assertThat(clock.getAsLong()).isEqualTo(START + HOUR + 100 * SECOND - SECOND / 20);
  }
}
