package org.hansho.format.flow;

/** Numbers in the byte order of a capture file. */
final class ByteOrdered {
  boolean little;

  int two(byte[] bytes, int at) {
    int value = BigEndian.two(bytes, at);
    return little ? Short.reverseBytes((short) value) & 0xFFFF : value;
  }

  int four(byte[] bytes, int at) {
    int value = BigEndian.four(bytes, at);
    return little ? Integer.reverseBytes(value) : value;
  }

  long unsignedFour(byte[] bytes, int at) {
    return four(bytes, at) & 0xFFFF_FFFFL;
  }

  long eight(byte[] bytes, int at) {
    long value = BigEndian.eight(bytes, at);
    return little ? Long.reverseBytes(value) : value;
  }
}
