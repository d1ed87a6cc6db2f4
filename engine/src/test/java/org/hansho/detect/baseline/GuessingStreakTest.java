package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuessingStreakTest {
  private static final long SECOND = 1_000_000_000L;

  private final GuessingStreak streak = new GuessingStreak();
  private long now;

  private void take(int... packets) {
    for (int each : packets) {
      now += 10 * SECOND;
      streak.take(each, now, now + SECOND);
    }
  }

  private void takeTimes(int times, int packets) {
    for (int i = 0; i < times; i++) {
      take(packets);
    }
  }

  @Test
  void tenAreAStreakAndNineAreNot() {
    takeTimes(9, 13);
    assertThat(streak.isLeftBy(100, now)).isFalse();

    take(13);

    assertThat(streak.isLeftBy(100, now)).isTrue();
    assertThat(streak.mean()).isEqualTo(13);
  }

  @Test
  void fivePacketsAboveTheMeanLeaveItAndFourDoNot() {
    takeTimes(20, 13);

    assertThat(streak.isLeftBy(18, now)).isTrue();
    assertThat(streak.isLeftBy(17, now)).isFalse();
  }

  @Test
  void aPacketMoreOrLessAddsUpToNothing() {
    for (int i = 0; i < 50; i++) {
      take(13, 14, 13, 12);
    }

    assertThat(streak.flows()).isEqualTo(200);
  }

  @Test
  void aSingleOneThatIsUnlikeIsPassedOver() {
    takeTimes(20, 13);
    take(17);
    takeTimes(5, 13);

    assertThat(streak.flows()).isEqualTo(25);
    assertThat(streak.mean()).isEqualTo(13);
  }

  @Test
  void twoInARowThatAreUnlikeBeginAnotherStreak() {
    takeTimes(20, 13);
    take(16);
    assertThat(streak.flows()).isEqualTo(21);

    take(16, 16);

    assertThat(streak.flows()).isEqualTo(1);
    assertThat(streak.mean()).isEqualTo(16);
  }

  @Test
  void smallerOnesBeginAnotherStreakToo() {
    takeTimes(20, 20);

    take(11, 11);

    assertThat(streak.flows()).isEqualTo(1);
  }

  @Test
  void anHourOfSilenceEndsIt() {
    takeTimes(20, 13);
    long last = streak.last();

    assertThat(streak.isLeftBy(100, last + GuessingStreak.IDLE)).isTrue();
    assertThat(streak.isLeftBy(100, last + GuessingStreak.IDLE + 1)).isFalse();
    now = last + GuessingStreak.IDLE;
    take(13);
    assertThat(streak.flows()).isEqualTo(1);
  }

  @Test
  void whatBeganBeforeItIsNoneOfIt() {
    now = 1_000 * SECOND;
    takeTimes(20, 13);

    assertThat(streak.isLeftBy(100, 1_000 * SECOND)).isFalse();
  }

  @Test
  void anAttemptHasElevenPacketsAtLeast() {
    assertThat(GuessingStreak.mayTry(10, 51)).isFalse();
    assertThat(GuessingStreak.mayTry(11, 51)).isTrue();
    assertThat(GuessingStreak.mayTry(51, 51)).isTrue();
    assertThat(GuessingStreak.mayTry(52, 51)).isFalse();
  }
}
