package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void wholeNumbersAreGroupedAsTheFormatterOfTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2_000; i++) {
      long number = random.nextLong() >> random.nextInt(11, 63);
      assertThat(Numbers.grouped((double) number))
          .isEqualTo(String.format(Locale.ROOT, "%,d", number));
      assertThat(Numbers.plain((double) number)).isEqualTo(Long.toString(number));
    }
  }

  @Test
  void partsAreRoundedAndZerosLeftOut() {
    assertThat(Numbers.plain(2.5)).isEqualTo("2.5");
    assertThat(Numbers.plain(0.005)).isEqualTo("0.01");
    assertThat(Numbers.plain(-0.0)).isEqualTo("0");
    assertThat(Numbers.grouped(2.54)).isEqualTo("2.5");
    assertThat(Numbers.grouped(1234.5)).isEqualTo("1,235");
  }
}
