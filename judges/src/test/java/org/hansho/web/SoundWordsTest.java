package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SoundWordsTest {
  private final SoundWords words = new SoundWords();

  private boolean have(String before, String text, String behind) {
    byte[] bytes = (before + text + behind).getBytes(StandardCharsets.US_ASCII);
    return words.have(bytes, before.length(), before.length() + text.length());
  }

  private void add(String text) {
    words.add((text + "        ").getBytes(StandardCharsets.US_ASCII), 0, text.length());
  }

  @Test
  void aWordIsKnownWhateverStandsAroundIt() {
    add("GET");
    add("HTTP/1.1");
    assertThat(have("\"", "GET", " / HTTP/1.1")).isTrue();
    assertThat(have("GET / ", "HTTP/1.1", "")).isTrue();
  }

  @Test
  void otherWordsAreNot() {
    add("GET");
    assertThat(have("", "get", "        ")).isFalse();
    assertThat(have("", "GE", "T        ")).isFalse();
    assertThat(have("", "GET\0", "        ")).isFalse();
    assertThat(have("", "GETS", "        ")).isFalse();
    assertThat(have("", "", "GET        ")).isFalse();
  }

  @Test
  void longWordsAndThoseAtTheEndOfTheirBufferAreJudgedEachTime() {
    add("PROPPATCH");
    add("GET");
    assertThat(have("", "PROPPATCH", "        ")).isFalse();
    assertThat(have("", "GET", "    ")).isFalse();
  }
}
