package org.hansho.memory.yara;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YaraRulesTest {
  @Test
  void whatIsNotSupportedIsRefusedWithLineAndReason() {
    YaraRules rules =
        YaraRules.of(
            """
            import "pe"
            rule Modules { condition: pe.is_dll() }
            global rule Everywhere { condition: filesize > 0 }
            rule Good {
              meta: author = "x" score = -7
              strings: $a = "abcd"
              condition: $a
            }
            rule Anchored { strings: $a = /^abcd/ condition: $a }
            rule Long {
              strings:
                $a = { 61 62 [4-] 63 64 }
              condition:
                $a
            }
            rule Short { strings: $a = "a" condition: $a }
            rule Lengths { strings: $a = "abcd" condition: !a == 4 }
            rule After { condition: Anchored }
            """);
    assertThat(rules.size()).isOne();
    assertThat(rules.problems())
        .containsExactly(
            new YaraProblem(1, "", "import of pe is not supported"),
            new YaraProblem(
                2, "Modules", "pe is not known; modules and external variables are not supported"),
            new YaraProblem(3, "", "global is not supported before a rule"),
            new YaraProblem(9, "Anchored", "anchors are not supported; use at or in"),
            new YaraProblem(12, "Long", "a jump needs two bounds of at most 1024 bytes, not [4-]"),
            new YaraProblem(16, "Short", "a text needs two bytes at least"),
            new YaraProblem(17, "Lengths", "lengths of matches are not supported"),
            new YaraProblem(
                18,
                "After",
                "Anchored is not known; modules and external variables are not supported"));
  }

  @Test
  void aFileThatCannotBeReadSaysWhere() {
    YaraRules rules = YaraRules.of("rule A {\n strings:\n $a = \"abc\n condition: $a }");
    assertThat(rules.size()).isZero();
    assertThat(rules.problems())
        .containsExactly(new YaraProblem(3, "", "a text is not closed; write \" behind it"));
  }

  @Test
  void commentsAndTagsAreRead() {
    YaraRules rules =
        YaraRules.of(
            """
            // first
            private rule Base : tag { condition: true } /* a
            comment */ rule Next : one two { condition: Base }
            """);
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules().get(0).hidden()).isTrue();
    assertThat(rules.rules().get(1).tags()).containsExactly("one", "two");
    assertThat(rules.rules().get(1).line()).isEqualTo(3);
  }
}
