package org.hansho.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DottedTextTest {
  private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final String[] PIECES = {
    "0", "1", "9", "10", "99", "100", "199", "200", "249", "250", "255", "256", "300", "999", "00",
    "01", "007", "1000", ".", ".", ".", ".", ".", "", "a", ":", "/", "-", " ", "é", "\u00ae"
  };

  private final Random random = new Random(11);

  private static long expected(String text) {
    String[] parts = text.split("\\.", -1);
    long value = 0;
    for (String part : parts) {
      Matcher number = PART.matcher(part);
      if (parts.length != 4 || !number.matches() || Integer.parseInt(part) > 255) {
        return -1;
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return value;
  }

  private String address() {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < 4; part++) {
      text.append(part > 0 ? "." : "").append(random.nextInt(random.nextBoolean() ? 256 : 30));
    }
    return text.toString();
  }

  private String text() {
    if (random.nextInt(4) > 0) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 7; i++) {
        text.append(i % 2 == 1 && random.nextInt(20) > 0 ? "." : PIECES[random.nextInt(31)]);
      }
      return text.toString();
    }
    return address();
  }

  @Test
  void anAddressIsReadAsItsPartsSayWhateverStandsAroundIt() {
    int addresses = 0;
    for (int round = 0; round < 300_000; round++) {
      String text = text();
      String before = PIECES[random.nextInt(31)];
      String behind = random.nextBoolean() ? "" : text() + text();
      int from = before.getBytes(StandardCharsets.UTF_8).length;
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      byte[] bytes = (before + text + behind).getBytes(StandardCharsets.UTF_8);
      long expected = expected(text);
      assertThat(DottedText.read(bytes, from, from + length))
          .as("'%s' in '%s%s%s'", text, before, text, behind)
          .isEqualTo(expected);
      addresses += expected >= 0 ? 1 : 0;
    }
    assertThat(addresses).isBetween(60_000, 200_000);
  }
}
