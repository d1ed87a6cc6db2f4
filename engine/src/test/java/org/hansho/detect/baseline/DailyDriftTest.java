package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DailyDriftTest {
  private final DailyDrift drift = new DailyDrift();
  private double amount = 100;
  private int day = 20_000;

  /** Some days, each with so many times the amount of the one before. */
  private int daysUntilFar(int most, double growth, int pause) {
    for (int passed = 0; passed < most; passed++) {
      drift.note(day, amount);
      day += pause;
      amount *= growth;
      if (drift.isFar()) {
        return passed;
      }
    }
    return -1;
  }

  @Test
  void fivePercentADayIsFarWithinThirtyDaysFromTheFirstDayOn() {
    assertThat(daysUntilFar(31, 1.05, 1)).isBetween(20, 30);
  }

  @Test
  void fivePercentADayBehindAQuietMonthIsFarWithinThirtyDays() {
    assertThat(daysUntilFar(30, 1, 1)).isNegative();
    assertThat(daysUntilFar(31, 1.05, 1)).isBetween(18, 30);
  }

  @Test
  void pausesOfDaysDoNotHideARise() {
    assertThat(daysUntilFar(30, 1, 3)).isNegative();
    assertThat(daysUntilFar(31, 1.05, 3)).isBetween(18, 30);
  }

  @Test
  void onePercentADayIsNeverFar() {
    assertThat(daysUntilFar(1_000, 1.01, 1)).isNegative();
  }

  @Test
  void threeBusyDaysOfAWeekAndAQuietFirstDayAreNotFar() {
    drift.note(day++, 1);
    for (int week = 0; week < 10; week++) {
      for (int of = 0; of < 7; of++) {
        drift.note(day++, of < 3 ? 400 : 100);
        assertThat(drift.isFar()).isFalse();
      }
    }
  }

  @Test
  void whatStaysTwiceAsHighBecomesUsualWithinAFortnight() {
    daysUntilFar(30, 1, 1);
    amount = 210;
    assertThat(daysUntilFar(10, 1, 1)).isNotNegative();
    for (int passed = 0; passed < 14; passed++) {
      drift.note(day++, amount);
    }
    assertThat(drift.isFar()).isFalse();
  }

  @Test
  void whatIsSettledIsNotFarAnyMore() {
    assertThat(daysUntilFar(31, 1.05, 1)).isPositive();
    drift.settle(amount);
    assertThat(drift.isFar()).isFalse();
    assertThat(drift.anchor()).isEqualTo((float) amount);
  }
}
