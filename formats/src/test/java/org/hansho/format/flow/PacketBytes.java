package org.hansho.format.flow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds packets byte by byte in network order. */
final class PacketBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PacketBytes one(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  PacketBytes two(int... values) {
    for (int value : values) {
      one(value >>> 8, value);
    }
    return this;
  }

  PacketBytes four(long... values) {
    for (long value : values) {
      two((int) (value >>> 16), (int) value);
    }
    return this;
  }

  PacketBytes eight(long... values) {
    for (long value : values) {
      four(value >>> 32, value);
    }
    return this;
  }

  PacketBytes text(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  PacketBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** An IPv4 address in decimal parts. */
  PacketBytes address(String text) {
    for (String part : text.split("\\.")) {
      one(Integer.parseInt(part));
    }
    return this;
  }

  PacketBytes zeros(int count) {
    return bytes(new byte[count]);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }
}
