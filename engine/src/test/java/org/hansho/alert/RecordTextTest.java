package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  @Test
  void cuttingTwiceIsCuttingOnceToTheShorterLength() {
    Random random = new Random(7);
    String[] pieces = {"a", "é", "あ", "😀", "\uFFFD", " "};
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int kinds = 1 + random.nextInt(pieces.length);
      while (text.length() < 40 + random.nextInt(4_000)) {
        text.append(pieces[random.nextInt(kinds)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      int from = random.nextInt(3);
      for (int length = 1_024; length >= 64; length /= 2) {
        String once = RecordText.of(bytes, from, bytes.length - from, length);
        String longer = RecordText.of(bytes, from, bytes.length - from, 4 * length);
        assertThat(RecordText.cut(RecordText.cut(longer, 2 * length), length)).isEqualTo(once);
        boolean narrow = once.chars().allMatch(c -> c <= 0xFF);
        assertThat(once.length()).isLessThanOrEqualTo(narrow ? length : length / 2);
      }
    }
  }

  @Test
  void aShortRecordStaysWhole() {
    byte[] bytes = "a short record".getBytes(StandardCharsets.UTF_8);
    assertThat(RecordText.of(bytes, 2, 5, 512)).isEqualTo("short");
  }
}
