package org.hansho.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordHashTest {
  private static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return RecordHash.of(bytes, 0, bytes.length);
  }

  @Test
  void savedHashesStayWhatTheyWere() {
    assertThat(hash("")).isEqualTo(0L);
    assertThat(hash("sudo")).isEqualTo(-8626216079433683068L);
    assertThat(hash("session opened for user root")).isEqualTo(1128334227530731451L);
    assertThat(hash("192.0.2.7 - - [02/Mar/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 200 5120"))
        .isEqualTo(3081559837953842916L);
  }

  @Test
  void whatStandsAroundASliceIsNotPartOfIt() {
    Random random = new Random(1);
    byte[] around = new byte[200];
    for (int length = 0; length < 80; length++) {
      random.nextBytes(around);
      int offset = random.nextInt(100);
      byte[] alone = Arrays.copyOfRange(around, offset, offset + length);
      assertThat(RecordHash.of(around, offset, length)).isEqualTo(RecordHash.of(alone, 0, length));
    }
  }

  @Test
  void oneBitOfARecordChangesItsHash() {
    byte[] bytes =
        "type=USER_AUTH msg=audit(1772442000.123:77): pid=7".getBytes(StandardCharsets.UTF_8);
    long hash = RecordHash.of(bytes, 0, bytes.length);
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
      assertThat(RecordHash.of(bytes, 0, bytes.length)).isNotEqualTo(hash);
      bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
    }
    assertThat(RecordHash.of(bytes, 0, bytes.length - 1)).isNotEqualTo(hash);
  }
}
