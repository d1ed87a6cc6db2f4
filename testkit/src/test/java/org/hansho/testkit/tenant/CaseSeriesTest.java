package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseSeriesTest {
  @ParameterizedTest
  @EnumSource(Rhythm.class)
  void aKindHasAHundredAndTwentySeriesOfSixtyDays(Rhythm rhythm) {
    List<CaseSeries> series = CaseSeries.of(rhythm, 3, 1);
    assertThat(series).hasSize(120);
    assertThat(series)
        .allSatisfy(
            one -> {
              assertThat(one.days()).isEqualTo(60);
              assertThat(one.hourly()).hasSize(60 * 24);
              assertThat(one.bursts()).hasSize(2).allMatch(day -> day >= 30);
            });
  }

  @ParameterizedTest
  @EnumSource(Rhythm.class)
  void aBurstMultipliesItsDayAndNothingElse(Rhythm rhythm) {
    List<CaseSeries> plain = CaseSeries.of(rhythm, 1, 1, 5, 60);
    List<CaseSeries> bursts = CaseSeries.of(rhythm, 10, 1, 5, 60);
    for (int i = 0; i < plain.size(); i++) {
      int[] before = plain.get(i).daily();
      int[] after = bursts.get(i).daily();
      assertThat(plain.get(i).bursts()).isEmpty();
      for (int day = 0; day < 60; day++) {
        int factor = bursts.get(i).bursts().contains(day) ? 10 : 1;
        assertThat(after[day]).isEqualTo(factor * before[day]);
      }
    }
  }

  @Test
  void theKindsDifferAsTheirNamesSay() {
    assertThat(emptyDays(Rhythm.SPARSE)).isGreaterThan(0.7);
    assertThat(emptyDays(Rhythm.STEADY)).isZero();
    assertThat(ratio(Rhythm.GROWING, 45, 60, 0, 15)).isGreaterThan(1.8);
    assertThat(ratio(Rhythm.STEADY, 45, 60, 0, 15)).isBetween(0.9, 1.1);
    // 5 January 2026 is a Monday.
    assertThat(ratio(Rhythm.WEEKLY, 5, 7, 0, 5)).isLessThan(0.5);
    // 30 January 2026 is the last working day of its month.
    assertThat(ratio(Rhythm.MONTHLY, 25, 26, 0, 25)).isGreaterThan(6);
  }

  private static double emptyDays(Rhythm rhythm) {
    return CaseSeries.of(rhythm, 1, 1).stream()
            .flatMapToInt(series -> Arrays.stream(series.daily()))
            .filter(count -> count == 0)
            .count()
        / (120.0 * 60);
  }

  /** The mean of one range of days against that of another. */
  private static double ratio(Rhythm rhythm, int from, int to, int otherFrom, int otherTo) {
    List<CaseSeries> series = CaseSeries.of(rhythm, 1, 1);
    return mean(series, from, to) / mean(series, otherFrom, otherTo);
  }

  private static double mean(List<CaseSeries> all, int from, int to) {
    return all.stream()
        .flatMapToInt(series -> Arrays.stream(series.daily(), from, to))
        .average()
        .orElseThrow();
  }
}
