package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.alert.Language;
import org.hansho.report.text.Texts;
import org.junit.jupiter.api.Test;

class LearnedTableTest {
  private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
  private static final Texts JAPANESE = Texts.of(Language.JAPANESE);

  @Test
  void numbersHaveNamesInWords() {
    assertThat(LearnedTable.name("samples", ENGLISH)).isEqualTo("Events learned from");
    assertThat(LearnedTable.name("samples", JAPANESE)).isEqualTo("学習に使用したイベント数");
  }

  @Test
  void knownValuesOfAFieldNameTheField() {
    assertThat(LearnedTable.name("known_source_ip", ENGLISH))
        .isEqualTo("Known values of source address");
    assertThat(LearnedTable.name("known_source_ip", JAPANESE)).isEqualTo("既知の値の数: 送信元アドレス");
  }

  @Test
  void aNumberWithoutWordsKeepsItsName() {
    assertThat(LearnedTable.name("wobble_index", ENGLISH)).isEqualTo("wobble_index");
  }

  @Test
  void numbersOfAFieldNameItInWords() {
    assertThat(LearnedTable.name("top_share_source_ip", ENGLISH))
        .isEqualTo("Share of the most frequent value: source address");
    assertThat(LearnedTable.name("different_destination_port", JAPANESE))
        .isEqualTo("異なる値の数: 宛先ポート");
    assertThat(LearnedTable.name("first_odd_field", ENGLISH)).isEqualTo("First value: odd_field");
  }

  @Test
  void whatIsNotKnownHasNoRow() {
    assertThat(LearnedTable.shown(Map.of("since", "", "samples", "0"), Language.ENGLISH))
        .containsExactly(Map.entry("samples", "0"));
  }

  @Test
  void wordsAreShownInTheLanguageOfTheReaderOnly() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("requests", "11");
    numbers.put("vector", "flood of amplified UDP");
    numbers.put("vector_ja", "UDP 増幅攻撃");
    numbers.put("outcome", "syntax");
    numbers.put("outcome_text", "a syntax error");
    numbers.put("outcome_ja", "構文エラー");
    numbers.put("advice", "Look there.");
    assertThat(LearnedTable.shown(numbers, Language.ENGLISH))
        .containsExactly(
            Map.entry("requests", "11"),
            Map.entry("vector", "flood of amplified UDP"),
            Map.entry("outcome_text", "a syntax error"));
    assertThat(LearnedTable.shown(numbers, Language.JAPANESE))
        .containsExactly(
            Map.entry("requests", "11"),
            Map.entry("vector", "UDP 増幅攻撃"),
            Map.entry("outcome", "構文エラー"));
  }
}
