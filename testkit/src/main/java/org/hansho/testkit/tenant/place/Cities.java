package org.hansho.testkit.tenant.place;

import java.util.List;

/** The cities of the simulation. */
public final class Cities {
  /** Where people live and offices stand; the first city of a country has its mobile gateway. */
  public static final List<City> HOMES =
      List.of(
          new City("Tokyo", "JP", 35.68, 139.69, 9),
          new City("Osaka", "JP", 34.69, 135.50, 9),
          new City("Fukuoka", "JP", 33.59, 130.40, 9),
          new City("Sapporo", "JP", 43.06, 141.35, 9),
          new City("Singapore", "SG", 1.35, 103.82, 8),
          new City("London", "GB", 51.51, -0.13, 0),
          new City("Edinburgh", "GB", 55.95, -3.19, 0),
          new City("Berlin", "DE", 52.52, 13.41, 1),
          new City("Munich", "DE", 48.14, 11.58, 1),
          new City("Toronto", "CA", 43.65, -79.38, -5),
          new City("Vancouver", "CA", 49.28, -123.12, -8));

  /** Where people only travel to. */
  public static final List<City> JOURNEYS =
      List.of(
          new City("Seoul", "KR", 37.57, 126.98, 9),
          new City("Taipei", "TW", 25.03, 121.57, 8),
          new City("Sydney", "AU", -33.87, 151.21, 10),
          new City("Paris", "FR", 48.86, 2.35, 1),
          new City("Amsterdam", "NL", 52.37, 4.90, 1),
          new City("Lisbon", "PT", 38.72, -9.14, 0),
          new City("Helsinki", "FI", 60.17, 24.94, 2));

  /** Where nobody of a tenant lives or travels to; attackers do. */
  public static final List<City> STRANGE =
      List.of(
          new City("Reykjavik", "IS", 64.15, -21.94, 0),
          new City("Montevideo", "UY", -34.90, -56.16, -3),
          new City("Ulaanbaatar", "MN", 47.89, 106.91, 8),
          new City("Windhoek", "NA", -22.56, 17.08, 2),
          new City("Suva", "FJ", -18.14, 178.44, 12),
          new City("Asuncion", "PY", -25.26, -57.58, -4));

  private Cities() {}
}
