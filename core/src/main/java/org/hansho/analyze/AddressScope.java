package org.hansho.analyze;

import java.nio.charset.StandardCharsets;

/**
 * Whether an address belongs to the world outside.
 *
 * <p>Internal are private (RFC 1918, RFC 4193), shared (RFC 6598), loopback, link-local,
 * unspecified and multicast addresses. Everything else is external, also the ranges reserved for
 * documentation, which stand for public ones in examples.
 */
enum AddressScope {
  INTERNAL,
  EXTERNAL,
  /** No address. */
  NAME;

  private static final int GROUPS = 8;
  private static final long NOT_IPV4 = -1;

  /** The scope of a text. */
  static AddressScope of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** The scope of a text; linear, allocates nothing. */
  static AddressScope of(byte[] buffer, int offset, int length) {
    long address = ipv4(buffer, offset, offset + length);
    if (address != NOT_IPV4) {
      return ofIpv4((int) address);
    }
    return ofIpv6(buffer, offset, offset + length);
  }

  private static AddressScope ofIpv4(int address) {
    int first = address >>> 24;
    int second = (address >>> 16) & 0xFF;
    boolean internal =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && second >= 64 && second < 128)
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168);
    return internal ? INTERNAL : EXTERNAL;
  }

  private static long ipv4(byte[] buffer, int from, int to) {
    long address = 0;
    int parts = 0;
    int at = from;
    while (at < to && parts < 4) {
      int value = 0;
      int digits = 0;
      while (at < to && buffer[at] >= '0' && buffer[at] <= '9' && digits < 4) {
        value = value * 10 + buffer[at++] - '0';
        digits++;
      }
      if (digits == 0 || digits == 4 || value > 255) {
        return NOT_IPV4;
      }
      address = address << 8 | value;
      parts++;
      if (parts < 4 && (at == to || buffer[at++] != '.')) {
        return NOT_IPV4;
      }
    }
    return parts == 4 && at == to ? address : NOT_IPV4;
  }

  /** Reads the groups before {@code ::}, which tell the scope, and checks the rest's form. */
  private static AddressScope ofIpv6(byte[] buffer, int from, int to) {
    int zone = indexOf(buffer, from, to, '%');
    int end = zone < 0 ? to : zone;
    int lastColon = -1;
    int colons = 0;
    for (int at = from; at < end; at++) {
      if (buffer[at] == ':') {
        lastColon = at;
        colons++;
      } else if (buffer[at] != '.' && Character.digit(buffer[at], 16) < 0) {
        return NAME;
      }
    }
    if (colons < 2 || colons > GROUPS) {
      return NAME;
    }
    long mapped = ipv4(buffer, lastColon + 1, end);
    if (mapped != NOT_IPV4) {
      return ofIpv4((int) mapped);
    }
    return ofFirstGroup(buffer, from, end);
  }

  private static AddressScope ofFirstGroup(byte[] buffer, int from, int end) {
    int first = 0;
    int at = from;
    while (at < end && buffer[at] != ':') {
      first = first << 4 | Character.digit(buffer[at++], 16);
    }
    if (at - from > 4) {
      return NAME;
    }
    boolean onlyZeros = true;
    for (int i = from; i < end - 1; i++) {
      onlyZeros &= buffer[i] == ':' || buffer[i] == '0';
    }
    boolean loopback =
        onlyZeros && (buffer[end - 1] == '1' || buffer[end - 1] == ':' || buffer[end - 1] == '0');
    boolean internal =
        loopback || (first & 0xFE00) == 0xFC00 || (first & 0xFFC0) == 0xFE80 || first >= 0xFF00;
    return internal ? INTERNAL : EXTERNAL;
  }

  private static int indexOf(byte[] buffer, int from, int to, char wanted) {
    for (int at = from; at < to; at++) {
      if (buffer[at] == wanted) {
        return at;
      }
    }
    return -1;
  }
}
