package org.hansho.address;

import java.nio.charset.StandardCharsets;

/**
 * Whether an address belongs to the world outside.
 *
 * <p>Internal are private (RFC 1918, RFC 4193), shared (RFC 6598), loopback, link-local,
 * unspecified and multicast addresses. Everything else is external, also the ranges reserved for
 * documentation, which stand for public ones in examples.
 */
public enum AddressScope {
  INTERNAL,
  EXTERNAL,
  /** No address. */
  NAME;

  /** The scope of a text; see {@link Address#parseEndpoint}. Allocates. */
  public static AddressScope of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    return address.parseEndpoint(bytes, 0, bytes.length) ? of(address) : NAME;
  }

  /** The scope of an address; never {@link #NAME}. */
  public static AddressScope of(Address address) {
    boolean internal =
        address.isFour()
            ? isInternalFour((int) address.low())
            : isInternalSix(address.high(), address.low());
    return internal ? INTERNAL : EXTERNAL;
  }

  private static boolean isInternalFour(int address) {
    int first = address >>> 24;
    int second = (address >>> 16) & 0xFF;
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168);
  }

  private static boolean isInternalSix(long high, long low) {
    boolean unspecifiedOrLoopback = high == 0 && (low == 0 || low == 1);
    boolean uniqueLocal = high >>> 57 == 0xFC >> 1;
    boolean linkLocal = high >>> 54 == 0xFE80 >> 6;
    boolean multicast = high >>> 56 == 0xFF;
    return unspecifiedOrLoopback || uniqueLocal || linkLocal || multicast;
  }
}
