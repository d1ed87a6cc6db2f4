package org.hansho.match;

/**
 * An IP address in text: IPv4 with four decimal parts without leading zeros, or IPv6 as RFC 4291
 * section 2.2 writes it, without brackets, port or zone.
 *
 * <p>IPv4 inside IPv6 ({@code ::ffff:192.0.2.1}) counts as IPv4. Reused: {@link #parse} sets it to
 * another text. Allocates nothing.
 */
public final class Address {
  private static final int LONGEST = 45;

  private boolean four;
  private long high;
  private long low;

  private byte[] buffer = {};
  private int end;
  private int at;
  private final int[] groups = new int[8];

  /** Whether it is an IPv4 address; its bits are then the lower half of {@link #low()}. */
  public boolean isFour() {
    return four;
  }

  /** The upper 64 bits of an IPv6 address. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address. */
  public long low() {
    return low;
  }

  /** Whether the text is an address. */
  public boolean parse(byte[] bytes, int offset, int length) {
    if (length < 2 || length > LONGEST) {
      return false;
    }
    buffer = bytes;
    at = offset;
    end = offset + length;
    high = 0;
    long dotted = dotted();
    if (dotted >= 0) {
      four = true;
      low = dotted;
      return true;
    }
    at = offset;
    four = false;
    if (!six()) {
      return false;
    }
    if (high == 0 && low >>> 32 == 0xFFFF) {
      four = true;
      low &= 0xFFFF_FFFFL;
    }
    return true;
  }

  /** Four decimal parts up to the end, or -1. */
  private long dotted() {
    long value = 0;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= end || buffer[at++] != '.')) {
        return -1;
      }
      int octet = octet();
      if (octet < 0) {
        return -1;
      }
      value = value << 8 | octet;
    }
    return at == end ? value : -1;
  }

  private int octet() {
    int start = at;
    int value = 0;
    while (at < end && at - start < 3 && buffer[at] >= '0' && buffer[at] <= '9') {
      value = value * 10 + buffer[at++] - '0';
    }
    boolean leadingZero = at - start > 1 && buffer[start] == '0';
    return at == start || value > 255 || leadingZero ? -1 : value;
  }

  /** Groups of hexadecimal digits up to the end, at most one run of zeros left out. */
  private boolean six() {
    int count = 0;
    int gap = -1;
    if (at + 1 < end && buffer[at] == ':' && buffer[at + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end) {
      int read = count <= 6 ? dottedTail(count) : 0;
      if (read == 0) {
        read = count < 8 && group(count) ? 1 : 0;
      }
      if (read == 0) {
        return false;
      }
      count += read;
      if (at == end) {
        break;
      }
      if (buffer[at++] != ':' || at == end) {
        return false;
      }
      if (buffer[at] == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = count;
        at++;
      }
    }
    return gap < 0 ? count == 8 && join(8, 8) : count < 8 && join(gap, count);
  }

  /** The IPv4 notation that may end an address: two groups, or none read. */
  private int dottedTail(int count) {
    int start = at;
    long dotted = dotted();
    if (dotted < 0) {
      at = start;
      return 0;
    }
    groups[count] = (int) (dotted >>> 16);
    groups[count + 1] = (int) (dotted & 0xFFFF);
    return 2;
  }

  private boolean group(int index) {
    int start = at;
    int value = 0;
    while (at < end && at - start < 4) {
      int digit = Character.digit(buffer[at], 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
      at++;
    }
    groups[index] = value;
    return at > start;
  }

  /** Puts the groups together with zeros in the gap. */
  private boolean join(int gap, int count) {
    high = 0;
    low = 0;
    for (int i = 0; i < 8; i++) {
      int source = i < gap ? i : i - (8 - count);
      int value = source >= gap || i < gap ? groups[source] : 0;
      high = high << 16 | low >>> 48;
      low = low << 16 | value;
    }
    return true;
  }
}
