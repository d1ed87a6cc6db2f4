package org.hansho.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.local.run.SourceStatus;
import org.hansho.local.run.SourceTally;
import org.junit.jupiter.api.Test;

/** Which sources are watched. */
class HeardSourceTest {
  private static SourceStatus status(String id, long arrival, long knownFrom, SourceTally tally) {
    return new SourceStatus(
        id,
        "json",
        0,
        arrival,
        arrival,
        knownFrom,
        0,
        0,
        0,
        Duration.ZERO,
        Long.MIN_VALUE,
        tally,
        "",
        List.of());
  }

  /** The log of a pod that has ended is no silence while another one of the setting is written. */
  @Test
  void filesThatAreFollowedAreOneSourceThatIsHeardWheneverOneOfThemIs() {
    Map<String, HeardSource> all =
        HeardSource.all(
            List.of(
                status("pods=/logs/a.log", 100, 0, new SourceTally(5, 1, 0, 2, "7-8")),
                status("pods=/logs/b.log", 200, 0, new SourceTally(3, 0, 1, 0, "")),
                status("web-1", 50, 0, SourceTally.NONE)));

    assertThat(all)
        .containsOnly(
            Map.entry("pods", new HeardSource(200, new SourceTally(8, 1, 1, 2, "7-8"))),
            Map.entry("web-1", new HeardSource(50, SourceTally.NONE)));
    assertThat(HeardSource.name("pods=/logs/b.log")).isEqualTo("pods");
  }

  @Test
  void whatIsReadAsHistoryIsNotWatched() {
    assertThat(
            HeardSource.all(
                List.of(status("history=/old.log", 100, Long.MIN_VALUE, SourceTally.NONE))))
        .isEmpty();
  }

  private static SourceHealth heard(long arrival) {
    SourceHealth health = new SourceHealth();
    health.heard(arrival);
    return health;
  }

  @Test
  void theSourceThatWasHeardLeastLatelyMakesRoomForOneThatIsHeardLater() {
    Map<String, SourceHealth> sources = new HashMap<>();
    sources.put("new", heard(300));
    sources.put("old", heard(100));
    Watched watched = new Watched(sources);

    assertThat(watched.leaveFor(100)).isNull();
    assertThat(watched.leaveFor(200)).isEqualTo("old");
    assertThat(watched.leaveFor(200)).isNull();
  }

  @Test
  void manyNewNamesDriveAwayNoSourceWhoseRhythmIsLearned() {
    SourceHealth learned = heard(100);
    long now = 0;
    for (int beat = 0; beat < 26 * 12; beat++) {
      now += WeekHours.HOUR / 12;
      learned.rhythm().passed(now, WeekHours.HOUR / 12);
      learned.rhythm().heard(now);
    }
    Watched watched = new Watched(Map.of("web-1", learned, "made-up", heard(200)));

    assertThat(watched.leaveFor(300)).isEqualTo("made-up");
  }
}
