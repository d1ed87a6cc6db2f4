package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KnownTextsTest {
  private final KnownTexts texts = new KnownTexts(1, 10);

  /** Asks for a text, which is to be kept if it is not known. */
  private boolean ask(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    boolean known = texts.isKnown(bytes, 1, bytes.length - 1);
    if (!known) {
      texts.keep(bytes, 1, bytes.length - 1);
    }
    return known;
  }

  @Test
  void aTextIsKnownFromTheThirdTimeOn() {
    assertThat(ask("/index")).isFalse();
    assertThat(ask("/index")).isFalse();
    assertThat(ask("/index")).isTrue();
  }

  @Test
  void whatComesOnceTakesNobodysPlace() {
    ask("/index");
    ask("/index");
    assertThat(ask("/once")).isFalse();
    assertThat(ask("/index")).isTrue();
  }

  @Test
  void whatComesAgainTakesThePlaceAndHasAnotherIdentity() {
    ask("/index");
    ask("/index");
    long first = texts.identity();
    ask("/cart");
    ask("/cart");
    assertThat(texts.identity()).isPositive().isNotEqualTo(first);
    assertThat(ask("/cart")).isTrue();
    assertThat(ask("/index")).isFalse();
  }

  @Test
  void aLongTextIsNeverKnown() {
    assertThat(ask("/longer-than-ten")).isFalse();
    assertThat(ask("/longer-than-ten")).isFalse();
    assertThat(ask("/longer-than-ten")).isFalse();
  }
}
