package org.hansho.memory.region;

import java.nio.charset.StandardCharsets;
import org.hansho.memory.dump.DumpMemory;

/** Numbers and short texts at addresses; 0 and empty where the dump has none. */
record MemoryText(DumpMemory memory) {
  private static final int LONGEST = 128;

  int u16(long address) {
    return (int) number(address, 2);
  }

  long u32(long address) {
    return number(address, 4);
  }

  long u64(long address) {
    return number(address, 8);
  }

  /** A pointer of 32 or 64 bits. */
  long pointer(long address, int bits) {
    return number(address, bits / 8);
  }

  private long number(long address, int bytes) {
    byte[] copy = new byte[bytes];
    if (memory.copy(address, copy, 0, bytes) < bytes) {
      return 0;
    }
    long number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = (number << 8) | (copy[i] & 0xFF);
    }
    return number;
  }

  /** A text of printable ASCII that ends with a zero; empty if there is none. */
  String text(long address) {
    byte[] copy = new byte[LONGEST];
    int length = memory.copy(address, copy, 0, LONGEST);
    for (int i = 0; i < length; i++) {
      if (copy[i] == 0) {
        return new String(copy, 0, i, StandardCharsets.US_ASCII);
      }
      if (copy[i] < ' ' || copy[i] == 0x7F) {
        return "";
      }
    }
    return "";
  }
}
