package org.hansho.geography;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Place} of a record of a database, whichever of the common layouts it has: nested
 * as in the GeoLite2 and DB-IP files, or flat as in the files of the ip-location-db packages.
 *
 * <p>Values that make no sense (a latitude of 200 degrees, a country of three letters) count as
 * absent.
 */
public final class PlaceRecord {
  /** Kilometres; taken where a file gives a position but not how exact it is. */
  static final double UNSTATED_RADIUS = 100;

  private static final double LARGEST_RADIUS = 20_038;
  private static final double LARGEST_NUMBER = 0xFFFF_FFFFL;
  private static final int LONGEST_TEXT = 200;

  private PlaceRecord() {}

  /** The place that a record describes. */
  public static Place place(Map<?, ?> record) {
    String country = text(first(record, "country/iso_code", "country_code"));
    String code = Countries.isCode(country) ? country.toUpperCase(Locale.ROOT) : "";
    Area stated = area(record);
    Area coarse = stated == null ? Countries.area(code) : null;
    double number = number(first(record, "autonomous_system_number"));
    return new Place(
        code,
        text(first(record, "city/names/en", "city")),
        stated == null ? coarse : stated,
        coarse != null,
        number >= 0 && number <= LARGEST_NUMBER ? (long) number : Place.NO_NUMBER,
        text(first(record, "autonomous_system_organization")));
  }

  /** The capabilities that a database has which knows such a place. */
  public static Set<String> offers(Place place) {
    Set<String> offers = new TreeSet<>();
    if (!place.country().isEmpty()) {
      offers.add(AddressDatabase.COUNTRY);
    }
    if (!place.city().isEmpty() && place.area() != null) {
      offers.add(AddressDatabase.CITY);
    }
    if (place.networkNumber() != Place.NO_NUMBER) {
      offers.add(AddressDatabase.NETWORK_OWNER);
    }
    return offers;
  }

  private static @Nullable Area area(Map<?, ?> record) {
    double latitude = number(first(record, "location/latitude", "latitude"));
    double longitude = number(first(record, "location/longitude", "longitude"));
    double radius = number(first(record, "location/accuracy_radius"));
    if (!Area.isLatitude(latitude) || !Area.isLongitude(longitude)) {
      return null;
    }
    boolean sensible = radius >= 0 && radius <= LARGEST_RADIUS;
    return new Area(latitude, longitude, sensible ? radius : UNSTATED_RADIUS);
  }

  /** The value at the first of some paths, whose keys are divided by slashes, that leads to one. */
  private static @Nullable Object first(Map<?, ?> record, String... paths) {
    for (String path : paths) {
      Object value = record;
      for (String key : path.split("/")) {
        value = value instanceof Map<?, ?> map ? map.get(key) : null;
      }
      if (value != null && !(value instanceof Map)) {
        return value;
      }
    }
    return null;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text
        ? text.substring(0, Math.min(text.length(), LONGEST_TEXT))
        : "";
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
