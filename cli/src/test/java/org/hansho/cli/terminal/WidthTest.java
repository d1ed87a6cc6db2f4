package org.hansho.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthTest {
  @Test
  void japaneseTakesTwoColumnsACharacter() {
    assertThat(Width.of("半鐘")).isEqualTo(4);
    assertThat(Width.of("カタカナ")).isEqualTo(8);
    assertThat(Width.of("ｶﾀｶﾅ")).isEqualTo(4);
    assertThat(Width.of("A→▲■")).isEqualTo(4);
  }

  @Test
  void combiningMarksTakeNoColumn() {
    assertThat(Width.of("e\u0301")).isEqualTo(1);
    assertThat(Width.of("\u200bx")).isEqualTo(1);
  }

  @Test
  void picturesOutsideOfTheBasicPlaneTakeTwo() {
    assertThat(Width.of("\uD83D\uDD14")).isEqualTo(2);
    assertThat(Width.of("\uD840\uDC00")).isEqualTo(2);
  }

  @Test
  void whatIsCutEndsInAnEllipsisAndNeverSplitsACharacter() {
    assertThat(Width.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Width.cut("半鐘半鐘", 6)).isEqualTo("半鐘…");
    assertThat(Width.of(Width.cut("半鐘半鐘", 6))).isLessThanOrEqualTo(6);
    assertThat(Width.cut("abc", 3)).isEqualTo("abc");
    assertThat(Width.cut("abc", 0)).isEmpty();
  }

  @Test
  void paddingCountsColumnsNotCharacters() {
    assertThat(Width.left("半", 4)).isEqualTo("半  ");
    assertThat(Width.right("半", 4)).isEqualTo("  半");
    assertThat(Width.of(Width.left("半鐘半鐘", 6))).isEqualTo(6);
  }
}
