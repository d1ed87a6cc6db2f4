package org.hansho.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void nothingIsDrawnWhereNobodyWatches() {
    ProgressLine line = new ProgressLine(out, false, 80, 0);
    line.show(5_000, 1, 2, "half");
    line.clear();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void shortWorkShowsNoLine() {
    ProgressLine line = new ProgressLine(out, true, 80, 0);
    line.show(400, 1, 2, "half");
    line.clear();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void longWorkShowsABarThatGoesAway() {
    ProgressLine line = new ProgressLine(out, true, 80, 0);
    line.show(600, 1, 2, "1,000 events");
    line.show(650, 2, 2, "too soon to draw again");
    line.clear();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("█".repeat(12) + "░".repeat(12) + "  50%  1,000 events")
        .doesNotContain("too soon")
        .endsWith("\u001b[2K");
  }
}
