package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BeaconScoreTest {
  private static int[] every(int seconds, int count) {
    int[] times = new int[count];
    Arrays.setAll(times, i -> i * seconds);
    return times;
  }

  private static int[] filled(int count, int value) {
    int[] sizes = new int[count];
    Arrays.fill(sizes, value);
    return sizes;
  }

  @Test
  void aReportOfEqualSizeEveryTwentyMinutesOfADayIsHigh() {
    assertThat(BeaconScore.of(every(1_200, 73), filled(73, 512))).isGreaterThan(0.9);
  }

  @Test
  void threeContactsSayNothing() {
    assertThat(BeaconScore.of(every(60, 3), filled(3, 512))).isZero();
  }

  @Test
  void irregularTimesAndSizesAreLow() {
    int[] times = {0, 3, 4, 900, 905, 4_000, 4_001, 30_000, 30_002, 61_000};
    int[] sizes = {40, 9_000, 120, 33_000, 700, 250_000, 90, 4_000, 61_000, 1_200};

    assertThat(BeaconScore.of(times, sizes)).isLessThan(0.5);
  }

  @Test
  void theIntervalIsTheMedian() {
    assertThat(BeaconScore.interval(new int[] {0, 60, 120, 600})).isEqualTo(60);
    assertThat(BeaconScore.interval(new int[] {7})).isZero();
  }
}
