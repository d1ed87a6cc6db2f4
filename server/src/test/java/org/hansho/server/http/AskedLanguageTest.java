package org.hansho.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.alert.Language;
import org.junit.jupiter.api.Test;

/** The language of an answer. */
class AskedLanguageTest {
  @Test
  void japaneseIsAnsweredToWhoeverPrefersIt() {
    for (String header :
        List.of(
            "ja",
            "JA-jp",
            "ja,en;q=0.9",
            "en;q=0.5, ja-JP",
            "fr, de;q=0.9, ja;q=0.1",
            "en;q=0, ja;q=0.001",
            "*;q=0.5, ja ; q=0.8")) {
      assertThat(AskedLanguage.of(header)).as(header).isEqualTo(Language.JAPANESE);
    }
  }

  @Test
  void englishIsAnsweredToEverybodyElse() {
    for (String header :
        List.of(
            "",
            "*",
            "fr",
            "en, ja",
            "en,ja;q=0.9",
            "ja;q=0",
            "ja;q=2",
            "jav",
            "日本語",
            "ja;q=",
            "ja," + "x".repeat(1_000))) {
      assertThat(AskedLanguage.of(header)).as(header).isEqualTo(Language.ENGLISH);
    }
  }
}
