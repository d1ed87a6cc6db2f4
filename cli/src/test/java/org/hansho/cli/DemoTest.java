package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first command of the readme, four times as fast. */
@Timeout(300)
class DemoTest {
  @Test
  void theDemonstrationShowsAll85KindsAndItsThreeStories() {
    Run run = Run.of("demo", "--exit", "--speed", "240");
    assertThat(run.code()).as(run.talk()).isEqualTo(0);
    assertThat(run.talk())
        .contains("Everything you will see is a sample")
        .contains("http://127.0.0.1:")
        .contains("/sign-in/")
        .endsWith("The samples are removed.\n");
    assertThat(run.out()).contains("85 of 85 kinds of alerts").contains("Guessed password");
    List<String> ticks =
        run.out().lines().filter(line -> line.matches("  \\d\\d:\\d\\d .*")).toList();
    assertThat(ticks)
        .hasSizeGreaterThanOrEqualTo(85)
        .allMatch(line -> line.contains("[SAMPLE] "), "is marked as a sample");
    assertThat(ticks.stream().map(line -> line.substring(line.length() - 12)))
        .allMatch(id -> id.matches("[0-9a-f]{12}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    Run run = Run.of("demo", "--speed", "0");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.talk()).contains("--speed 0: write a whole number from 1 to 300.");
  }
}
