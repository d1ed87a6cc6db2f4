package org.hansho.address;

import org.hansho.event.Event;

/**
 * An IP address in text: IPv4 with four decimal parts without leading zeros, or IPv6 as RFC 4291
 * section 2.2 writes it.
 *
 * <p>IPv4 inside IPv6 ({@code ::ffff:192.0.2.1}) counts as IPv4. Reused: {@link #parse} and {@link
 * #parseEndpoint} set it to another text, in linear time. Allocates nothing; belongs to one thread.
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

  /** Sets it to an IPv4 address. */
  public void setFour(int bits) {
    four = true;
    high = 0;
    low = bits & 0xFFFF_FFFFL;
  }

  /**
   * Whether the text is an address as records write the end of a connection: also with a zone
   * ({@code fe80::1%eth0}), and with brackets or a port ({@code 192.0.2.1:443}, {@code
   * [2001:db8::1]:443}).
   */
  public boolean parseEndpoint(byte[] bytes, int offset, int length) {
    if (parseFour(bytes, offset, length)) {
      return true;
    }
    int from = offset;
    int to = offset + length;
    if (length > 0 && bytes[from] == '[') {
      int close = indexOf(bytes, ']', from, to);
      boolean closed = close == to - 1 || (close >= 0 && isPort(bytes, close + 1, to));
      if (!closed) {
        return false;
      }
      from++;
      to = close;
    } else {
      int colon = indexOf(bytes, ':', from, to);
      if (colon >= 0 && isPort(bytes, colon, to)) {
        return parse(bytes, from, colon - from) && four;
      }
    }
    int zone = indexOf(bytes, '%', from, to);
    if (zone < 0) {
      return parse(bytes, from, to - from);
    }
    return zone < to - 1 && parse(bytes, from, zone - from) && !four;
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a colon and one to five digits stand there. */
  private static boolean isPort(byte[] bytes, int from, int to) {
    int digits = to - from - 1;
    if (digits < 1 || digits > 5 || bytes[from] != ':') {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is an address and nothing else: no brackets, port or zone. */
  public boolean parse(byte[] bytes, int offset, int length) {
    if (length < 2 || length > LONGEST) {
      return false;
    }
    if (parseFour(bytes, offset, length)) {
      return true;
    }
    buffer = bytes;
    at = offset;
    end = offset + length;
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

  /** Whether a value of an event is an address and nothing else; IPv4 is read once for all. */
  public boolean read(Event event, int slot) {
    if (event.isKnownFour(slot)) {
      setFour(event.four(slot));
      return true;
    }
    if (!parse(event.buffer(slot), event.start(slot), event.length(slot))) {
      return false;
    }
    if (four) {
      event.setFour(slot, (int) low);
    }
    return true;
  }

  /** The same for an address as records write the end of a connection. */
  public boolean readEndpoint(Event event, int slot) {
    return read(event, slot)
        || parseEndpoint(event.buffer(slot), event.start(slot), event.length(slot));
  }

  private boolean parseFour(byte[] bytes, int offset, int length) {
    long dotted = DottedText.read(bytes, offset, offset + length);
    if (dotted < 0) {
      return false;
    }
    four = true;
    high = 0;
    low = dotted;
    return true;
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
    long dotted = DottedText.read(buffer, at, end);
    if (dotted < 0) {
      return 0;
    }
    at = end;
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
