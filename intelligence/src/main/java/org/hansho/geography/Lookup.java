package org.hansho.geography;

import org.hansho.address.Address;

/**
 * Look-ups in one database by one thread, which remembers the addresses and records of late.
 *
 * <p>Two tables of fixed size in which a newcomer takes the place of another: addresses that repeat
 * cost one comparison, and records that many networks share (a file of countries has some 250) are
 * read once. Answers never depend on what is remembered. Allocates for a record that is not
 * remembered only. A damaged record is {@link Place#UNKNOWN}. Belongs to one thread; some 50 kB.
 */
public final class Lookup {
  private static final int BITS = 10;
  private static final long FOUR_IN_SIX = 0xFFFF_0000_0000L;

  private final AddressDatabase database;
  private final PlaceReader reader;

  private final long[] high = new long[1 << BITS];
  private final long[] low = new long[1 << BITS];
  private final PlaceValues[] byAddress = new PlaceValues[1 << BITS];
  private final int[] offsets = new int[1 << BITS];
  private final PlaceValues[] byOffset = new PlaceValues[1 << BITS];

  Lookup(AddressDatabase database) {
    this.database = database;
    this.reader = database.reader();
  }

  /** What the database says of an address. */
  public Place find(Address address) {
    return values(address).place();
  }

  PlaceValues values(Address address) {
    // Addresses of version 4 take the place of their IPv6 notation, which nothing else has.
    long upper = address.isFour() ? 0 : address.high();
    long lower = address.isFour() ? FOUR_IN_SIX | address.low() : address.low();
    int slot = slot((upper * 0x9E3779B97F4A7C15L ^ lower) * 0xC2B2AE3D27D4EB4FL);
    PlaceValues known = byAddress[slot];
    if (known != null && high[slot] == upper && low[slot] == lower) {
      return known;
    }
    int offset = database.find(address);
    PlaceValues found = offset < 0 ? PlaceValues.UNKNOWN : record(offset);
    high[slot] = upper;
    low[slot] = lower;
    byAddress[slot] = found;
    return found;
  }

  private PlaceValues record(int offset) {
    int slot = slot(offset * 0x9E3779B97F4A7C15L);
    PlaceValues known = byOffset[slot];
    if (known != null && offsets[slot] == offset) {
      return known;
    }
    Place place = reader.read(offset);
    if (place == null) {
      database.countDamage();
    }
    PlaceValues found = place == null ? PlaceValues.UNKNOWN : PlaceValues.of(place);
    offsets[slot] = offset;
    byOffset[slot] = found;
    return found;
  }

  private static int slot(long hash) {
    return (int) (hash >>> (64 - BITS));
  }
}
