package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of conditions. */
class ConditionTest {
  private static final String SELECTIONS =
      """
      a: {f: a}
      b: {f: b}
      c: {f: c}
      x_1: {f: 1x}
      x_2: {f: 2x}
      x_3: {f: 3x}
      """;

  private static String condition(String condition) {
    return Written.expr(SELECTIONS + "condition: " + condition).replace("f '", "").replace("'", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a                       ! a
          a and b                 ! (a and b)
          a and b and c           ! (a and b and c)
          a or b and c            ! (a or (b and c))
          (a or b) and c          ! ((a or b) and c)
          not a and b             ! (not a and b)
          not (a and b)           ! not (a and b)
          not not a               ! a
          a and not 1 of x_*      ! (a and not (1x or 2x or 3x))
          not all of x_*          ! not (1x and 2x and 3x)
          1 of x_* or a           ! ((1x or 2x or 3x) or a)
          any of x_*              ! (1x or 2x or 3x)
          all of x_1              ! 1x
          2 of x_*                ! ((1x and 2x) or (1x and 3x) or (2x and 3x))
          3 of x_*                ! (1x and 2x and 3x)
          1 of *_1                ! 1x
          all of them             ! (a and b and c and 1x and 2x and 3x)
          A AND NOT B             !
          ((a))                   ! a
          (a)and(b)               ! (a and b)
          """)
  void theGrammarIsSigmas(String condition, String meaning) {
    if (meaning == null) {
      assertThat(
              Written.messages(Written.read(Written.rule(SELECTIONS + "condition: " + condition))))
          .contains("there is no selection 'A'", "there is no selection 'B'");
    } else {
      assertThat(condition(condition)).isEqualTo(meaning);
    }
  }

  @Test
  void wordsAreReadInAnyCase() {
    assertThat(condition("a AND NOT b OR 1 OF x_*"))
        .isEqualTo("((a and not b) or (1x or 2x or 3x))");
  }

  @Test
  void aListOfConditionsIsAnOr() {
    assertThat(condition("[a and b, c]")).isEqualTo("((a and b) or c)");
  }

  @Test
  void selectionsMayHaveNamesOfMoreThanLetters() {
    assertThat(Written.expr("sel-1.x: {f: a}\ncondition: sel-1.x")).isEqualTo("f 'a'");
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "(".repeat(200) + "a" + ")".repeat(200);

    assertThat(Written.messages(Written.read(Written.rule(SELECTIONS + "condition: " + deep))))
        .contains("the condition is nested too deeply");
  }

  @Test
  void tooManyCombinationsAreRefused() {
    StringBuilder selections = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      selections.append("s_").append(i).append(": {f: ").append(i).append("}\n");
    }

    assertThat(Written.messages(Written.read(Written.rule(selections + "condition: 15 of s_*"))))
        .contains("there are too many ways to choose 15 of 30 selections");
  }
}
