package org.hansho.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.sigma.Title;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
  private static Title title(String text) {
    return new Title(text, "題 " + text);
  }

  @Test
  void ofManyRulesTheFirstAreNamedAndTheRestCounted() {
    RuleNames names =
        new RuleNames(
            List.of(title("a"), title("b"), title("c"), title("d"), title("e"), title("f")));
    assertThat(names.english(names.all())).isEqualTo(" (\"a\", \"b\", \"c\", \"d\" and 2 more)");
    assertThat(names.japanese(names.all())).isEqualTo(" (「題 a」、「題 b」、「題 c」、「題 d」ほか 2 件)");
  }

  @Test
  void aLongTitleIsCutBetweenCharacters() {
    RuleNames names = new RuleNames(List.of(title("𠮟".repeat(RuleNames.LONGEST + 1))));
    assertThat(names.english(names.all()))
        .isEqualTo(" (\"" + "𠮟".repeat(RuleNames.LONGEST - 1) + "…\")");
  }

  @Test
  void numbersOfOtherThingsNameNothing() {
    assertThat(RuleNames.NONE.english(RuleNames.NONE.all())).isEmpty();
    assertThat(RuleNames.NONE.japanese(RuleNames.NONE.all())).isEmpty();
  }
}
