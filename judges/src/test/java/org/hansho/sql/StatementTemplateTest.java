package org.hansho.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.RecordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTemplateTest {
  private static StatementTemplate template(Dialect dialect, String statement) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    StatementTemplate template = new StatementTemplate();
    template.read(bytes, 0, bytes.length, dialect);
    return template;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          TSQL       > SELECT  Name FROM [Users] WHERE Id = 7  > select name from "users" where id = ?
          TSQL       > select a from t where b=N'it''s' ; > select a from t where b = ?
          POSTGRESQL > select 'a' || E'b\\'c' , $q$it's$q$ from t > select ? || ?,? from t
          POSTGRESQL > select x from t where y = $1 and z > select x from t where y = ? and z
          MYSQL      > SELECT "a" FROM `t` # rest > select ? from "t"/**/
          MYSQL      > select 1 /* a */ -- b > select ?/**/
          MYSQL      > select /*!40001 sql_no_cache */ * from t > select/**/sql_no_cache/**/* from t
          ANSI       > select * from t where a in (1, 'x', -3) > select * from t where a in(?)
          ANSI       > insert into t (a,b) values (1,'x'),(2,NULL),(3,'z') > insert into t(a,b) values(?)
          ANSI       > update t set a = null, b = -1 where c is null > update t set a = ?,b = ? where c is null
          ANSI       > select a - 1, -a, count(*) from t > select a - ?,-a,count(*) from t
          TSQL       > select * from #tmp_0a1b2c3d > select * from #tmp_?
          TSQL       > exec sp_executesql N'select a from t where b = ''x'' and c = @p0', N'@p0 int', @p0 = 4 > select a from t where b = ? and c = ?
          TSQL       > select @@version, @x > select @@version,?
          """)
  void dataIsFolded(Dialect dialect, String statement, String expected) {
    assertThat(template(dialect, statement)).hasToString(expected);
  }

  @Test
  void statementsThatDifferInDataOnlyHaveOneHash() {
    assertThat(template(Dialect.TSQL, "SELECT a FROM t WHERE b IN (1,2,3) -- trace 7").hash())
        .isEqualTo(template(Dialect.TSQL, "select A\n from T where B in (9)\t--").hash());
  }

  /**
   * The second of two words of eight bytes is chosen so that a hash that only multiplies is the
   * same again: what the first did to it is undone.
   */
  @Test
  void nobodyCanMakeUpAStatementWithTheHashOfAnother() {
    byte[] known =
        ("select \"abcdefgh" + ",".repeat(24) + "ijklmnop\" from t where a = b").getBytes(US_ASCII);
    byte[] forged = known.clone();
    for (long tried = 1; hasTextEnd(forged) || Arrays.equals(forged, known); tried++) {
      forged = forged(known, tried);
    }
    assertThat(RecordHash.of(forged, 0, forged.length))
        .isEqualTo(RecordHash.of(known, 0, known.length));
    StatementTemplate template = new StatementTemplate();
    template.read(known, 0, known.length, Dialect.ANSI);
    assertThat(template.bytes()).startsWith(known);
    long hash = template.hash();
    template.read(forged, 0, forged.length, Dialect.ANSI);
    assertThat(template.bytes()).startsWith(forged);
    assertThat(template.hash()).isNotEqualTo(hash);
  }

  private static byte[] forged(byte[] known, long number) {
    ByteBuffer bytes = ByteBuffer.wrap(known.clone()).order(ByteOrder.LITTLE_ENDIAN);
    long prime = 0x9E3779B97F4A7C15L;
    long lane = known.length * prime + 1;
    long first = bytes.getLong(8) ^ (number * 0x0101_0301L & 0x0707_0707_0707_0707L);
    long before = mixed(lane ^ bytes.getLong(8), prime);
    bytes.putLong(40, bytes.getLong(40) ^ before ^ mixed(lane ^ first, prime));
    return bytes.putLong(8, first).array();
  }

  private static long mixed(long value, long prime) {
    return value * prime ^ (value * prime) >>> 29;
  }

  /** Whether what was made up does not stand in one quoted name as it is. */
  private static boolean hasTextEnd(byte[] forged) {
    for (int at = 8; at < 48; at++) {
      int one = forged[at];
      if (one == '"' || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aValueThatGoesOnAsSqlChangesTheHash() {
    assertThat(template(Dialect.MYSQL, "select a from t where b = 'x' or '1'='1'").hash())
        .isNotEqualTo(template(Dialect.MYSQL, "select a from t where b = 'x or 1=1'").hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          select a from t where b = 'x > true
          select a from t where b = 'x' > false
          select a from t where (b = 1 > true
          select a from t where b = 1) > true
          select a from t /* where > true
          """)
  void whatIsNotClosedIsNoticed(String statement, boolean unclosed) {
    assertThat(template(Dialect.ANSI, statement).isUnclosed()).isEqualTo(unclosed);
  }
}
