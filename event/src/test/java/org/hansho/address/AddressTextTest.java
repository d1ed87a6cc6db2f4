package org.hansho.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressTextTest {
  @Test
  void fourthVersionIsWrittenInDecimalParts() {
    assertThat(four(0xC000020A)).isEqualTo("192.0.2.10");
    assertThat(four(0)).isEqualTo("0.0.0.0");
    assertThat(four(-1)).isEqualTo("255.255.255.255");
  }

  @Test
  void sixthVersionIsWrittenAsItsRecommendationSays() {
    for (String text :
        List.of(
            "::",
            "::1",
            "1::",
            "2001:db8::1",
            "2001:db8::1:0:0:1",
            "2001:db8:0:1:1:1:1:1",
            "2001:0:0:1::1",
            "fe80::5187:5cd8:d750:cdc9",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6::",
            "::3:4:5:6:7:8")) {
      assertThat(again(text)).isEqualTo(text);
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(5952);
    Address address = new Address();
    byte[] text = new byte[AddressText.LONGEST];
    for (int i = 0; i < 10_000; i++) {
      long high = random.nextLong() & sparse(random);
      long low = random.nextLong() & sparse(random);
      int end = AddressText.writeSix(high, low, text, 0);
      if (high != 0 || low >>> 32 != 0xFFFF) {
        assertThat(address.parse(text, 0, end)).isTrue();
        assertThat(address.high()).isEqualTo(high);
        assertThat(address.low()).isEqualTo(low);
      }
    }
  }

  private static long sparse(Random random) {
    long mask = 0;
    for (int group = 0; group < 4; group++) {
      mask = mask << 16 | (random.nextBoolean() ? 0xFFFF : 0);
    }
    return mask;
  }

  private static String four(int bits) {
    byte[] text = new byte[AddressText.LONGEST];
    return new String(text, 0, AddressText.writeFour(bits, text, 0), StandardCharsets.US_ASCII);
  }

  private static String again(String written) {
    Address address = new Address();
    byte[] bytes = written.getBytes(StandardCharsets.US_ASCII);
    assertThat(address.parse(bytes, 0, bytes.length)).isTrue();
    byte[] text = new byte[AddressText.LONGEST];
    int end = AddressText.writeSix(address.high(), address.low(), text, 0);
    return new String(text, 0, end, StandardCharsets.US_ASCII);
  }
}
