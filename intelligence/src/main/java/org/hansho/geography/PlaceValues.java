package org.hansho.geography;

import java.nio.charset.StandardCharsets;

/**
 * A place as the bytes of the values of fields; empty is absent. Shared, must not be changed.
 *
 * @param latitude degrees with at most four decimals, which is 11 m
 * @param radius whole kilometres, rounded up
 */
record PlaceValues(
    Place place,
    byte[] country,
    byte[] city,
    byte[] latitude,
    byte[] longitude,
    byte[] radius,
    byte[] networkNumber,
    byte[] networkOwner) {
  private static final int DECIMALS = 10_000;
  private static final byte[] NONE = {};

  private static final PlaceValues UNKNOWN = make(Place.UNKNOWN);

  static PlaceValues of(Place place) {
    return place.equals(Place.UNKNOWN) ? UNKNOWN : make(place);
  }

  private static PlaceValues make(Place place) {
    Area area = place.area();
    return new PlaceValues(
        place,
        bytes(place.country()),
        bytes(place.city()),
        area == null ? NONE : bytes(degrees(area.latitude())),
        area == null ? NONE : bytes(degrees(area.longitude())),
        area == null ? NONE : bytes(Long.toString((long) Math.ceil(area.radius()))),
        place.networkNumber() == Place.NO_NUMBER
            ? NONE
            : bytes(Long.toString(place.networkNumber())),
        bytes(place.networkOwner()));
  }

  /** Without an exponent, which rules may not read. */
  static String degrees(double degrees) {
    long scaled = Math.round(degrees * DECIMALS);
    long magnitude = Math.abs(scaled);
    String sign = scaled < 0 ? "-" : "";
    String whole = sign + magnitude / DECIMALS;
    long rest = magnitude % DECIMALS;
    if (rest == 0) {
      return whole;
    }
    String decimals = Long.toString(DECIMALS + rest).substring(1);
    int end = decimals.length();
    while (decimals.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + decimals.substring(0, end);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
