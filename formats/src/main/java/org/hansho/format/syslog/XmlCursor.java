package org.hansho.format.syslog;

/**
 * Walks the elements of a flat XML event, as Sysmon writes it, without building anything.
 *
 * <p>An item is an element that has text, an attribute, or neither child nor text: {@code
 * <EventID>1</EventID>}, {@code <Data Name="Image">/bin/sh</Data>}, {@code <Provider Name="…"/>}.
 * Of the attributes only the first is kept. Elements that hold elements are stepped into.
 * Declarations beyond {@code <?xml …?>} end the walk: no document type, no entities of its own, no
 * CDATA. A text that is cut short by the end of the bytes is given as far as it goes. Linear; no
 * recursion.
 */
final class XmlCursor {
  private static final byte[] PROCESSING_END = Bytes.of("?>");

  private byte[] buffer = {};
  private int to;
  private int at;
  private int elementStart;
  private int elementEnd;
  private int attributeStart;
  private int attributeEnd;
  private int textStart;
  private int textEnd;

  void begin(byte[] bytes, int from, int end) {
    buffer = bytes;
    at = from;
    to = end;
  }

  int elementStart() {
    return elementStart;
  }

  int elementEnd() {
    return elementEnd;
  }

  /** The value of the first attribute; empty if there is none. */
  int attributeStart() {
    return attributeStart;
  }

  int attributeEnd() {
    return attributeEnd;
  }

  int textStart() {
    return textStart;
  }

  int textEnd() {
    return textEnd;
  }

  boolean isElement(byte[] name) {
    return elementEnd - elementStart == name.length
        && Bytes.startsWith(buffer, elementStart, elementEnd, name);
  }

  boolean hasAttribute() {
    return attributeEnd > attributeStart;
  }

  /** Goes to the next item; false at the end of the event, or where it is no longer XML. */
  boolean next() {
    while (true) {
      int open = Bytes.indexOf(buffer, at, to, (byte) '<');
      if (open < 0 || open + 1 >= to || buffer[open + 1] == '!') {
        at = to;
        return false;
      }
      if (buffer[open + 1] == '?') {
        int close = Bytes.indexOf(buffer, open, to, PROCESSING_END);
        at = close < 0 ? to : close + PROCESSING_END.length;
      } else if (buffer[open + 1] == '/') {
        int close = Bytes.indexOf(buffer, open, to, (byte) '>');
        at = close < 0 ? to : close + 1;
      } else if (element(open + 1)) {
        return true;
      }
    }
  }

  /** Reads the tag whose name begins at {@code from}; true if it makes an item. */
  private boolean element(int from) {
    elementStart = from;
    int i = from;
    while (i < to && buffer[i] > ' ' && buffer[i] != '>' && buffer[i] != '/') {
      i++;
    }
    elementEnd = i;
    attributeStart = attributeEnd = i;
    while (i < to && buffer[i] != '>') {
      byte b = buffer[i];
      i = b == '"' || b == '\'' ? attribute(i, b) : i + 1;
    }
    if (i >= to) {
      at = to;
      return false;
    }
    textStart = textEnd = i + 1;
    at = i + 1;
    if (buffer[i - 1] == '/') {
      return true;
    }
    int next = Bytes.indexOf(buffer, at, to, (byte) '<');
    textEnd = next < 0 ? to : next;
    at = textEnd;
    return next < 0 || (next + 1 < to && buffer[next + 1] == '/') || next + 1 == to;
  }

  /** Reads the value in quotes and returns the index behind it. */
  private int attribute(int quote, byte mark) {
    int close = Bytes.indexOf(buffer, quote + 1, to, mark);
    if (close < 0) {
      return to;
    }
    if (attributeStart == elementEnd && attributeEnd == elementEnd) {
      attributeStart = quote + 1;
      attributeEnd = close;
    }
    return close + 1;
  }

  /**
   * Decodes the five predefined entities and numbers; anything else stays as it was written. Log
   * agents that write a blank for each semicolon are forgiven: {@code &quot } counts too, since an
   * ampersand never stands alone in XML. Never longer than the input.
   *
   * @return how many bytes were written
   */
  static int decode(byte[] from, int start, int end, byte[] into, int at) {
    int out = at;
    int in = start;
    while (in < end) {
      byte b = from[in];
      int close = b == '&' ? entityEnd(from, in, end) : -1;
      int codePoint = close < 0 ? -1 : entity(from, in + 1, close);
      if (codePoint < 0) {
        into[out++] = b;
        in++;
      } else {
        out = encode(codePoint, into, out);
        in = close + 1;
      }
    }
    return out - at;
  }

  private static int entityEnd(byte[] from, int in, int end) {
    int limit = Math.min(end, in + 10);
    for (int i = in + 1; i < limit; i++) {
      if (from[i] == ';' || from[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  /** The code point of an entity's name, or -1. */
  private static int entity(byte[] from, int start, int end) {
    if (end - start >= 2 && from[start] == '#') {
      boolean hexadecimal = from[start + 1] == 'x';
      return number(from, hexadecimal ? start + 2 : start + 1, end, hexadecimal ? 16 : 10);
    }
    return switch (end - start) {
      case 2 ->
          from[start + 1] == 't' ? (from[start] == 'l' ? '<' : from[start] == 'g' ? '>' : -1) : -1;
      case 3 -> from[start] == 'a' && from[start + 1] == 'm' && from[start + 2] == 'p' ? '&' : -1;
      case 4 -> fourLetters(from, start);
      default -> -1;
    };
  }

  private static int fourLetters(byte[] from, int start) {
    if (from[start + 1] == 'u'
        && from[start] == 'q'
        && from[start + 2] == 'o'
        && from[start + 3] == 't') {
      return '"';
    }
    return from[start] == 'a'
            && from[start + 1] == 'p'
            && from[start + 2] == 'o'
            && from[start + 3] == 's'
        ? '\''
        : -1;
  }

  private static int number(byte[] from, int start, int end, int radix) {
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.digit(from[i], radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    boolean valid =
        start < end
            && value > 0
            && value <= Character.MAX_CODE_POINT
            && (value < 0xD800 || value > 0xDFFF);
    return valid ? value : -1;
  }

  private static int encode(int codePoint, byte[] into, int at) {
    if (codePoint < 0x80) {
      into[at] = (byte) codePoint;
      return at + 1;
    }
    int trailing = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    into[at] = (byte) (0xF0 << (3 - trailing) | codePoint >> (6 * trailing));
    for (int i = 1; i <= trailing; i++) {
      into[at + i] = (byte) (0x80 | (codePoint >> (6 * (trailing - i)) & 0x3F));
    }
    return at + 1 + trailing;
  }
}
