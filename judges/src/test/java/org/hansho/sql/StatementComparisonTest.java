package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementComparisonTest {
  private final StatementComparison comparison = new StatementComparison();

  private @Nullable StatementGap gap(Dialect dialect, String known, String statement) {
    byte[] template = known.getBytes(StandardCharsets.UTF_8);
    comparison.read(template, 0, template.length, dialect);
    short[] words = comparison.words();
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    comparison.read(bytes, 0, bytes.length, dialect);
    StatementGap gap = comparison.gap(words);
    return gap == null ? comparison.gapAtName(words) : gap;
  }

  private StatementGap found(Dialect dialect, String known, String statement) {
    return Objects.requireNonNull(gap(dialect, known, statement));
  }

  private String fragment(Dialect dialect, String known, String statement) {
    StatementGap gap = gap(dialect, known, statement);
    byte[] bytes = comparison.bytes();
    return gap == null
        ? "none"
        : new String(bytes, gap.from(), gap.to() - gap.from(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          select a from t where b = 'x'             > select a from t where b = 'x' or 'a'='a'           > x' or 'a'='a
          select a from t where b = 'x' and c = 'y' > select a from t where b = 'x' or 1=1 -- ' and c = 'y' > x' or 1=1 --~ ~
          select a from t where b = 'x' and c = 'y' > select a from t where b = 'O'Brien' and c = 'y'    > O'Brien
          select a from t where b = 'x' and c = 'y' > select a from t where b = 'x' and c = 'y' or 1=1 -- ' > y' or 1=1 --~ ~
          select a from t where b = 'x'             > select a from t where b = 'O'Brien'                > O'Brien
          select a from t where b = 'x'             > select a from t where b = 'x''                     > x'
          select a from t where b = 1               > select a from t where b = 1 or 1=1                 > 1 or 1=1
          select a from t where b = 1 and c = 2     > select a from t where b = 1 or 1=1 -- and c = 2    > 1 or 1=1 --
          select a from t where b = 1 and c = 2 order by d > select a from t where b = 1 -- wXyz and c = 2 order by d > 1 -- wXyz
          select a from t where b = 1 and c = 2     > select a from t where b = (select 1) and c = 2     > (select 1)
          select a from t where (b = 'x')           > select a from t where (b = 'x') or ('1'='1')       > x') or ('1'='1
          select a from t where b in (1,2,3)        > select a from t where b in (1,2) or (1=1)          > 2) or (1=1
          insert into t (a,b) values ('x','y')      > insert into t (a,b) values ('x'||version(),'y')    > x'||version(),'y
          """)
  void whatStandsInThePlaceOfALiteralIsFound(String known, String statement, String expected) {
    assertThat(fragment(Dialect.ANSI, known, statement).strip())
        .isEqualTo(expected.replace("~ ~", "").strip());
  }

  @Test
  void textThatSpExecutesqlRunsIsCompared() {
    assertThat(
            fragment(
                Dialect.TSQL,
                "select a from t where b = 'x'",
                "exec sp_executesql N'select a from t where b = ''x'' or 1=1'"))
        .isEqualTo("x' or 1=1");
  }

  @Test
  void withoutAValueBeforeItTheGapBeginsAtAName() {
    assertThat(
            fragment(Dialect.ANSI, "select a from t order by b", "select a from t order by b, c"))
        .isEqualTo("b, c");
    assertThat(fragment(Dialect.ANSI, "select a from t order by b", "select a from t order by (b)"))
        .isEqualTo("(b)");
    assertThat(
            fragment(Dialect.ANSI, "select a from t where b = 1", "select c, d from t where b = 1"))
        .isEqualTo("c, d");
    StatementGap gap =
        found(Dialect.ANSI, "select a from t order by b", "select a from t order by b, c");
    assertThat(gap.isOfValue()).isFalse();
  }

  @Test
  void aStatementOfAnotherTableIsAnotherStatement() {
    assertThat(gap(Dialect.ANSI, "select * from t", "select * from u where 1 = 1 and b > 5"))
        .isNull();
    assertThat(gap(Dialect.ANSI, "select a from t", "select a from t where b = 1")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          select a from t where b = $1            > select a from t where b = $1 or c = $2        > false
          select a from t where b = $1            > select a from t where b = $1 or c = $1        > true
          select a from t where b = ?             > select a from t where b = ? or c = 1          > false
          select a from t where b = 1             > select a from t where b = 1 or c = $1         > true
          """)
  void aParameterOfItsOwnIsNoValueFromOutside(String known, String statement, boolean value) {
    assertThat(found(Dialect.POSTGRESQL, known, statement).isOfValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- a b c d and c = 2 and d = 3 order by e",
        "-- it's and c = 2 and d = 3 order by e",
        "-- /* and c = 2 and d = 3 order by e",
        "-- (and c = 2 and d = 3 order by e",
        "/* a b and c = 2 and d = 3 order by e"
      })
  void theRestIsFoundInACommentWhateverStandsBeforeIt(String comment) {
    String known = "select a from t where b = 1 and c = 2 and d = 3 order by e";
    String statement = "select a from t where b = 1 union select f from g " + comment;
    StatementGap gap = found(Dialect.ANSI, known, statement);
    assertThat(gap.covered()).isEqualTo(gap.tokens());
  }

  @Test
  void theEndIsFoundBehindThousandsOfTokens() {
    String known = "select a from t where b = 1 and c = 2 and d = 3 order by e";
    String sum = "1 union select f from g where h > 0" + "+1".repeat(1_500);
    StatementGap gap = found(Dialect.ANSI, known, known.replace("b = 1", "b = " + sum));
    assertThat(gap.covered()).isEqualTo(gap.tokens());
    assertThat(gap.to() - gap.from()).isEqualTo(sum.length());
  }

  private boolean repeats(String known, String statement) {
    byte[] template = known.getBytes(StandardCharsets.UTF_8);
    comparison.read(template, 0, template.length, Dialect.ANSI);
    short[] words = comparison.words();
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    comparison.read(bytes, 0, bytes.length, Dialect.ANSI);
    return comparison.repeats(words);
  }

  @Test
  void moreOfTheSameIsARepetition() {
    String rows = "insert into t select 1, 'a' union all select 2, 'b'";
    assertThat(repeats(rows, rows + " union all select 3, 'c' union all select 4, 'd'")).isTrue();
    String update = "update t set a = 1 where b = 2; update t set a = 2 where b = 3";
    assertThat(repeats(update, update + "; update t set a = 2 where b = 4")).isTrue();
    String cases = "update t set a = case when b = 1 then 2 %s else 3 end where c = 4";
    String another = "when b = 2 then 3 ";
    assertThat(repeats(cases.formatted(another), cases.formatted(another.repeat(3)))).isTrue();
  }

  @Test
  void whatIsAddedOnceIsNoRepetition() {
    assertThat(repeats("select a from t where b = 1", "select a from t where b = 1 or c = 2"))
        .isFalse();
    assertThat(repeats("select a from t where b = ''", "select a from t where b = '' = ''"))
        .isFalse();
    assertThat(repeats("update t set a = 1", "update t set a = 1; update t set a = 2")).isFalse();
  }

  @Test
  void anotherStatementIsNotNear() {
    assertThat(gap(Dialect.ANSI, "select a from t where b = 1", "select c, d from u where e = 1"))
        .isNull();
    assertThat(gap(Dialect.ANSI, "select a from t where b = 1", "select a from t where b = 2"))
        .isNull();
  }

  @Test
  void anyBytesCanBeCompared() {
    Random random = new Random(7);
    byte[] alphabet = "'\"-#/*() \n,;?=select1a$\\`[".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      short[] words = comparison.words();
      byte[] bytes = new byte[random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = alphabet[random.nextInt(alphabet.length)];
      }
      comparison.read(bytes, 0, bytes.length, Dialect.values()[i % 4]);
      StatementGap gap = words.length == 0 ? null : comparison.gap(words);
      gap = gap == null && words.length > 0 ? comparison.gapAtName(words) : gap;
      if (gap != null) {
        assertThat(gap.from()).isBetween(0, gap.to());
        assertThat(gap.to()).isLessThanOrEqualTo(comparison.length());
      }
    }
  }
}
