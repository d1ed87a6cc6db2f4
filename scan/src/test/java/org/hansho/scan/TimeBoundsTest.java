package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.event.Event;
import org.hansho.pipeline.TimeRange;
import org.hansho.scan.TimeBounds.Bound;
import org.junit.jupiter.api.Test;

class TimeBoundsTest {
  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void timesAndDurationsAreRead() {
    assertThat(Bound.of("1970-01-01T01:00:00Z")).isEqualTo(new Bound(HOUR, false));
    assertThat(Bound.of("1970-01-01T10:00:00.5+09:00"))
        .isEqualTo(new Bound(HOUR + 500_000_000, false));
    assertThat(Bound.of("1970-01-02")).isEqualTo(new Bound(24 * HOUR, false));
    assertThat(Bound.of("24h")).isEqualTo(new Bound(24 * HOUR, true));
    assertThat(Bound.of("90m")).isEqualTo(new Bound(HOUR * 3 / 2, true));
    assertThat(Bound.of("2w")).isEqualTo(new Bound(14 * 24 * HOUR, true));
  }

  @Test
  void nonsenseIsNoBound() {
    for (String text :
        new String[] {
          "", "h", "24", "-1h", "24 h", "yesterday", "2026-13-01", "999999999999999w"
        }) {
      assertThat(Bound.of(text)).as(text).isNull();
    }
  }

  @Test
  void aDurationCountsFromTheNewestEvent() {
    TimeBounds bounds = new TimeBounds(new Bound(HOUR, true), null);
    assertThat(bounds.needNewest()).isTrue();
    TimeRange window = bounds.range(10 * HOUR);
    assertThat(window.admits(9 * HOUR)).isTrue();
    assertThat(window.admits(9 * HOUR - 1)).isFalse();
    assertThat(window.admits(Event.NO_TIME)).isTrue();
  }

  @Test
  void theEndIsNotIncluded() {
    TimeRange window = new TimeBounds(null, new Bound(HOUR, false)).range(0);
    assertThat(window.admits(HOUR - 1)).isTrue();
    assertThat(window.admits(HOUR)).isFalse();
    assertThat(TimeBounds.ALL.range(0).admits(Long.MIN_VALUE + 1)).isTrue();
  }
}
