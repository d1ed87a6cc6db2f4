package org.hansho.geography;

import org.hansho.address.Address;

/**
 * Look-ups in one database by one thread, which remembers the addresses of late in a table of fixed
 * size: those that repeat cost one comparison, and a newcomer takes the place of another. Answers
 * never depend on what is remembered. Belongs to one thread; some 30 kB.
 */
final class Lookup {
  private static final int BITS = 10;
  private static final long FOUR_IN_SIX = 0xFFFF_0000_0000L;

  private final AddressDatabase database;
  private final long[] high = new long[1 << BITS];
  private final long[] low = new long[1 << BITS];
  private final PlaceValues[] byAddress = new PlaceValues[1 << BITS];

  Lookup(AddressDatabase database) {
    this.database = database;
  }

  /** What the database says of an address, as values of fields. */
  PlaceValues values(Address address) {
    // Addresses of version 4 take the place of their IPv6 notation, which nothing else has.
    long upper = address.isFour() ? 0 : address.high();
    long lower = address.isFour() ? FOUR_IN_SIX | address.low() : address.low();
    int slot = slot((upper * 0x9E3779B97F4A7C15L ^ lower) * 0xC2B2AE3D27D4EB4FL);
    PlaceValues known = byAddress[slot];
    if (known != null && high[slot] == upper && low[slot] == lower) {
      return known;
    }
    PlaceValues found = PlaceValues.of(database.find(address));
    high[slot] = upper;
    low[slot] = lower;
    byAddress[slot] = found;
    return found;
  }

  private static int slot(long hash) {
    return (int) (hash >>> (64 - BITS));
  }
}
