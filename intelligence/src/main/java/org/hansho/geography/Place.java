package org.hansho.geography;

import org.jspecify.annotations.Nullable;

/**
 * What a database says of an address.
 *
 * @param country code of two letters (ISO 3166-1); empty if not known
 * @param city name in English; empty if not known
 * @param area where it is; null if not known
 * @param coarse whether the area is only that of the country, from {@link Countries}
 * @param networkNumber number of the autonomous system, or {@link #NO_NUMBER}
 * @param networkOwner organisation that the autonomous system belongs to; empty if not known
 */
public record Place(
    String country,
    String city,
    @Nullable Area area,
    boolean coarse,
    long networkNumber,
    String networkOwner) {
  /** No autonomous system is known. */
  public static final long NO_NUMBER = -1;

  /** Nothing is known. */
  public static final Place UNKNOWN = new Place("", "", null, false, NO_NUMBER, "");

  /** Whether it says something about where the address is. */
  public boolean hasGeography() {
    return !country.isEmpty() || !city.isEmpty() || area != null;
  }

  /** Whether it says something about whose network it is. */
  public boolean hasNetwork() {
    return networkNumber != NO_NUMBER || !networkOwner.isEmpty();
  }
}
