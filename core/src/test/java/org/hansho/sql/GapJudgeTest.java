package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapJudgeTest {
  private final GapJudge judge = new GapJudge();

  private int points(String fragment, char quote) {
    return points(fragment, quote, Dialect.POSTGRESQL);
  }

  private int points(String fragment, char quote, Dialect dialect) {
    byte[] bytes = fragment.getBytes(StandardCharsets.UTF_8);
    judge.judge(bytes, 0, bytes.length, (byte) quote, dialect);
    return judge.points();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 AND 1 = 1",
        "7 OR 2 > 1",
        "7 AND 1 = 2",
        "7 AND 0 = 1 AND 3 = 3",
        "7--",
        "7 /* AND active = 1",
        "7; COPY cmd FROM PROGRAM 'id'--",
        "7; GRANT ALL PRIVILEGES ON DATABASE shop TO somebody",
        "7; GRANT ALL ON ALL_ORDERS TO somebody--",
        "7; GRANT owner TO somebody--"
      })
  void aValueThatGoesOnAsAnAttackIsStrong(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 -- and some more words of prose",
        "name UNION SELECT pass FROM users",
        "union select 7"
      })
  void whatADatabaseRanIsNotExcusedAsProse(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7 AND 0 = 1", "7 AND (1=0)", "7 OR 0 = 1", "7 AND x.b = 3 AND 1 <> 1"})
  void aConditionByWhichProgramsAskForNothingIsWeak(String fragment) {
    assertThat(points(fragment, '\0')).isLessThan(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7 /*route='/shop',traceparent='00-5bd66ef5'*/", "7 /* page 3 */"})
  void aNoteBehindAWholeStatementIsNothing(String fragment) {
    assertThat(points(fragment, '\0')).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 OR id = id",
        "7 OR o.id >= O.ID",
        "7) OR (id=id",
        "7 OR id IS NOT NULL",
        "7 OR NOT id IS NULL",
        "7 OR NULL IS NULL",
        "7 OR 'a' < 'b'",
        "7 OR name LIKE '%'",
        "7 OR name ILIKE '%%'",
        "7 OR name ~ '.*'",
        "7 OR name SIMILAR TO '%'",
        "7 OR name <> ''",
        "7 OR (1)",
        "7 OR -1",
        "7 OR 't'",
        "7 OR 1::boolean",
        "7 OR EXISTS(SELECT 1)"
      })
  void aConditionThatOpensTheQueryIsStrong(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR name LIKE '%",
        "x') OR name LIKE ('%",
        "x' OR name <> '",
        "x' OR name >= '",
        "x' OR name IS NOT NULL AND name <> '",
        "x' OR id IS NOT NULL OR name = '"
      })
  void theSameBehindAQuoteIsStrong(String fragment) {
    assertThat(points(fragment, '\'')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7 || 1", "7 || 1=1", "7 XOR 1", "7 OR !0", "7 OR ~0", "7 OR name RLIKE '.'"})
  void mysqlHasFurtherWordsForIt(String fragment) {
    assertThat(points(fragment, '\0', Dialect.MYSQL)).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @Test
  void pipesJoinTextsWhereTheyAreNoOr() {
    assertThat(points("7 || 1", '\0', Dialect.POSTGRESQL)).isLessThan(GapJudge.STRONG);
    assertThat(points("7 || '%'", '\0', Dialect.MYSQL)).isLessThan(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 AND shipped IS NOT NULL",
        "7 AND (archived = 0 OR archived IS NULL)",
        "7 OR customer IS NULL",
        "7 AND (NULL IS NULL OR region = NULL)",
        "7 AND ('EU' IS NULL OR region = 'EU')",
        "7 AND (@p IS NULL OR region = @p)",
        "7 AND name LIKE '%'",
        "7 AND (name LIKE '%' OR code LIKE '%')",
        "7 AND (code = '' OR name <> '')",
        "7 OR owner IS NOT NULL AND team = 3",
        "7 OR customer = 8",
        "7 OR total > 100",
        "SELECT 1 WHERE 1!=1",
        "7 AND id IN (SELECT CAST(NULL AS INTEGER) WHERE 1!=1)",
        "7 AND id IN (SELECT 1 FROM (SELECT 1) AS _empty_set WHERE 1!=1)"
      })
  void whatMappersAndReportsAddIsWeak(String fragment) {
    assertThat(points(fragment, '\0')).isLessThan(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 AND x IS NULL AND (1)=(1)",
        "7 AND (1 IS NULL OR 1=1)",
        "7 AND 1 IS NOT NULL",
        "7 AND id IN (SELECT pw FROM users)",
        "7 AND id IN (SELECT 1 WHERE 1!=1 OR id = 3)",
        "7 AND id IN (SELECT 1 WHERE 1!=1 UNION SELECT pw FROM users)"
      })
  void anOrdinaryTurnHidesNoOther(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }
}
