package org.hansho.files.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void escapeSequencesAreShownNotObeyed() {
    assertThat(Printable.line("a\u001b[2Jb")).isEqualTo("a\\x1b[2Jb");
    assertThat(Printable.line("\u009b31m")).isEqualTo("\\x9b31m");
    assertThat(Printable.line("\u0007\u007f")).isEqualTo("\\x07\\x7f");
  }

  @Test
  void directionOfWritingCannotBeTurned() {
    assertThat(Printable.line("gpj\u202eexe")).isEqualTo("gpj\\u202eexe");
    assertThat(Printable.line("\u2067x")).isEqualTo("\\u2067x");
  }

  @Test
  void lineEndsBecomeBlanksAndPlainTextStays() {
    assertThat(Printable.line("a\r\nb\tc")).isEqualTo("a  b c");
    assertThat(Printable.line("半鐘 ok")).isEqualTo("半鐘 ok");
  }

  @Test
  void whatHasNoWidthCannotHideText() {
    assertThat(Printable.line("a\u200bb\u2060\ufeff")).isEqualTo("a\\u200bb\\u2060\\ufeff");
    assertThat(Printable.line("x" + Character.toString(0xE0041))).isEqualTo("x\\U000e0041");
    assertThat(Printable.line("\ud800x")).isEqualTo("\\ud800x");
    assertThat(Printable.line("e\ufe0f\ufe0f")).isEqualTo("e\\ufe0f\\ufe0f");
  }

  @Test
  void variantsOfEmojiAndOfJapaneseNamesStay() {
    String name = "葛" + Character.toString(0xE0100) + "城";
    assertThat(Printable.line(name)).isEqualTo(name);
    assertThat(Printable.line("\u2764\ufe0f")).isEqualTo("\u2764\ufe0f");
  }

  @Test
  void aCellNeverBeginsAFormulaWhereverASpreadsheetSplits() {
    for (char formula : "=+-@＝＋－＠".toCharArray()) {
      assertThat(Printable.cell(formula + "A1")).isEqualTo("'" + formula + "A1");
      assertThat(Printable.cell("a;" + formula + "A1")).isEqualTo("a;'" + formula + "A1");
      assertThat(Printable.cell("a; \"" + formula + "A1")).isEqualTo("a; \"'" + formula + "A1");
      assertThat(Printable.cell("a\t" + formula + "A1")).isEqualTo("a '" + formula + "A1");
      assertThat(Printable.cell("\r\n" + formula + "A1")).isEqualTo("  '" + formula + "A1");
      assertThat(Printable.cell("a" + formula + "A1")).isEqualTo("a" + formula + "A1");
    }
  }

  @Test
  void safeTwiceIsSafeOnce() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String once = Printable.line("a" + Character.toString(codePoint) + "b");
      assertThat(Printable.line(once)).isEqualTo(once);
    }
  }
}
