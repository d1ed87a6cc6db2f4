package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.hansho.local.epoch.StateChunk;
import org.junit.jupiter.api.Test;

class EpochTimesTest {
  private static final long AGE = 1_000_000;
  private static final long STEP = AGE / 1_000;

  private final EpochTimes times = new EpochTimes(AGE);

  private static boolean isOld(EpochTimes times, long epoch) {
    return epoch <= times.old();
  }

  @Test
  void anEpochIsOldNeitherBeforeItsAgeNorMoreThanAStepLater() {
    long epoch = 0;
    for (long now = 0; now < 2 * AGE; now += STEP / 3) {
      times.pass(now);
      times.commit(++epoch);
      long aged = now - AGE < 0 ? 0 : (now - AGE) / (STEP / 3) + 1;
      assertThat(Math.max(0, times.old()))
          .isGreaterThanOrEqualTo(aged - 8)
          .isLessThanOrEqualTo(aged);
    }
  }

  @Test
  void theLastEpochBeforeSilenceIsOldWhenItsAgeHasCome() {
    times.pass(0);
    times.commit(1);
    times.commit(2);
    times.pass(AGE - 1);
    assertThat(isOld(times, 2)).isFalse();
    times.pass(AGE);
    assertThat(isOld(times, 2)).isTrue();
  }

  @Test
  void whatIsSavedIsSmallAndARestartMakesNothingOlder() {
    long epoch = 0;
    StateChunk saved = null;
    int saves = 0;
    long now = 0;
    for (; now < 3 * AGE; now += STEP / 10) {
      times.pass(now);
      times.old();
      times.commit(++epoch);
      StateChunk change = times.change();
      saved = change == null ? saved : change;
      saves += change == null ? 0 : 1;
    }
    assertThat(saves).isLessThanOrEqualTo(3_001);
    StateChunk last = Objects.requireNonNull(saved);
    assertThat(last.body().length).isLessThan(20_000);
    EpochTimes again = new EpochTimes(AGE);
    again.restore(last, epoch);
    again.pass(now);
    assertThat(again.old()).isLessThanOrEqualTo(times.old());
    again.pass(now + AGE + 2 * STEP);
    assertThat(isOld(again, epoch)).isTrue();
  }

  @Test
  void aJumpOfTheClockCountsAsADayAndBackwardsAsNothing() {
    long day = 86_400_000_000_000L;
    EpochTimes days = new EpochTimes(3 * day);
    days.pass(0);
    days.commit(1);
    days.pass(1_000 * day);
    days.pass(5 * day);
    days.pass(1_000 * day);
    days.pass(1_002 * day);
    assertThat(isOld(days, 1)).isFalse();
    days.pass(1_003 * day);
    assertThat(isOld(days, 1)).isTrue();
  }
}
