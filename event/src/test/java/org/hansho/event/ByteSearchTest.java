package org.hansho.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
  private static final byte[] NEIGHBOURS = {'/', '?', '.', '0', '>', '@', 0, -1, (byte) 0xAF, 'a'};

  @Test
  void firstOfOneOrTwoBytesIsFoundAtAnyPlaceOfASlice() {
    Random random = new Random(46);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(100)];
      int rare = random.nextInt(11);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            NEIGHBOURS[random.nextInt(10) < rare ? 2 + random.nextInt(8) : random.nextInt(10)];
      }
      int from = random.nextInt(bytes.length + 1);
      int end = from + random.nextInt(bytes.length - from + 1);
      int expected = from;
      while (expected < end && bytes[expected] != '/' && bytes[expected] != '?') {
        expected++;
      }
      assertThat(ByteSearch.either(bytes, from, end, (byte) '/', (byte) '?')).isEqualTo(expected);
      while (expected < end && bytes[expected] != '/') {
        expected++;
      }
      assertThat(ByteSearch.first(bytes, from, end, (byte) '/')).isEqualTo(expected);
    }
  }

  @Test
  void searchThatBeginsBehindTheEndStaysThere() {
    assertThat(ByteSearch.either(new byte[4], 3, 2, (byte) '/', (byte) '?')).isEqualTo(3);
    assertThat(ByteSearch.first(new byte[4], 3, 2, (byte) '/')).isEqualTo(3);
  }
}
