package org.hansho.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

/** When a source is silent, over weeks of a time of its own. */
class RhythmTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long STEP = 15 * SECOND;
  private static final long MONDAY = 4 * 24 * WeekHours.HOUR;
  private static final int WEEKS = 10;

  /** How many false alarms a source makes that never stops. */
  private static int falseAlarms(Random random, ToDoubleFunction<Random> pauseSeconds) {
    Rhythm rhythm = new Rhythm();
    long now = MONDAY;
    double next = now;
    int alarms = 0;
    boolean silent = false;
    while (now < MONDAY + WEEKS * 168 * WeekHours.HOUR) {
      now += STEP;
      rhythm.passed(now, STEP);
      if (now >= next) {
        rhythm.heard(now);
        silent = false;
        while (next <= now) {
          next += Math.max(1, pauseSeconds.applyAsDouble(random)) * SECOND;
        }
      }
      alarms += rhythm.isSilent() && !silent ? 1 : 0;
      silent = silent || rhythm.isSilent();
    }
    return alarms;
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  @Test
  void sourcesWithRandomPausesAreNearlyNeverCalledSilent() {
    int alarms = 0;
    for (int seed = 0; seed < 10; seed++) {
      alarms += falseAlarms(new Random(seed), random -> exponential(random, 1_200));
    }
    assertThat(alarms).isLessThanOrEqualTo(2);
  }

  @Test
  void burstySourcesAreCalledSilentAtMostOnceInAWeek() {
    for (int seed = 0; seed < 10; seed++) {
      int alarms =
          falseAlarms(
              new Random(seed),
              random ->
                  random.nextInt(20) > 0 ? 15 : 1_800 * Math.pow(1 - random.nextDouble(), -0.8));
      assertThat(alarms).as("seed " + seed).isLessThanOrEqualTo(WEEKS);
    }
  }

  /** A source of office hours, Monday to Friday, each minute. */
  private static boolean works(long now) {
    int hour = WeekHours.of(now - MONDAY);
    return hour < 120 && hour % 24 >= 8 && hour % 24 < 18;
  }

  /** Lets time pass; returns when it was called silent first, or the least number. */
  private static long run(Rhythm rhythm, long from, long to, boolean sends) {
    long silent = Long.MIN_VALUE;
    for (long now = from; now < to; now += STEP) {
      rhythm.passed(now, STEP);
      if (sends && works(now) && Math.floorMod(now, 60 * SECOND) < STEP) {
        rhythm.heard(now);
      }
      silent = silent == Long.MIN_VALUE && rhythm.isSilent() ? now : silent;
    }
    return silent;
  }

  @Test
  void nightsAndWeekendsAreNoSilenceButAnOfficeHourIs() {
    Rhythm rhythm = new Rhythm();
    long week = 168 * WeekHours.HOUR;
    assertThat(run(rhythm, MONDAY, MONDAY + 3 * week, true)).isEqualTo(Long.MIN_VALUE);
    long silent = run(rhythm, MONDAY + 3 * week, MONDAY + 4 * week, false);
    long late = silent - (MONDAY + 3 * week + 8 * WeekHours.HOUR);
    assertThat(late).isBetween(60 * SECOND, 4 * 60 * SECOND);
  }

  /** Three hours pass until that is certain: what is silent meanwhile is no usual hour. */
  @Test
  void silenceThatLastsForHoursIsReportedInHoursThatWereNeverSeenToo() {
    Rhythm rhythm = new Rhythm();
    long now = MONDAY;
    for (int beat = 0; beat < 60; beat++) {
      rhythm.heard(now);
      for (int step = 0; step < 240; step++) {
        now += STEP;
        rhythm.passed(now, STEP);
      }
    }
    int steps = 0;
    while (!rhythm.isSilent() && steps < 2_000) {
      now += STEP;
      rhythm.passed(now, STEP);
      steps++;
    }
    assertThat(steps).isBetween(2 * 240 - 10, 2 * 240 + 10);
  }

  @Test
  void sourceThatIsHeardEverySecondIsSilentAfterAMinute() {
    Rhythm rhythm = new Rhythm();
    long now = MONDAY;
    for (int second = 0; second < 26 * 3_600; second++) {
      now += SECOND;
      rhythm.passed(now, SECOND);
      rhythm.heard(now);
    }
    for (int second = 0; second < 59; second++) {
      now += SECOND;
      rhythm.passed(now, SECOND);
    }
    assertThat(rhythm.isSilent()).isFalse();
    rhythm.passed(now + SECOND, SECOND);
    assertThat(rhythm.isSilent()).isTrue();
  }

  @Test
  void whatIsKnownIsTheSameBehindARestart() {
    Rhythm rhythm = new Rhythm();
    run(rhythm, MONDAY, MONDAY + 100 * WeekHours.HOUR, true);
    StateWriter kept = new StateWriter();
    rhythm.write(kept);
    Rhythm again = Rhythm.read(new StateReader(kept.toBytes()));
    StateWriter keptAgain = new StateWriter();
    again.write(keptAgain);
    assertThat(keptAgain.toBytes()).isEqualTo(kept.toBytes());
    assertThat(again.learnedPercent()).isEqualTo(100);
  }
}
