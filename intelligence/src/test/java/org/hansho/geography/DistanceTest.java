package org.hansho.geography;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DistanceTest {
  private static final Area TOKYO = new Area(35.6895, 139.6917, 0);
  private static final Area LONDON = new Area(51.5074, -0.1278, 0);

  @Test
  void aQuarterOfTheMeridianIsTenThousandKilometres() {
    assertThat(Distance.atLeast(new Area(0, 0, 0), new Area(90, 77, 0)))
        .isCloseTo(10_007.5, within(0.1));
  }

  @Test
  void theWayGoesAcrossTheDateLine() {
    assertThat(Distance.atLeast(new Area(0, 179.5, 0), new Area(0, -179.5, 0)))
        .isCloseTo(111.2, within(0.1));
  }

  @Test
  void tokyoAndLondonLieApartAsAnAtlasSays() {
    assertThat(Distance.atLeast(TOKYO, LONDON)).isCloseTo(9_559, within(10.0));
    assertThat(Distance.atLeast(LONDON, TOKYO)).isEqualTo(Distance.atLeast(TOKYO, LONDON));
  }

  @Test
  void oppositePointsAreHalfTheEarthApart() {
    assertThat(Distance.atLeast(new Area(12, 34, 0), new Area(-12, -146, 0)))
        .isCloseTo(Math.PI * Distance.EARTH, within(0.001));
  }

  @Test
  void radiiShortenTheDistanceAndNeverBelowNothing() {
    Area wide = new Area(51.5074, -0.1278, 559);
    assertThat(Distance.atLeast(TOKYO, wide)).isCloseTo(9_000, within(10.0));
    assertThat(Distance.atLeast(new Area(0, 0, 100), new Area(0, 1, 100))).isZero();
  }

  @Test
  void countriesAreApartOnlyByWhatLiesBetweenThem() {
    Area japan = requireNonNull(Countries.area("JP"));
    Area korea = requireNonNull(Countries.area("KR"));
    Area germany = requireNonNull(Countries.area("DE"));
    assertThat(Distance.atLeast(japan, korea)).isZero();
    assertThat(Distance.atLeast(japan, germany)).isBetween(6_000.0, 8_000.0);
  }

  @Test
  void speedIsMeasuredOverAtLeastAMinute() {
    assertThat(Distance.speed(900, Duration.ofHours(1).toNanos())).isCloseTo(900, within(1e-9));
    assertThat(Distance.speed(900, -Duration.ofHours(2).toNanos())).isCloseTo(450, within(1e-9));
    assertThat(Distance.speed(10, 0)).isCloseTo(600, within(1e-9));
    assertThat(Distance.speed(10, Long.MIN_VALUE)).isPositive();
  }
}
