package org.hansho.match;

/** Code points in well-formed UTF-8. Pure functions. */
final class CodePoints {
  private CodePoints() {}

  /** Bytes of the code point that begins at {@code at}. */
  static int width(byte[] bytes, int at) {
    byte lead = bytes[at];
    return lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
  }

  /** Where the code point begins that ends before {@code end}. */
  static int before(byte[] bytes, int end) {
    int at = end - 1;
    while ((bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /** The code point that begins at {@code at}. */
  static int codePoint(byte[] bytes, int at) {
    byte lead = bytes[at];
    if (lead >= 0) {
      return lead;
    }
    if (lead < (byte) 0xE0) {
      return (lead & 0x1F) << 6 | (bytes[at + 1] & 0x3F);
    }
    if (lead < (byte) 0xF0) {
      return (lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F);
    }
    return (lead & 0x07) << 18
        | (bytes[at + 1] & 0x3F) << 12
        | (bytes[at + 2] & 0x3F) << 6
        | (bytes[at + 3] & 0x3F);
  }
}
