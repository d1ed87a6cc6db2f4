package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountTailTest {
  /** By adding up the probabilities of all lower counts. */
  private static double slowly(int x, double mean, double k) {
    double probability = Math.pow(k / (k + mean), k);
    double below = 0;
    for (int i = 0; i < x; i++) {
      below += probability;
      probability *= (k + i) / (i + 1) * mean / (k + mean);
    }
    return 1 - below;
  }

  @Test
  void itIsTheSumOfTheProbabilitiesOfAllHigherCounts() {
    for (double mean : new double[] {0.1, 2, 30}) {
      for (double k : new double[] {0.3, 4, 50}) {
        for (int x : new int[] {1, 3, 10, 40}) {
          assertThat(CountTail.atLeast(x, mean, k)).isCloseTo(slowly(x, mean, k), within(1e-9));
        }
      }
    }
  }

  @Test
  void smallProbabilitiesKeepTheirDigits() {
    double ratio = CountTail.atLeast(41, 2, 50) / CountTail.atLeast(40, 2, 50);
    assertThat(CountTail.atLeast(40, 2, 50)).isBetween(1e-40, 1e-25);
    assertThat(ratio).isBetween(0.05, 0.11);
  }

  @Test
  void theUnitOfLargeQuantitiesDoesNotMatter() {
    double bytes = CountTail.atLeast(5e9, 1e9, 3);
    assertThat(CountTail.atLeast(5e6, 1e6, 3)).isCloseTo(bytes, within(bytes / 100));
    assertThat(CountTail.atLeast(1e15, 3, 3)).isZero();
    assertThat(CountTail.atLeast(0, 3, 3)).isEqualTo(1);
  }
}
