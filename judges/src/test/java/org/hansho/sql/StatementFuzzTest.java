package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are read as a statement and as a value without an exception, in bounded steps. */
class StatementFuzzTest {
  private static final byte[] TEMPLATE =
      "SELECT a FROM t WHERE b = 'x' AND c = 1".getBytes(StandardCharsets.UTF_8);

  @FuzzTest
  void anyBytesAreAStatementAndAValue(byte[] bytes) {
    check(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'",
        "$a$",
        "/*!50000",
        "SELECT a FROM t WHERE b = 'x' OR 1=1 -- ' AND c = 1",
        "SELECT a FROM t WHERE b = 'x') OR name LIKE ('%' AND c = 1",
        "1 union select[a],q'{x}',N'é' --",
        "((((('''\\\\"
      })
  void partsOfStatementsAreStatementsAndValues(String text) {
    check(text.getBytes(StandardCharsets.UTF_8));
    check(text.substring(text.length() / 2).getBytes(StandardCharsets.UTF_8));
  }

  private static void check(byte[] bytes) {
    for (Dialect dialect : Dialect.values()) {
      statement(bytes, dialect);
    }
    SqlInjection injection = new SqlInjection();
    boolean found = injection.judge(bytes, 0, bytes.length);
    assertThat(injection.steps()).isLessThan(40L * bytes.length + 400);
    assertThat(new SqlInjection().judge(bytes, 0, bytes.length)).isEqualTo(found);
  }

  private static void statement(byte[] bytes, Dialect dialect) {
    StatementTemplate template = new StatementTemplate();
    template.read(bytes, 0, bytes.length, dialect);
    assertThat(template.steps()).isLessThan(4L * bytes.length + 40);
    int points = new StatementJudge().judge(bytes, 0, bytes.length, dialect);
    assertThat(new StatementJudge().judge(bytes, 0, bytes.length, dialect)).isEqualTo(points);
    StatementComparison known = new StatementComparison();
    known.read(TEMPLATE, 0, TEMPLATE.length, dialect);
    StatementComparison statement = new StatementComparison();
    statement.read(bytes, 0, bytes.length, dialect);
    StatementGap gap = statement.gap(known.words().clone());
    if (gap != null) {
      assertThat(gap.from()).isBetween(0, gap.to());
      assertThat(gap.to()).isLessThanOrEqualTo(statement.length());
      GapJudge judge = new GapJudge();
      judge.judge(statement.bytes(), gap, dialect);
      GapJudge again = new GapJudge();
      again.judge(statement.bytes(), gap, dialect);
      assertThat(judge.points()).isEqualTo(again.points());
    }
  }
}
