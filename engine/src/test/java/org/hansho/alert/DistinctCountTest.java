package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistinctCountTest {
  private static DistinctCount of(int hashes, long seed, int times) {
    DistinctCount count = new DistinctCount();
    for (int time = 0; time < times; time++) {
      Random random = new Random(seed);
      for (int i = 0; i < hashes; i++) {
        count.add(random.nextLong());
      }
    }
    return count;
  }

  @Test
  void countsExactlyUpToItsBoundHoweverOftenAHashComes() {
    DistinctCount count = of(DistinctCount.EXACT - 1, 1, 3);
    count.add(0);
    count.add(0);
    assertThat(count.count()).isEqualTo(DistinctCount.EXACT);
    assertThat(count.isExact()).isTrue();
  }

  @Test
  void estimatesBeyondItsBound() {
    DistinctCount count = of(1_000_000, 2, 1);
    assertThat(count.isExact()).isFalse();
    assertThat(count.count()).isCloseTo(1_000_000L, Percentage.withPercentage(2));
  }

  @Test
  void mergedCountsSayWhatOneCountWouldHaveSaid() {
    DistinctCount whole = new DistinctCount();
    DistinctCount left = new DistinctCount();
    DistinctCount right = new DistinctCount();
    Random random = new Random(3);
    for (int i = 0; i < 400_000; i++) {
      long hash = random.nextLong();
      whole.add(hash);
      (random.nextInt(10) == 0 ? left : right).add(hash);
      if (random.nextInt(4) == 0) {
        left.add(hash);
      }
    }
    left.merge(right);
    assertThat(left.count()).isEqualTo(whole.count());
    DistinctCount small = of(10, 4, 1);
    small.merge(whole);
    whole.merge(of(10, 4, 1));
    assertThat(small.count()).isEqualTo(whole.count());
  }
}
