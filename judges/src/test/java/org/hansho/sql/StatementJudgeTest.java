package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementJudgeTest {
  /** Points asked for where no template is known. */
  private static final int AD_HOC = 4;

  private static final Path BENIGN =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry", "sql-benign");

  private final StatementJudge judge = new StatementJudge();

  private int points(Dialect dialect, String statement) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    return judge.judge(bytes, 0, bytes.length, dialect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          select a from t where b = 7 or 1=1                     > CONSTANT_CONDITION
          select a from t where b = 'x' and ('a'='a')            > CONSTANT_CONDITION
          select a from t where b = 7 or true order by a         > CONSTANT_CONDITION
          select a from t where b = 7 or not 0                   > CONSTANT_CONDITION
          select a from t where (b = 7 or 1) and c = 'x'         > CONSTANT_CONDITION
          select a from t where b = 7 or 't'                     > CONSTANT_CONDITION
          select a from t where b = 7 xor 1                      > CONSTANT_CONDITION
          select a from t where t.b = T.B and c = 'x'            > CONSTANT_CONDITION
          select a from t where b = 7 union select null,null,1   > PADDED_UNION
          select a from t where b = 7 union all select 1 from u  > CONSTANT_UNION
          select a from t where b = 7 and sleep(1)               > DELAY
          select a from t; waitfor delay '0:0:1'                 > DELAY
          select load_file('a')                                  > REACH
          select a from t; copy u from program 'v'               > REACH
          select a from t where b = convert(int, @@version)      > REACH
          select a from t where b = cast(@@version as int)       > REACH
          select a into outfile 'b' from t                       > INTO_FILE
          select char(1),char(2),char(3)                         > CHARACTER_CODES
          select a from t where b = 'x' -- '                     > COMMENT_TAIL
          select a from t where b = 7/**/or/**/c = 8             > COMMENTS_AS_BLANKS
          select a from t; drop table u                          > STACKED_STATEMENT
          select a from t order by 12                            > COLUMN_COUNT
          """)
  void turnsThatFewStatementsHaveAreNoted(String statement, StatementEvidence expected) {
    assertThat(points(Dialect.ANSI, statement)).isGreaterThanOrEqualTo(expected.weight());
    assertThat(judge.evidence() & expected.bit()).as("%s in %s", expected, statement).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a from t where b = 1 and c = 'x' order by 2",
        "select a from t where b = c + 1 or d is null",
        "select a, 'x' as kind from t union all select b, 'y' from u",
        "select a from t where b = 7 and 0 = 1",
        "select a from t where (1=0) or 1 <> 1",
        "select a from t where b = 7 or c order by d",
        "select a from t join u on t.id = u.id where t.b = u.b and c = d.c",
        "update t set a = a where b = c + c",
        "select a from t where (null is null or b = null) and (8 is null or c > 8)",
        "select a from t where b = 7 /*traceparent='00-5bd66ef5',route='/shop'*/",
        "select cast(a as int), convert(int, b) from t where program = 'v'",
        "-- all of them\nselect a from t -- rest\nwhere b = 1",
        "insert into t values (1, 'it''s; drop table u')",
        "update t set a = 1 where b in (1, 2, 3)"
      })
  void ordinaryStatementsHaveNoPoints(String statement) {
    assertThat(points(Dialect.TSQL, statement)).isZero();
  }

  @Test
  void recordedStatementsOfEveryKindAreLeftAlone() throws IOException {
    List<String> noted = new ArrayList<>();
    int statements = 0;
    for (Path file : benign()) {
      for (String statement :
          Files.readString(file).split("(?mi)^\\s*GO\\s*;?\\s*$|;\\s*(?=\\n)")) {
        statements++;
        if (points(Dialect.TSQL, statement) >= AD_HOC) {
          noted.add(statement);
        }
      }
    }
    assertThat(statements).isGreaterThan(1_000);
    assertThat(noted).hasSizeLessThanOrEqualTo(statements / 200);
  }

  private static List<Path> benign() throws IOException {
    Path folder = BENIGN.resolve("sqlfluff-tsql");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the recorded statements in " + folder.toAbsolutePath());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
