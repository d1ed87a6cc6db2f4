package org.hansho.match;

import java.util.List;
import org.hansho.address.Address;
import org.hansho.sigma.ValueTest.Cidr;

/**
 * A network as bits; an IPv4 network lies in the lower half of {@code low}.
 *
 * @param prefix leading bits that count, of 32 or 128
 */
record Network(boolean four, long high, long low, int prefix) {

  /** IPv4 in IPv6 notation becomes IPv4. */
  static Network of(Cidr cidr) {
    List<Byte> bytes = cidr.network();
    long high = 0;
    long low = 0;
    for (byte b : bytes) {
      high = high << 8 | low >>> 56;
      low = low << 8 | (b & 0xFF);
    }
    if (bytes.size() == 4) {
      return new Network(true, 0, low, cidr.prefixLength());
    }
    if (cidr.prefixLength() >= 96 && high == 0 && low >>> 32 == 0xFFFF) {
      return new Network(true, 0, low & 0xFFFF_FFFFL, cidr.prefixLength() - 96);
    }
    return new Network(false, high, low, cidr.prefixLength());
  }

  boolean contains(Address address) {
    if (address.isFour() != four) {
      return false;
    }
    return ((address.high() ^ high) & highMask()) == 0 && ((address.low() ^ low) & lowMask()) == 0;
  }

  long highMask() {
    return four ? 0 : leadingOnes(Math.min(prefix, 64));
  }

  long lowMask() {
    return four ? leadingOnes(prefix + 32) & 0xFFFF_FFFFL : leadingOnes(Math.max(prefix - 64, 0));
  }

  private static long leadingOnes(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }
}
