package org.hansho.geography;

/**
 * A circle on the earth in which something lies, as far as is known.
 *
 * @param latitude of the centre, degrees north, -90 to 90
 * @param longitude of the centre, degrees east, -180 to 180
 * @param radius kilometres, not negative
 */
public record Area(double latitude, double longitude, double radius) {
  public Area {
    if (!isLatitude(latitude) || !isLongitude(longitude) || !(radius >= 0)) {
      throw new IllegalArgumentException(latitude + " " + longitude + " " + radius);
    }
  }

  static boolean isLatitude(double degrees) {
    return degrees >= -90 && degrees <= 90;
  }

  static boolean isLongitude(double degrees) {
    return degrees >= -180 && degrees <= 180;
  }
}
