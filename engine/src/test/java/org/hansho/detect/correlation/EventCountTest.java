package org.hansho.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class EventCountTest {
  private static Trial trial(int least) {
    return Trial.of(
        """
        title: Failed login
        name: failed
        logsource: {product: test}
        detection: {selection: {kind: failure}, condition: selection}
        ---
        title: Many failed logins
        name: many
        correlation:
            type: event_count
            rules: [failed]
            group-by: [user]
            timespan: 5m
            condition: {gte: %d}
        """
            .formatted(least),
        "user",
        "correlation.count");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void theWindowLeavesOutWhatLiesExactlyItsLengthBack() {
    Trial apart = trial(2).at(seconds(0), "kind=failure user=a");
    assertThat(apart.at(seconds(300), "kind=failure user=a").outcomes()).isEmpty();
    Trial close = trial(2).at(seconds(0), "kind=failure user=a");
    assertThat(close.at(seconds(299), "kind=failure user=a").outcomes())
        .containsExactly("many@299");
  }

  @Test
  void hitsAtBothEndsCountAsTheTableOfBoundariesSays() {
    Trial trial = trial(3);
    for (int second : new int[] {0, 299, 300, 301}) {
      trial.at(seconds(second), "kind=failure user=a");
    }
    assertThat(trial.outcomes()).containsExactly("many@301");
  }

  @Test
  void eachKeyCountsForItself() {
    Trial trial = trial(3);
    for (int i = 0; i < 6; i++) {
      trial.at(seconds(i), "kind=failure user=" + "ab".charAt(i % 2));
    }
    assertThat(trial.outcomes()).containsExactly("many@4", "many@5");
  }

  @Test
  void anEventWithoutTheKeyIsNotCounted() {
    Trial trial = trial(2);
    trial.at(seconds(0), "kind=failure").at(seconds(1), "kind=failure");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aResultNamesItsRecordsAndItsNumbers() {
    Trial trial = trial(20);
    for (int i = 0; i < 22; i++) {
      trial.at(seconds(i), "kind=failure user=a");
    }
    List<Result> results = trial.results();
    assertThat(results).hasSize(3);
    assertThat(results.get(0).events()).isEqualTo(20);
    assertThat(results.get(1).events()).isEqualTo(1);
    assertThat(results.get(0).evidence()).hasSize(10);
    assertThat(results.get(0).grounds().numbers()).containsEntry("count", "20");
    assertThat(results.get(0).fact().text(trial.plan().keyed().get(0).layout().column("user")))
        .isEqualTo("a");
  }
}
