package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class HeavyHittersTest {
  @Test
  void fewValuesAreCountedExactly() {
    HeavyHitters hitters = new HeavyHitters(4);
    hitters.add("a", 5);
    hitters.add("b", 7);
    hitters.add("a", 5);

    assertThat(hitters.top(5))
        .containsExactly(new HeavyHitters.Counted("a", 10, 0), new HeavyHitters.Counted("b", 7, 0));
    assertThat(hitters.leastShareOfTop()).isEqualTo(10 / 17.0);
  }

  @Test
  void aWeightIsNeverTooLowAndTooHighByItsErrorAtMost() {
    Random random = new Random(7);
    HeavyHitters hitters = new HeavyHitters(64);
    Map<String, Long> truth = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String value = "v" + (int) Math.pow(2, random.nextDouble() * 13);
      hitters.add(value, 1);
      truth.merge(value, 1L, Long::sum);
    }

    List<HeavyHitters.Counted> top = hitters.top(64);
    assertThat(top).hasSize(64);
    for (HeavyHitters.Counted counted : top) {
      long real = truth.getOrDefault(counted.value(), 0L);
      assertThat(counted.weight()).isGreaterThanOrEqualTo(real);
      assertThat(counted.weight() - counted.error()).isLessThanOrEqualTo(real);
      assertThat(counted.error()).isLessThanOrEqualTo(50_000 / 64);
    }
  }

  @Test
  void whatIsSavedGoesOnTheSame() {
    HeavyHitters hitters = new HeavyHitters(8);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      hitters.add("v" + random.nextInt(30), 1 + random.nextInt(5));
    }
    StateWriter out = new StateWriter();
    hitters.write(out);
    HeavyHitters restored = HeavyHitters.read(8, new StateReader(out.toBytes()));
    for (int i = 0; i < 200; i++) {
      hitters.add("w" + i % 40, 2);
      restored.add("w" + i % 40, 2);
    }

    assertThat(restored.top(8)).isEqualTo(hitters.top(8));
  }

  @Test
  void evennessIsOneWhereAllBringTheSame() {
    HeavyHitters even = new HeavyHitters(8);
    HeavyHitters skewed = new HeavyHitters(8);
    for (int i = 0; i < 8; i++) {
      even.add("v" + i, 10);
      skewed.add("v" + i, i == 0 ? 1_000 : 1);
    }

    assertThat(even.evenness()).isGreaterThan(0.99);
    assertThat(skewed.evenness()).isLessThan(0.1);
  }
}
