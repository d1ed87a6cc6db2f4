package org.hansho.casework.filter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hansho.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin with the same bits. Immutable.
 *
 * @param text as it is written: an address, a slash and the number of bits; a single address alone
 * @param four whether they are IPv4 addresses
 */
public record Network(String text, boolean four, long high, long low, long highMask, long lowMask) {
  private static final int FOUR_BITS = 32;
  private static final int SIX_BITS = 128;
  private static final long FOUR = 0xFFFF_FFFFL;

  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or an address; null if it is none. */
  static @Nullable Network of(String text) {
    int slash = text.indexOf('/');
    Address address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int width = address.isFour() ? FOUR_BITS : SIX_BITS;
    int prefix = slash < 0 ? width : prefix(text.substring(slash + 1), width);
    if (prefix < 0) {
      return null;
    }
    long highMask = address.isFour() ? 0 : ones(Math.min(prefix, Long.SIZE));
    long lowMask =
        address.isFour() ? ones(prefix + FOUR_BITS) & FOUR : ones(Math.max(prefix - Long.SIZE, 0));
    return new Network(
        text.toLowerCase(Locale.ROOT),
        address.isFour(),
        address.high() & highMask,
        address.low() & lowMask,
        highMask,
        lowMask);
  }

  /** The address that a text is; null if it is none. */
  static @Nullable Address address(String text) {
    if (text.isEmpty() || (Character.digit(text.charAt(0), 16) < 0 && text.charAt(0) != ':')) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    return address.parse(bytes, 0, bytes.length) ? address : null;
  }

  private static int prefix(String digits, int width) {
    if (!digits.matches("[0-9]{1,3}")) {
      return -1;
    }
    int prefix = Integer.parseInt(digits);
    return prefix <= width ? prefix : -1;
  }

  private static long ones(int count) {
    return count == 0 ? 0 : -1L << (Long.SIZE - count);
  }

  boolean contains(Address address) {
    return address.isFour() == four
        && (address.high() & highMask) == high
        && (address.low() & lowMask) == low;
  }
}
