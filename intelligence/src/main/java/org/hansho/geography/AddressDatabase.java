package org.hansho.geography;

import java.util.Set;
import org.hansho.address.Address;

/**
 * Says where addresses are or whose they are. Shared by all threads, each of which takes a {@link
 * Lookup} of its own.
 */
public interface AddressDatabase {
  /** Capability: the country of addresses is known. */
  String COUNTRY = "geography.country";

  /** Capability: the city of addresses is known, and with it a position. */
  String CITY = "geography.city";

  /** Capability: the autonomous system of addresses is known. */
  String NETWORK_OWNER = "geography.network-owner";

  /** The capabilities that a detection may require, as far as this database gives them. */
  Set<String> offers();

  /**
   * What is known of an address; {@link Place#UNKNOWN} if nothing is, or if the record is damaged.
   * The address is only read during the call.
   */
  Place find(Address address);
}
