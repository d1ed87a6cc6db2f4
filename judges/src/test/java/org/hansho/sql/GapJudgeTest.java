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
    judge.judge(bytes, new StatementGap(1, 1, 0, 0, 0, bytes.length, (byte) quote), dialect);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7; TRUNCATE users",
        "7; TABLE users",
        "7; WITH x AS (DELETE FROM users RETURNING id) SELECT 1",
        "7; SET ROLE postgres",
        "7; DO $$BEGIN PERFORM 1; END$$",
        "7; PREPARE x AS DELETE FROM users; EXECUTE x",
        "7; LOAD '/tmp/x.so'",
        "7 UNION TABLE users",
        "7 UNION (TABLE users)",
        "7 EXCEPT TABLE users",
        "7 UNION VALUES (1, 2)",
        "7 AND lo_export(1, '/tmp/a') = 1",
        "7 AND SUBSTRING(password, 3, 1) = 'a'",
        "7 AND SUBSTRING((password), 3, 1) = 'a'"
      })
  void otherStatementsAndQueriesThanTheUsualAreStrong(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 DELETE users",
        "7 INSERT users VALUES (1)",
        "7 EXEC dropall",
        "7 SHUTDOWN",
        "7 SELECT password FROM users",
        "7) UPDATE users SET admin = 1"
      })
  void inTsqlAStatementNeedsNoSemicolonBeforeIt(String fragment) {
    assertThat(points(fragment, '\0', Dialect.TSQL)).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 OR id > 0",
        "7 OR id >= -5",
        "7 OR 0 < id",
        "7 OR id <> 7",
        "7 OR id BETWEEN 0 AND 99999",
        "7 OR 5 - 4",
        "7 OR pi()",
        "x) OR tag NOT IN ('x', 'b')",
        "7 OR name NOT LIKE 'zz'",
        "7 OR NOT id = 7",
        "7 OR id IN (id)",
        "7 OR (id) = (id)",
        "7 OR id + 1 > id",
        "7 OR id = id + 0"
      })
  void aConditionThatHardlyAnyRowFailsIsStrong(String fragment) {
    assertThat(points(fragment, '\0')).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'||password||'", "'||users.password||'", "'=name='", "' + pw + '"})
  void aColumnBetweenTwoQuotesIsStrong(String fragment) {
    assertThat(points(fragment, '\'', Dialect.MYSQL)).isGreaterThanOrEqualTo(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 AND COALESCE(brand, 0) = 3",
        "7 GROUP BY id HAVING COUNT(*) > 3",
        "7 ORDER BY FIELD(id, 3, 1, 2)",
        "7 ORDER BY RAND()",
        "7 SELECT SCOPE_IDENTITY()",
        "7; x"
      })
  void whatReportsAddIsWeak(String fragment) {
    assertThat(points(fragment, '\0', Dialect.TSQL)).isLessThan(GapJudge.STRONG);
  }

  private int pointsAtName(String fragment) {
    byte[] bytes = fragment.getBytes(StandardCharsets.UTF_8);
    StatementGap gap = new StatementGap(1, 1, StatementGap.NO_VALUE, -1, 0, bytes.length, (byte) 0);
    judge.judge(bytes, gap, Dialect.MYSQL);
    return judge.points();
  }

  @Test
  void whereNoValueStandsOnlyWhatProgramsDoNotWriteCounts() {
    assertThat(pointsAtName("name, (SELECT COUNT(*) FROM orders)")).isZero();
    assertThat(pointsAtName("name UNION SELECT name FROM old")).isZero();
    assertThat(pointsAtName("(CASE WHEN vip THEN 0 ELSE 1 END), name")).isZero();
    assertThat(pointsAtName("(CASE WHEN (1=1) THEN id ELSE name END)")).isPositive();
    assertThat(pointsAtName("name, SLEEP(5)")).isPositive();
    assertThat(pointsAtName("(SELECT table_name FROM information_schema.tables)")).isPositive();
    assertThat(pointsAtName("name; DROP TABLE users")).isPositive();
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
