package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HexTextTest {
  private static String written(long number) {
    byte[] into = new byte[HexText.LENGTH + 2];
    HexText.write(number, into, 1);
    return new String(into, StandardCharsets.US_ASCII);
  }

  @Test
  void aNumberIsWrittenInSixteenDigitsAndNothingBeside() {
    Random random = new Random(5);
    for (int round = 0; round < 10_000; round++) {
      long number = random.nextLong() >>> random.nextInt(64);
      assertThat(written(number)).isEqualTo("\0%016x\0".formatted(number));
    }
    assertThat(written(0x0123456789abcdefL)).isEqualTo("\0" + "0123456789abcdef" + "\0");
  }
}
