package org.hansho.detect.baseline;

import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.sigma.Baseline;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of an address from the fields that geography has written beside it. Immutable.
 */
final class SightingReader {
  private static final int LONGEST = 64;
  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;
  private static final double MOST_RADIUS = 20_016;

  /** The columns of {@link #reads} in its order, by role. */
  private final int[][] columns;

  SightingReader(Baseline.Travel travel, Columns columns, int roles) {
    this.columns = new int[roles][];
    for (int role = 0; role < roles; role++) {
      this.columns[role] = columns.of(role, reads(travel));
    }
  }

  /** The fields that it reads. */
  static List<String> reads(Baseline.Travel travel) {
    String geography = travel.prefix() + ".geo.";
    return List.of(
        geography + "location.lat",
        geography + "location.lon",
        geography + "radius",
        geography + "city_name",
        geography + "country_iso_code",
        geography + "coarse",
        travel.field());
  }

  /** The sighting that a fact contains, or null if it has no place. */
  @Nullable Sighting read(int role, Fact fact) {
    int[] of = columns[role];
    double latitude = number(fact, of[0], MOST_LATITUDE);
    double longitude = number(fact, of[1], MOST_LONGITUDE);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return null;
    }
    double radius = number(fact, of[2], MOST_RADIUS);
    return new Sighting(
        latitude,
        longitude,
        radius > 0 ? radius : 0,
        place(text(fact, of[3]), text(fact, of[4]), latitude, longitude),
        text(fact, of[6]),
        text(fact, of[5]).equals("true"),
        fact.origin());
  }

  private static String place(String city, String country, double latitude, double longitude) {
    if (city.isEmpty()) {
      return country.isEmpty() ? latitude + ", " + longitude : country;
    }
    return country.isEmpty() ? city : city + ", " + country;
  }

  private static String text(Fact fact, int column) {
    String text = fact.text(column);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The number in a column if its amount is not above the most, else not a number. */
  private static double number(Fact fact, int column, double most) {
    String text = fact.text(column);
    if (text.isEmpty() || text.length() > LONGEST) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text);
      return Math.abs(number) <= most ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
