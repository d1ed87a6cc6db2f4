package org.hansho.report.html;

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
  void numbersAreWrittenAsAPersonWritesThem() {
    assertThat(LearnedTable.value("usual", "177615.46")).isEqualTo("177,615");
    assertThat(LearnedTable.value("ratio", "2.4567")).isEqualTo("2.46");
    assertThat(LearnedTable.value("share", "0.00123")).isEqualTo("0.00123");
    assertThat(LearnedTable.value("samples", "1204")).isEqualTo("1,204");
    assertThat(LearnedTable.value("bytes_out", "614400")).isEqualTo("614,400 (600 KiB)");
    assertThat(LearnedTable.value("new", "17.6123")).isEqualTo("17.6123");
    assertThat(LearnedTable.value("since", "2026-11-01T00:00:00Z"))
        .isEqualTo("2026-11-01T00:00:00Z");
  }

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
