package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import org.hansho.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * A network, or an address as the smallest network. The bits stand at the upper end of {@code high}
 * for IPv4 too, bits beyond the length are zero.
 *
 * @param length leading bits that count, of 32 or 128
 */
record Prefix(boolean four, long high, long low, int length) {
  private static final int MAPPED_BITS = 96;

  /** The network behind the text, or null if it is none. */
  static @Nullable Prefix parse(String text) {
    int slash = text.indexOf('/');
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = slash < 0 ? bytes.length : slash;
    Address address = new Address();
    if (end > bytes.length || !address.parse(bytes, 0, end)) {
      return null;
    }
    boolean mapped = address.isFour() && text.indexOf(':') >= 0;
    int most = address.isFour() && !mapped ? 32 : 128;
    int length = slash < 0 ? most : length(text.substring(slash + 1), most);
    if (mapped) {
      length -= MAPPED_BITS;
    }
    return length < 0 ? null : of(address, length);
  }

  private static Prefix of(Address address, int length) {
    long high = bitsHigh(address);
    long low = address.isFour() ? 0 : address.low();
    return new Prefix(address.isFour(), high & highMask(length), low & lowMask(length), length);
  }

  /** The upper 64 bits of an address as they are compared. */
  static long bitsHigh(Address address) {
    return address.isFour() ? address.low() << 32 : address.high();
  }

  static long highMask(int length) {
    return leadingOnes(Math.min(length, 64));
  }

  static long lowMask(int length) {
    return leadingOnes(Math.max(length - 64, 0));
  }

  private static long leadingOnes(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }

  private static int length(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int length = Integer.parseInt(text);
    return length <= most ? length : -1;
  }
}
