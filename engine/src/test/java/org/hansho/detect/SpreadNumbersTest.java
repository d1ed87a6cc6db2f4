package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SpreadNumbersTest {
  private final SpreadNumbers spread = new SpreadNumbers();
  private final SplittableRandom random = new SplittableRandom(11);

  private void sortsAll(LongUnaryOperator numberOf) {
    for (int size = 0; size < 700; size++) {
      long[] numbers = new long[size + 3];
      for (int i = 0; i < size; i++) {
        numbers[i] = numberOf.applyAsLong(i);
      }
      Arrays.fill(numbers, size, size + 3, 5);
      long[] expected = numbers.clone();
      Arrays.sort(expected, 0, size);
      spread.sort(numbers, size);
      assertThat(numbers).isEqualTo(expected);
    }
  }

  @Test
  void hashesAreSorted() {
    sortsAll(i -> random.nextLong() >>> 1);
  }

  @Test
  void numbersThatAreNearlyAllTheSameAreSorted() {
    sortsAll(i -> random.nextInt(9) == 0 ? random.nextLong() >>> 1 : 77);
    sortsAll(i -> random.nextInt(3));
    sortsAll(i -> 0);
  }

  @Test
  void numbersThatComeInOrderAndTheGreatestAreSorted() {
    sortsAll(i -> i);
    sortsAll(i -> Long.MAX_VALUE - i);
    sortsAll(i -> random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(40));
  }
}
