package org.hansho.memory.shellcode;

import org.hansho.memory.instruction.Decoder;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;

/** The bytes of a region, decoded where an idiom asks. Reused for region after region. */
final class Code {
  private static final int PLAUSIBLE_RUN = 6;

  private final Decoder decoder;
  private final Instruction current = new Instruction();
  private final Instruction probe = new Instruction();
  private byte[] bytes = {};
  private int from;
  private int to;
  private long base;

  Code(Mode mode) {
    this.decoder = new Decoder(mode);
  }

  /** Takes a region whose first byte lies at the address {@code base}. */
  void begin(byte[] bytes, int from, int to, long base) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.base = base;
  }

  Mode mode() {
    return decoder.mode();
  }

  boolean isWide() {
    return decoder.mode() == Mode.BITS_64;
  }

  /** Where an offset lies in memory. */
  long address(int offset) {
    return base + (offset - from);
  }

  /** The offset of an address; it may lie outside. */
  long offset(long address) {
    return address - base + from;
  }

  boolean contains(long offset) {
    return offset >= from && offset < to;
  }

  /** A byte, 0 outside of the region. */
  int at(int offset) {
    return offset >= from && offset < to ? bytes[offset] & 0xff : 0;
  }

  /** Four bytes as a number, 0 outside of the region. */
  int intAt(int offset) {
    if (offset < from || offset > to - 4) {
      return 0;
    }
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | bytes[offset + 3] << 24;
  }

  /** Decodes into {@link #instruction}; false if there is no instruction. */
  boolean decode(long offset) {
    return contains(offset) && decoder.decode(bytes, (int) offset, to, current);
  }

  /** The instruction that was decoded last. */
  Instruction instruction() {
    return current;
  }

  /** Whether code seems to begin here: some instructions in a row, or fewer up to a jump. */
  boolean isPlausible(int offset) {
    int at = offset;
    for (int i = 0; i < PLAUSIBLE_RUN; i++) {
      if (!contains(at) || !decoder.decode(bytes, at, to, probe)) {
        return false;
      }
      Operation operation = probe.operation();
      if (operation.endsFlow()) {
        return true;
      }
      at = probe.end();
    }
    return true;
  }
}
