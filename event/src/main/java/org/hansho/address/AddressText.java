package org.hansho.address;

import java.nio.charset.StandardCharsets;

/**
 * Writes addresses as text: IPv4 in decimal parts, IPv6 in the form of RFC 5952 (lower case, the
 * longest run of zero groups left out, of equal runs the first, never a single group).
 *
 * <p>Pure functions; allocate nothing. The caller provides {@link #LONGEST} bytes of room.
 */
public final class AddressText {
  /** The most bytes an address takes. */
  public static final int LONGEST = 39;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int[] OCTETS = octets();

  private AddressText() {}

  /**
   * Writes an IPv4 address.
   *
   * @return the index behind it
   */
  public static int writeFour(int address, byte[] into, int from) {
    int at = writeThree(address, into, from);
    into[at++] = '.';
    return octet(address & 0xFF, into, at);
  }

  /**
   * Writes the first three parts of an IPv4 address.
   *
   * @return the index behind them
   */
  public static int writeThree(int address, byte[] into, int from) {
    int at = octet(address >>> 24, into, from);
    into[at++] = '.';
    at = octet((address >>> 16) & 0xFF, into, at);
    into[at++] = '.';
    return octet((address >>> 8) & 0xFF, into, at);
  }

  private static int octet(int octet, byte[] into, int from) {
    int text = OCTETS[octet];
    int length = text >>> 24;
    for (int i = 0; i < length; i++) {
      into[from + i] = (byte) (text >>> (8 * i));
    }
    return from + length;
  }

  /** The digits of each part from the lowest byte, and how many in the highest. */
  private static int[] octets() {
    int[] octets = new int[256];
    for (int octet = 0; octet < octets.length; octet++) {
      String digits = Integer.toString(octet);
      octets[octet] = digits.length() << 24;
      for (int i = 0; i < digits.length(); i++) {
        octets[octet] |= digits.charAt(i) << (8 * i);
      }
    }
    return octets;
  }

  /**
   * Writes an IPv6 address.
   *
   * @return the index behind it
   */
  public static int writeSix(long high, long low, byte[] into, int from) {
    int gap = longestGap(high, low);
    int gapStart = gap >>> 4;
    int gapEnd = gapStart + (gap & 15);
    int at = from;
    int i = 0;
    while (i < 8) {
      if (i == gapStart && gapEnd > gapStart) {
        into[at++] = ':';
        if (i == 0) {
          into[at++] = ':';
        }
        i = gapEnd;
        continue;
      }
      at = group(groupAt(high, low, i), into, at);
      if (++i < 8) {
        into[at++] = ':';
      }
    }
    return at;
  }

  /** Start and length of the longest run of two or more zero groups, four bits each. */
  private static int longestGap(long high, long low) {
    int best = 8 << 4;
    int bestLength = 1;
    int length = 0;
    for (int i = 0; i < 8; i++) {
      length = groupAt(high, low, i) == 0 ? length + 1 : 0;
      if (length > bestLength) {
        bestLength = length;
        best = (i - length + 1) << 4 | length;
      }
    }
    return best;
  }

  private static int groupAt(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }

  private static int group(int group, byte[] into, int from) {
    int at = from;
    for (int shift = group > 0xFFF ? 12 : group > 0xFF ? 8 : group > 0xF ? 4 : 0;
        shift >= 0;
        shift -= 4) {
      into[at++] = DIGITS[(group >>> shift) & 0xF];
    }
    return at;
  }
}
