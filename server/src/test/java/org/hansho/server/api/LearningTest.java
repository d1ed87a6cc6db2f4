package org.hansho.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hansho.local.run.Relearning;
import org.hansho.local.run.SourceStatus;
import org.hansho.local.run.SourceTally;
import org.hansho.server.tenant.TenantStatus;
import org.junit.jupiter.api.Test;

/** Learning has come as far as time has passed since the first source was known. */
class LearningTest {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final long NONE = Long.MIN_VALUE;

  private static Learning at(long watermark, long... known) {
    return at(List.of(), watermark, known);
  }

  private static Learning at(List<Relearning> relearned, long watermark, long... known) {
    List<SourceStatus> sources =
        java.util.Arrays.stream(known)
            .mapToObj(
                from ->
                    new SourceStatus(
                        "s",
                        "json",
                        1,
                        2,
                        3,
                        from,
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        NONE,
                        SourceTally.NONE,
                        "",
                        List.of()))
            .toList();
    return Learning.of(new TenantStatus(1, watermark, Map.of(), sources, List.of(), relearned, ""));
  }

  @Test
  void theFirstSourceThatIsKnownBeginsIt() {
    Learning learning = at(20 * DAY, 18 * DAY, NONE, 13 * DAY);
    assertThat(learning.percent(Duration.ofDays(14))).isEqualTo(50);
    assertThat(learning.percent(Duration.ofDays(7))).isEqualTo(100);
    assertThat(learning.percent(Duration.ofDays(3))).isEqualTo(100);
  }

  @Test
  void aDetectionThatWasMadeToLearnAnewBeginsThere() {
    Relearning done = new Relearning("a/b", 13 * DAY, 1, "ann", "Why.", 9);
    Learning learning = at(List.of(done), 20 * DAY, 3 * DAY);
    assertThat(learning.of("a/b").percent(Duration.ofDays(14))).isEqualTo(50);
    assertThat(learning.of("a/c").percent(Duration.ofDays(14))).isEqualTo(100);
    assertThat(at(List.of(done), 20 * DAY, 18 * DAY).of("a/b").percent(Duration.ofDays(14)))
        .as("and not before the first source")
        .isEqualTo(14);
  }

  @Test
  void nothingWasLearnedBeforeTheFirstRecord() {
    assertThat(at(NONE).percent(Duration.ofDays(1))).isZero();
    assertThat(at(NONE, 5 * DAY).percent(Duration.ofDays(1))).isZero();
    assertThat(at(3 * DAY, 5 * DAY).percent(Duration.ofDays(1))).isZero();
    assertThat(at(NONE).percent(Duration.ZERO)).isEqualTo(100);
  }
}
