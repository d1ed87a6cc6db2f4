package org.hansho.testkit.tenant.place;

/**
 * A city.
 *
 * @param country two letters of ISO 3166
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param offsetHours hours its clocks are ahead of UTC, without summer time
 */
public record City(
    String name, String country, double latitude, double longitude, int offsetHours) {
  private static final double EARTH_RADIUS_KM = 6371;

  /** Kilometres on the great circle. */
  public double kilometresTo(City other) {
    double north = StrictMath.toRadians(other.latitude - latitude);
    double east = StrictMath.toRadians(other.longitude - longitude);
    double half =
        square(StrictMath.sin(north / 2))
            + StrictMath.cos(StrictMath.toRadians(latitude))
                * StrictMath.cos(StrictMath.toRadians(other.latitude))
                * square(StrictMath.sin(east / 2));
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(half));
  }

  private static double square(double value) {
    return value * value;
  }
}
