package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateHistoryTest {
  private static final int SLOTS = 720;
  private static final int REACH = 28 * 24;
  private static final long START = 490_000;

  private static void hour(RateHistory history, long hour, int slots, double rate) {
    for (int slot = 0; slot < slots; slot++) {
      history.learn(hour, rate, REACH);
    }
  }

  @Test
  void theSameHourOfTheWeekAndItsNeighboursCount() {
    RateHistory history = new RateHistory(SLOTS);
    hour(history, START, 100, 500);

    assertThat(history.level(START + 168, START, REACH).seasonal()).isEqualTo(500);
    assertThat(history.level(START + 167, START, REACH).seasonal()).isEqualTo(500);
    assertThat(history.level(START + 169, START, REACH).seasonal()).isEqualTo(500);
    assertThat(history.level(START + 170, START, REACH).seasonal()).isZero();
    assertThat(history.level(START + 24, START, REACH).seasonal()).isZero();
  }

  @Test
  void aHundredthOfTheSlotsMayBeHigher() {
    RateHistory history = new RateHistory(SLOTS);
    hour(history, START, 7, 9_000);
    hour(history, START, 40, 500);

    assertThat(history.level(START + 168, START, REACH).seasonal()).isEqualTo(500);
  }

  @Test
  void hoursWithoutSlotsThatMatterCountAsNothing() {
    RateHistory history = new RateHistory(SLOTS);
    for (int hour = 0; hour < 10; hour++) {
      hour(history, START + hour, 20, 400);
    }

    assertThat(history.level(START + 15, START, REACH).median()).isEqualTo(400);
    assertThat(history.level(START + 40, START, REACH).median()).isZero();
  }

  @Test
  void theDeviationIsTheMedianDistanceFromTheMedian() {
    RateHistory history = new RateHistory(SLOTS);
    double[] rates = {100, 110, 120, 130, 400};
    for (int hour = 0; hour < rates.length; hour++) {
      hour(history, START + hour, 20, rates[hour]);
    }

    RateHistory.Level level = history.level(START + rates.length + 1, START + 1, REACH);
    assertThat(level.median()).isEqualTo(120);
    assertThat(level.deviation()).isEqualTo(10);
  }
}
