package org.hansho.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.files.source.Unreadable.Trouble;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  private final Texts english = Texts.of(Language.ENGLISH);
  private final Texts japanese = Texts.of(Language.JAPANESE);

  @Test
  void bothLanguagesHaveTheSameKeysAndNoneIsEmpty() {
    assertThat(japanese.all().keySet()).isEqualTo(english.all().keySet());
    assertThat(english.all().values()).noneMatch(String::isBlank);
    assertThat(japanese.all().values()).noneMatch(String::isBlank);
  }

  @Test
  void bothLanguagesFillInTheSameValues() {
    english
        .all()
        .forEach(
            (key, text) ->
                assertThat(placeholders(japanese.get(key))).as(key).isEqualTo(placeholders(text)));
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  @Test
  void everyNameOfTheEngineHasAWord() {
    for (Texts texts : new Texts[] {english, japanese}) {
      for (Severity severity : Severity.values()) {
        assertThat(texts.severity(severity)).isNotBlank();
      }
      for (Intent intent : Intent.values()) {
        assertThat(texts.stage(intent)).isNotBlank();
        assertThat(texts.shortStage(intent)).isNotBlank();
      }
      for (Confidence confidence : Confidence.values()) {
        assertThat(texts.has("confidence." + confidence.key())).isTrue();
      }
      for (Trouble trouble : Trouble.values()) {
        assertThat(texts.has("trouble." + trouble)).isTrue();
      }
    }
    for (Intent intent : Intent.values()) {
      assertThat(japanese.stage(intent)).isEqualTo(intent.japanese());
    }
  }

  @Test
  void numbersChooseTheirForm() {
    assertThat(english.count("alerts", 1)).isEqualTo("1 alert");
    assertThat(english.count("alerts", 1200)).isEqualTo("1,200 alerts");
    assertThat(japanese.count("alerts", 3)).isEqualTo("アラート 3 件");
  }

  @Test
  void aKeyThatIsMissingIsAFault() {
    assertThatThrownBy(() -> english.get("no.such.key")).hasMessageContaining("no.such.key");
  }

  @Test
  void theEnvironmentDecidesTheLanguageEvenWhereTheSystemLacksTheLocale() {
    assertThat(Texts.language(Map.of("LANG", "ja_JP.UTF-8"), Locale.ENGLISH))
        .isEqualTo(Language.JAPANESE);
    assertThat(Texts.language(Map.of("LANG", "ja_JP.UTF-8", "LC_ALL", "C"), Locale.JAPAN))
        .isEqualTo(Language.ENGLISH);
    assertThat(Texts.language(Map.of("HANSHO_LANG", "ja", "LC_ALL", "C"), Locale.ENGLISH))
        .isEqualTo(Language.JAPANESE);
    assertThat(Texts.language(Map.of(), Locale.JAPAN)).isEqualTo(Language.JAPANESE);
    assertThat(Texts.language(Map.of(), Locale.FRANCE)).isEqualTo(Language.ENGLISH);
  }

  @Test
  void numbersAndTimesReadTheSameEverywhere() {
    assertThat(Numbers.grouped(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.grouped(-1_234)).isEqualTo("-1,234");
    assertThat(Numbers.grouped(999)).isEqualTo("999");
    assertThat(Numbers.bytes(1023)).isEqualTo("1023 B");
    assertThat(Numbers.bytes(325_058_560)).isEqualTo("310 MiB");
    assertThat(Numbers.rfc3339(1_500_000_000L)).isEqualTo("1970-01-01T00:00:01.500Z");
    assertThat(Numbers.clock(-1)).isEqualTo("1969-12-31 23:59:59");
  }
}
