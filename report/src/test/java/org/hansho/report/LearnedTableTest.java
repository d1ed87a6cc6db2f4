package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

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
        .isEqualTo("Known values of source_ip");
    assertThat(LearnedTable.name("known_source_ip", JAPANESE)).isEqualTo("source_ip の既知の値の数");
  }

  @Test
  void aNumberWithoutWordsKeepsItsName() {
    assertThat(LearnedTable.name("wobble_index", ENGLISH)).isEqualTo("wobble_index");
  }
}
