package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapJudgeTest {
  private final GapJudge judge = new GapJudge();

  private int points(String fragment, char quote) {
    byte[] bytes = fragment.getBytes(StandardCharsets.UTF_8);
    judge.judge(bytes, 0, bytes.length, (byte) quote, Dialect.POSTGRESQL);
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
  @ValueSource(strings = {"7 AND 0 = 1", "7 AND (1=0)", "7 OR 0 = 1", "7 AND x.b = 3 AND 1 <> 1"})
  void aConditionByWhichProgramsAskForNothingIsWeak(String fragment) {
    assertThat(points(fragment, '\0')).isLessThan(GapJudge.STRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7 /*route='/shop',traceparent='00-5bd66ef5'*/", "7 /* page 3 */"})
  void aNoteBehindAWholeStatementIsNothing(String fragment) {
    assertThat(points(fragment, '\0')).isZero();
  }
}
