package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.place.City;

/**
 * Where a person seems to be.
 *
 * @param city the city of the address, which is not the person's where a gateway stands between
 */
record Spot(City city, String address, Way way) {
  /** How a person goes out to the world. */
  enum Way {
    OFFICE,
    HOME,
    HOTEL,
    MOBILE,
    VPN
  }
}
