package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * Address and port of the caller: {@code 203.0.113.5}, {@code 203.0.113.5:443}, {@code 2001:db8::1}
 * or {@code [2001:db8::1]:443}. What is no address, such as {@code Internal}, gives none. Belongs
 * to one thread.
 */
final class Origin {
  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_PORT = 5;

  private final int ip;
  private final int port;
  private final int[] sources;

  /** Reads the first of these fields that holds an address. */
  Origin(Fields fields, String... sources) {
    ip = fields.id("source.ip");
    port = fields.id("source.port");
    this.sources = Values.ids(fields, sources);
  }

  void add(Event event) {
    for (int source : sources) {
      int slot = source == Fields.UNREAD ? Event.NONE : event.first(source);
      for (; slot != Event.NONE; slot = event.next(slot)) {
        if (event.isScalar(slot) && addFrom(event, slot)) {
          return;
        }
      }
    }
  }

  private boolean addFrom(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int length = event.length(slot);
    if (length == 0 || length > LONGEST_ADDRESS) {
      return false;
    }
    boolean bracket = buffer[start] == '[';
    int begin = bracket ? 1 : 0;
    int end = fourEnd(buffer, start, length);
    if (end < 0) {
      end = bracket ? closing(buffer, start, length) : bareEnd(buffer, start, length);
      if (!isAddress(buffer, start + begin, start + end)) {
        return false;
      }
    }
    if (ip != Fields.UNREAD) {
      event.addPart(ip, slot, begin, end - begin);
    }
    int portAt = end + (bracket ? 2 : 1);
    int portLength = length - portAt;
    boolean hasPort = portLength > 0 && portLength <= LONGEST_PORT;
    if (port != Fields.UNREAD && hasPort && isNumber(buffer, start + portAt, start + length)) {
      event.addPart(port, slot, portAt, portLength);
    }
    return true;
  }

  /** Where an address of version 4 ends if nothing or a single colon follows, else -1. */
  private static int fourEnd(byte[] buffer, int start, int length) {
    int dots = 0;
    int at = 0;
    while (at < length && isDigitOrDot(buffer[start + at])) {
      dots += buffer[start + at] == '.' ? 1 : 0;
      at++;
    }
    boolean ends =
        at == length || (buffer[start + at] == ':' && at == lastColon(buffer, start, length));
    return dots == 3 && ends ? at : -1;
  }

  private static int lastColon(byte[] buffer, int start, int length) {
    int at = length - 1;
    while (at >= 0 && buffer[start + at] != ':') {
      at--;
    }
    return at;
  }

  private static boolean isDigitOrDot(byte b) {
    return (b >= '0' && b <= '9') || b == '.';
  }

  private static int closing(byte[] buffer, int start, int length) {
    int at = 1;
    while (at < length && buffer[start + at] != ']') {
      at++;
    }
    return at;
  }

  /** A single colon parts a port off; more of them belong to the address. */
  private static int bareEnd(byte[] buffer, int start, int length) {
    int colons = 0;
    int colon = length;
    for (int i = 0; i < length; i++) {
      if (buffer[start + i] == ':') {
        colons++;
        colon = i;
      }
    }
    return colons == 1 ? colon : length;
  }

  private static boolean isAddress(byte[] buffer, int start, int end) {
    int dots = 0;
    int colons = 0;
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      dots += b == '.' ? 1 : 0;
      colons += b == ':' ? 1 : 0;
      boolean digit = b >= '0' && b <= '9';
      boolean zone = b == '%' && colons > 0;
      if (!digit && b != '.' && b != ':' && !zone && !Text.isHex(b)) {
        return false;
      }
    }
    boolean digitsOnly = colons > 0 || isDigitsAndDots(buffer, start, end);
    return (colons >= 2 || (dots == 3 && digitsOnly)) && end > start + 1;
  }

  private static boolean isDigitsAndDots(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigitOrDot(buffer[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
