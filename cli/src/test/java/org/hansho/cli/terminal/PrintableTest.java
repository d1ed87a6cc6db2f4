package org.hansho.cli.terminal;

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
}
