package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class DormantTest {
  private static Trial trial() {
    return Trial.of(
        """
        title: Anything
        name: anything
        logsource: {product: test}
        detection: {selection: {user: '*'}, condition: selection}
        ---
        title: Write
        name: write
        logsource: {product: test}
        detection: {selection: {kind: write}, condition: selection}
        ---
        title: Write after a long silence
        name: dormant
        baseline:
            type: dormant
            rules: [write]
            activity: [anything]
            group-by: [user]
            learn: {period: 1d}
            condition: {idle: {gte: 60d}}
        """,
        "user");
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  @Test
  void theFirstWriteAfterALongSilenceIsAResult() {
    Trial trial = trial();
    trial.at(days(0), "kind=read user=a").at(days(60), "kind=write user=a");
    assertThat(trial.at(days(61), "kind=write user=a").outcomes())
        .containsExactly("dormant@" + days(60).toSeconds());
  }

  @Test
  void anySignOfLifeEndsTheSilence() {
    Trial trial = trial();
    trial.at(days(0), "kind=read user=a").at(days(59), "kind=read user=a");
    assertThat(trial.at(days(60), "kind=write user=a").outcomes()).isEmpty();
  }

  @Test
  void whoWasNeverSeenIsNewAndNotDormant() {
    Trial trial = trial();
    trial.at(days(0), "kind=read user=a").at(days(90), "kind=write user=b");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void theReasonNamesTheNumbers() {
    Trial trial = trial();
    trial.at(days(0), "kind=read user=a").at(days(75), "kind=write user=a");
    assertThat(trial.results().get(0).grounds().english()).contains("75 days", "2026-03-02");
    assertThat(trial.results().get(0).grounds().japanese()).contains("75 日間");
  }
}
