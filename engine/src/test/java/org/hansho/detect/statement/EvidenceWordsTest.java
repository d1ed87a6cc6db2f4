package org.hansho.detect.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hansho.sql.SqlEvidence;
import org.hansho.sql.StatementEvidence;
import org.junit.jupiter.api.Test;

class EvidenceWordsTest {
  @Test
  void everyWordOfEvidenceIsSaidInJapanese() {
    Stream<String> ofFragments =
        Arrays.stream(SqlEvidence.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Stream<String> ofStatements =
        Arrays.stream(StatementEvidence.values()).map(StatementEvidence::word);
    assertThat(Stream.concat(ofFragments, ofStatements))
        .allSatisfy(word -> assertThat(EvidenceWords.japanese(List.of(word))).isNotEqualTo(word));
  }

  @Test
  void severalAreListed() {
    assertThat(EvidenceWords.japanese(List.of("delay", "call")))
        .isEqualTo("応答を遅らせる呼び出し、SQL 関数の呼び出し");
  }
}
