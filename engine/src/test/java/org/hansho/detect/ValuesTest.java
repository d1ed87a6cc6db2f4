package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final Origin ORIGIN = new Origin("source", 0, 0, 0);

  private static Fact fact(byte[] packed) {
    return new Fact(0, 0, ORIGIN, packed);
  }

  @Test
  void whatIsPackedStandsInItsColumn() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      String[] texts = new String[random.nextInt(300)];
      for (int column = 0; column < texts.length; column++) {
        texts[column] = random.nextInt(3) == 0 ? "value " + random.nextInt() : "";
      }
      Fact fact = fact(Values.of(texts));
      for (int column = 0; column < texts.length; column++) {
        assertThat(fact.text(column)).isEqualTo(texts[column]);
        assertThat(fact.count(column)).isEqualTo(texts[column].isEmpty() ? 0 : 1);
      }
      assertThat(fact.first(texts.length)).isEqualTo(Fact.NONE);
      assertThat(fact.first(FactLayout.ABSENT)).isEqualTo(Fact.NONE);
    }
  }

  @Test
  void columnsBeyondTheBoundAreLeftOut() {
    String[] texts = Collections.nCopies(Values.MOST + 5, "x").toArray(String[]::new);
    Fact fact = fact(Values.of(texts));
    assertThat(fact.text(Values.MOST - 1)).isEqualTo("x");
    assertThat(fact.text(Values.MOST)).isEmpty();
  }
}
