package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void wordsAndCommandsAreFound() {
    assertThat(ShellWords.commands("a 'b c' \"d \\\" $x\" e\\ f; g&&h | i\n(j)"))
        .containsExactly(
            List.of("a", "b c", "d \" $x", "e f"),
            List.of("g"),
            List.of("h"),
            List.of("i"),
            List.of("j"));
  }

  @Test
  void quotesMayBeEmptyJoinedOrOpen() {
    assertThat(ShellWords.commands("a '' b'c'\"d\" 'open"))
        .containsExactly(List.of("a", "", "bcd", "open"));
  }

  @Test
  void emptyLinesHoldNoCommand() {
    assertThat(ShellWords.commands(" ;; && \n")).isEmpty();
  }

  @Test
  void anyTextIsSplitWithinBounds() {
    Random random = new Random(5);
    String letters = "ab '\"\\;&|()`\n\t$-";
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(ShellWords.commands(text.toString())).allMatch(command -> !command.isEmpty());
    }
    assertThat(ShellWords.commands("a;".repeat(10_000))).hasSize(64);
    assertThat(ShellWords.commands("a ".repeat(10_000)).get(0)).hasSize(512);
  }
}
