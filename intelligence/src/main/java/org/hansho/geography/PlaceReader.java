package org.hansho.geography;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Place} of a record, whichever of the common layouts it has: nested as in the
 * GeoLite2 and DB-IP files, or flat as in the files of the ip-location-db packages.
 *
 * <p>Values that make no sense (a latitude of 200 degrees, a country of three letters) count as
 * absent. Belongs to one thread.
 */
final class PlaceReader implements DataReader.Sink<PlaceReader.Attribute> {
  /** Kilometres; taken where a file gives a position but not how exact it is. */
  static final double UNSTATED_RADIUS = 100;

  private static final double LARGEST_RADIUS = 20_038;
  private static final double LARGEST_NUMBER = 0xFFFF_FFFFL;
  private static final int LONGEST_TEXT = 200;

  /** What is taken from a record. */
  enum Attribute {
    COUNTRY,
    CITY,
    LATITUDE,
    LONGITUDE,
    RADIUS,
    NETWORK_NUMBER,
    NETWORK_OWNER
  }

  private static final Key<Attribute> KEYS =
      Key.tree(
          Map.ofEntries(
              Map.entry("country/iso_code", Attribute.COUNTRY),
              Map.entry("country_code", Attribute.COUNTRY),
              Map.entry("city/names/en", Attribute.CITY),
              Map.entry("city", Attribute.CITY),
              Map.entry("location/latitude", Attribute.LATITUDE),
              Map.entry("latitude", Attribute.LATITUDE),
              Map.entry("location/longitude", Attribute.LONGITUDE),
              Map.entry("longitude", Attribute.LONGITUDE),
              Map.entry("location/accuracy_radius", Attribute.RADIUS),
              Map.entry("autonomous_system_number", Attribute.NETWORK_NUMBER),
              Map.entry("autonomous_system_organization", Attribute.NETWORK_OWNER)));

  private final DataReader<Attribute> reader;

  private String country = "";
  private String city = "";
  private double latitude = Double.NaN;
  private double longitude = Double.NaN;
  private double radius = UNSTATED_RADIUS;
  private long networkNumber = Place.NO_NUMBER;
  private String networkOwner = "";

  PlaceReader(ByteBuffer data) {
    this.reader = new DataReader<>(data, this);
  }

  /** The place in the record at an offset, or null if the record is damaged. */
  @Nullable Place read(int offset) {
    country = "";
    city = "";
    latitude = Double.NaN;
    longitude = Double.NaN;
    radius = UNSTATED_RADIUS;
    networkNumber = Place.NO_NUMBER;
    networkOwner = "";
    return reader.read(offset, KEYS) ? place() : null;
  }

  private Place place() {
    boolean located = Area.isLatitude(latitude) && Area.isLongitude(longitude);
    Area stated = located ? new Area(latitude, longitude, radius) : null;
    Area coarse = stated == null ? Countries.area(country) : null;
    return new Place(
        country,
        city,
        stated == null ? coarse : stated,
        coarse != null,
        networkNumber,
        networkOwner);
  }

  @Override
  public void text(Attribute attribute, ByteBuffer data, int from, int length) {
    byte[] bytes = new byte[Math.min(length, LONGEST_TEXT)];
    data.get(from, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    switch (attribute) {
      case COUNTRY -> country = Countries.isCode(text) ? text.toUpperCase(Locale.ROOT) : "";
      case CITY -> city = text;
      case NETWORK_OWNER -> networkOwner = text;
      case LATITUDE, LONGITUDE, RADIUS, NETWORK_NUMBER -> {}
    }
  }

  @Override
  public void number(Attribute attribute, double value) {
    switch (attribute) {
      case LATITUDE -> latitude = value;
      case LONGITUDE -> longitude = value;
      case RADIUS -> radius = value >= 0 && value <= LARGEST_RADIUS ? value : UNSTATED_RADIUS;
      case NETWORK_NUMBER ->
          networkNumber = value >= 0 && value <= LARGEST_NUMBER ? (long) value : Place.NO_NUMBER;
      case COUNTRY, CITY, NETWORK_OWNER -> {}
    }
  }
}
