package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextLineTest {
  private final TextLine line = new TextLine();

  private String written(long value) {
    line.clear();
    line.number(value);
    return new String(line.bytes, 0, line.length, StandardCharsets.US_ASCII);
  }

  @Test
  void numbersOfAnyLengthAreWrittenAsTheLibraryWritesThem() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      long value = random.nextLong() >>> random.nextInt(64);
      assertThat(written(value)).isEqualTo(Long.toUnsignedString(value));
    }
  }

  @Test
  void bordersAreWrittenWhole() {
    for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
      for (long value : new long[] {power - 1, power, power + 1}) {
        assertThat(written(value)).isEqualTo(Long.toString(value));
      }
    }
    assertThat(written(Integer.MAX_VALUE)).isEqualTo("2147483647");
    assertThat(written(Integer.MAX_VALUE + 1L)).isEqualTo("2147483648");
    assertThat(written(-1)).isEqualTo("18446744073709551615");
  }
}
