package org.hansho.geography;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
  @Test
  void everyCodeOfTheStandardHasAnArea() {
    assertThat(Countries.codes()).hasSize(249).isSorted();
    // The JDK lists the same codes, and a few that the standard has withdrawn.
    assertThat(Arrays.asList(Locale.getISOCountries())).containsAll(Countries.codes());
  }

  @Test
  void noAreaIsAPointOrTheWholeEarth() {
    for (String code : Countries.codes()) {
      assertThat(requireNonNull(Countries.area(code)).radius()).as(code).isBetween(2.0, 5000.0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JP, 35.68, 139.69",
    "JP, 43.06, 141.35",
    "JP, 26.21, 127.68",
    "US, 40.71, -74.01",
    "US, 34.05, -118.24",
    "DE, 52.52, 13.40",
    "FR, 48.86, 2.35",
    "GB, 51.51, -0.13",
    "BR, -23.55, -46.63",
    "RU, 55.76, 37.62",
    "RU, 43.12, 131.89",
    "AU, -33.87, 151.21",
    "AU, -31.95, 115.86",
    "IN, 19.08, 72.88",
    "CN, 39.90, 116.41",
    "ZA, -33.92, 18.42",
    "SG, 1.35, 103.82",
    "NZ, -36.85, 174.76",
    "CL, -33.45, -70.67",
    "KI, 1.33, 172.98"
  })
  void citiesLieInTheAreaOfTheirCountry(String code, double latitude, double longitude) {
    Area area = requireNonNull(Countries.area(code));
    assertThat(Distance.between(latitude, longitude, area)).isLessThan(area.radius());
  }

  @ParameterizedTest
  @CsvSource({"JP, 51.51, -0.13", "DE, 40.71, -74.01", "SG, -33.87, 151.21"})
  void citiesFarAwayLieOutside(String code, double latitude, double longitude) {
    Area area = requireNonNull(Countries.area(code));
    assertThat(Distance.between(latitude, longitude, area)).isGreaterThan(area.radius());
  }

  @Test
  void whatIsNoCodeHasNoArea() {
    assertThat(Countries.area("XX")).isNull();
    assertThat(Countries.area("jp")).isNull();
    assertThat(Countries.area("")).isNull();
    assertThat(Countries.isCode("jp")).isTrue();
    assertThat(Countries.isCode("J1")).isFalse();
    assertThat(Countries.isCode("JPN")).isFalse();
  }
}
