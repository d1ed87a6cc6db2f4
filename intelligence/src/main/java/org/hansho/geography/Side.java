package org.hansho.geography;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * The fields of one side of a connection, {@code source} or {@code destination}, as ids.
 *
 * <p>Names are those of the Elastic Common Schema, but for {@code geo.radius} (kilometres around
 * the position in which the truth probably lies) and {@code geo.coarse} ({@code true} where the
 * position is only that of the country).
 */
record Side(
    int address,
    int country,
    int city,
    int latitude,
    int longitude,
    int radius,
    int coarse,
    int networkNumber,
    int networkOwner) {
  private static final String COUNTRY = ".geo.country_iso_code";
  private static final String CITY = ".geo.city_name";
  private static final String LATITUDE = ".geo.location.lat";
  private static final String LONGITUDE = ".geo.location.lon";
  private static final String RADIUS = ".geo.radius";
  private static final String COARSE = ".geo.coarse";
  private static final String NETWORK_NUMBER = ".as.number";
  private static final String NETWORK_OWNER = ".as.organization.name";
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

  /** Names of the fields that may be written for a side. */
  static Set<String> fields(String side) {
    return Set.of(
        side + COUNTRY,
        side + CITY,
        side + LATITUDE,
        side + LONGITUDE,
        side + RADIUS,
        side + COARSE,
        side + NETWORK_NUMBER,
        side + NETWORK_OWNER);
  }

  static Side of(String side, Fields fields) {
    return new Side(
        fields.id(side + ".ip"),
        fields.id(side + COUNTRY),
        fields.id(side + CITY),
        fields.id(side + LATITUDE),
        fields.id(side + LONGITUDE),
        fields.id(side + RADIUS),
        fields.id(side + COARSE),
        fields.id(side + NETWORK_NUMBER),
        fields.id(side + NETWORK_OWNER));
  }

  void addGeography(Event event, PlaceValues values) {
    add(event, country, ValueKind.STRING, values.country());
    add(event, city, ValueKind.STRING, values.city());
    add(event, latitude, ValueKind.NUMBER, values.latitude());
    add(event, longitude, ValueKind.NUMBER, values.longitude());
    add(event, radius, ValueKind.NUMBER, values.radius());
    if (values.place().coarse()) {
      add(event, coarse, ValueKind.BOOLEAN, TRUE);
    }
  }

  void addNetwork(Event event, PlaceValues values) {
    add(event, networkNumber, ValueKind.NUMBER, values.networkNumber());
    add(event, networkOwner, ValueKind.STRING, values.networkOwner());
  }

  private static void add(Event event, int field, ValueKind kind, byte[] value) {
    if (field != Fields.UNREAD && value.length > 0) {
      if (kind == ValueKind.STRING) {
        event.addWellFormed(field, value, 0, value.length);
      } else {
        event.addCopy(field, kind, value, 0, value.length);
      }
    }
  }
}
