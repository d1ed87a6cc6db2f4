package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlInjectionTest {
  private final SqlInjection injection = new SqlInjection();

  private boolean judge(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return injection.judge(bytes, 0, bytes.length);
  }

  private Set<SqlEvidence> evidence() {
    Set<SqlEvidence> found = EnumSet.noneOf(SqlEvidence.class);
    for (SqlEvidence kind : SqlEvidence.values()) {
      if ((injection.evidence() & kind.bit()) != 0) {
        found.add(kind);
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          7 union select 1,2        > UNION_QUERY
          7' union select a from b# > UNION_QUERY
          x'; drop table orders     > STACKED_STATEMENT
          7; waitfor delay '0:0:1'  > STACKED_STATEMENT
          7 and 1=1                 > CONSTANT_CONDITION
          x' or 'a'='a              > CONSTANT_CONDITION
          x' or name is not null    > CONSTANT_CONDITION
          x' and name = 'y          > CONDITION
          x' * 'y                   > QUOTE_BRIDGE
          admin'--                  > COMMENT_TAIL
          7 and sleep(1)            > DELAY
          load_file('a')            > REACH
          7 into outfile 'a'        > INTO_FILE
          7 order by 9              > COLUMN_COUNT
          7 group by 1 having 1=1   > CLAUSE
          case when 1 then 2 end    > CASE
          ascii(substring(a,1,1))   > NESTED_CALLS
          7 or @@version = 'a'      > VARIABLE
          (select a from b)         > SUBQUERY
          select a,b from c         > WHOLE_QUERY
          7) or (1=1                > CLOSES_CONTEXT
          """)
  void valuesThatGoOnAsSqlAreInjections(String value, SqlEvidence expected) {
    assertThat(judge(value)).as(value).isTrue();
    assertThat(evidence()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "-3.5",
        "o'brien",
        "rock 'n' roll",
        "salt and pepper",
        "order by phone",
        "select your size",
        "the union of two sets",
        "student union elections",
        "drop table runner",
        "15\" and 17\" screens",
        "1/4\" - 1/2\" wide",
        "it's 5 o'clock and we're late",
        "a = b",
        "C:\\new\\folder",
        "2026-11-25T10:00:00+09:00",
        "name@example.com",
        "https://example.com/a?b=c&d=e#f",
        "{\"a\":[1,2],\"b\":\"c\"}",
        "if you like it or not",
        "(optional)",
        "case for phone when travelling",
        "having a good time",
        "sleep (well)",
        "update your profile",
        "\"like\" button"
      })
  void ordinaryValuesAreLeftAlone(String value) {
    assertThat(judge(value)).as("%s: %s", value, evidence()).isFalse();
  }

  @Test
  void theQuoteThatWasLeftIsNamed() {
    judge("x\" or \"a\"=\"a");
    assertThat(injection.quote()).isEqualTo((byte) '"');
    judge("7 or 1=1");
    assertThat(injection.quote()).isZero();
  }

  @Test
  void triesOfOneToolHaveOneFingerprint() {
    assertThat(fingerprint("-7 union select 1,2,3,4-- "))
        .isEqualTo(fingerprint("8+1 union select null,2-- "))
        .isEqualTo("nUSnc");
    assertThat(fingerprint("x' or 1=1")).isEqualTo("n&n=n");
  }

  private String fingerprint(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    judge(value);
    byte[] target = new byte[SqlFingerprint.LONGEST];
    int length = injection.fingerprint(bytes, 0, bytes.length, target);
    return new String(target, 0, length, StandardCharsets.UTF_8);
  }

  @Test
  void anyBytesAreJudgedWithoutAnException() {
    Random random = new Random(39);
    String[] parts = {
      "'", "\"", "(", ")", " or ", "1", "=", "select ", "union ", "--", "/*", "*/", "#", ";", "@",
      "a", "case ", "when ", "end ", "\\", ",", " from ", "sleep(", "not ", "is ", "having ",
      "\u00a0"
    };
    for (int round = 0; round < 100_000; round++) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        value.append(parts[random.nextInt(parts.length)]);
      }
      byte[] bytes = value.toString().getBytes(StandardCharsets.ISO_8859_1);
      assertThat(injection.judge(bytes, 0, bytes.length))
          .isEqualTo(injection.points() >= SqlInjection.SUFFICIENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'", "(", "1,", "or ", "union ", "not ", "select(", "/*", "case ", "-", "a.", "@", "is "
      })
  void aLongValueTakesLinearSteps(String part) {
    byte[] bytes = part.repeat((1 << 20) / part.length()).getBytes(StandardCharsets.UTF_8);
    injection.judge(bytes, 0, bytes.length);
    assertThat(injection.steps()).isLessThan(40L * SqlInjection.LONGEST);
  }
}
