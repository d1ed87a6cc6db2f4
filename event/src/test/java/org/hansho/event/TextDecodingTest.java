package org.hansho.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are decoded once, and well-formed UTF-8 from then on. */
class TextDecodingTest {
  private static final int[] CODE_POINTS = {
    'a', 'Z', '0', ' ', '"', '\\', '/', '\n', '\t', '\b', 0, 0x7F, 0xE9, 0x2013, 0x65E5, 0x1F600
  };

  private static String unescaped(String escaped) {
    byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
    byte[] into = new byte[bytes.length];
    int length = JsonText.unescape(bytes, 0, bytes.length, into, 0);
    return new String(into, 0, length, StandardCharsets.UTF_8);
  }

  @Test
  void escapesOfAnyKindAreDecoded() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder plain = new StringBuilder();
      StringBuilder escaped = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        int codePoint = CODE_POINTS[random.nextInt(CODE_POINTS.length)];
        plain.appendCodePoint(codePoint);
        escape(codePoint, random.nextInt(4) == 0, escaped);
      }
      assertThat(unescaped(escaped.toString())).as("%s", escaped).isEqualTo(plain.toString());
    }
  }

  private static void escape(int codePoint, boolean byNumber, StringBuilder into) {
    int simple = "\"\\/\n\t\b".indexOf(codePoint);
    if (byNumber || codePoint == 0) {
      for (char unit : Character.toChars(codePoint)) {
        into.append(String.format("\\u%04x", (int) unit));
      }
    } else if (simple >= 0) {
      into.append('\\').append("\"\\/ntb".charAt(simple));
    } else {
      into.appendCodePoint(codePoint);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\\ud83d', '\ufffd'",
    "'\\ude00x', '\ufffdx'",
    "'\\ud83d\\u0041', '\ufffdA'",
    "'\\x', '\\x'",
    "'\\u12', '\\u12'",
    "'a\\', 'a\\'",
  })
  void whatIsNoEscapeStaysAndLoneSurrogatesAreReplaced(String escaped, String expected) {
    assertThat(unescaped(escaped)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'\\u0041', HIDDEN",
    "'\\u0020', HIDDEN",
    "'\\u0027', SIGNS",
    "'\\u003c', SIGNS",
    "'\\u002f', SIGNS",
    "'\\/', SIGNS",
    "'\\u000a', PLAIN",
    "'\\u00e9', PLAIN",
    "'\\u65e5', PLAIN",
    "'\\n', PLAIN",
    "'\\\\', PLAIN",
    "'\\\"', PLAIN",
    "'\\u004', PLAIN",
    "'\\', PLAIN",
  })
  void anEscapeSaysHowTheTextAroundItIsSpelt(String escape, Spelling expected) {
    byte[] bytes = escape.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonText.spelling(bytes, 0, bytes.length)).isEqualTo(expected);
  }

  @Test
  void wellFormedIsWhatTheDecoderLeavesAlone() {
    Random random = new Random(12);
    byte[] pool = {
      'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xE2, (byte) 0x80, (byte) 0xF0, (byte) 0x9F
    };
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(14)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            random.nextInt(3) > 0 ? pool[random.nextInt(pool.length)] : (byte) random.nextInt();
      }
      byte[] repaired = Utf8.repaired(bytes, 0, bytes.length);
      assertThat(Utf8.isWellFormed(bytes, 0, bytes.length))
          .as("%s", Arrays.toString(bytes))
          .isEqualTo(Arrays.equals(repaired, bytes));
      assertThat(Utf8.isWellFormed(repaired, 0, repaired.length)).isTrue();
    }
  }

  @Test
  void eventGivesWellFormedTextAndKeepsTheRest() {
    Event event = new Event(Fields.of(List.of("f")));
    byte[] record = "ab\u00ffcd\\u0041\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    event.begin(record, 0, record.length, 0);
    int plain = event.add(0, ValueKind.STRING, 0, 2);
    int malformed = event.add(0, ValueKind.STRING, 1, 3);
    int escaped = event.addEscaped(0, 3, record.length - 3);
    assertThat(event.text(malformed)).isEqualTo("b\ufffdc");
    assertThat(event.text(escaped)).isEqualTo("cdA\ufffd");
    assertThat(event.buffer(plain)).isSameAs(record);
    byte[] buffer = event.buffer(malformed);
    assertThat(Utf8.isWellFormed(buffer, event.start(malformed), event.length(malformed))).isTrue();
    assertThat(event.text(event.addSame(0, malformed))).isEqualTo("b\ufffdc");
  }
}
