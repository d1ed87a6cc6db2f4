package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.junit.jupiter.api.Test;

class DiceTest {
  private static final int THROWS = 20_000;

  private final Dice dice = Dice.of(1, "test");

  @Test
  void theSameNameThrowsTheSameAndOthersDoNot() {
    assertThat(Dice.of(1, "a").bits()).isEqualTo(Dice.of(1, "a").bits());
    assertThat(Dice.of(1, "a").bits()).isNotEqualTo(Dice.of(1, "b").bits());
    assertThat(Dice.of(1, "a").bits()).isNotEqualTo(Dice.of(2, "a").bits());
  }

  @Test
  void throwsKeepTheirBounds() {
    assertThat(IntStream.range(0, THROWS).map(i -> dice.between(3, 7)).distinct())
        .containsExactlyInAnyOrder(3, 4, 5, 6, 7);
  }

  @Test
  void meansAreAsAskedFor() {
    assertThat(
            IntStream.range(0, THROWS)
                .mapToLong(i -> dice.exponential(500))
                .average()
                .orElseThrow())
        .isBetween(485.0, 515.0);
    assertThat(IntStream.range(0, THROWS).map(i -> dice.poisson(3.5)).average().orElseThrow())
        .isBetween(3.4, 3.6);
    assertThat(IntStream.range(0, THROWS).map(i -> dice.poisson(90)).average().orElseThrow())
        .isBetween(89.0, 91.0);
    assertThat(IntStream.range(0, THROWS).mapToDouble(i -> dice.normal()).average().orElseThrow())
        .isBetween(-0.05, 0.05);
  }

  @Test
  void identifiersLookRandomAndHaveTheUsualForm() {
    assertThat(dice.identifier())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
  }
}
