package org.hansho.memory.instruction;

/** How wide addresses of the code are. Code of 16 bits is not read. */
public enum Mode {
  /** 32-bit code. */
  BITS_32(4),
  /** 64-bit code. */
  BITS_64(8);

  private final int addressBytes;

  Mode(int addressBytes) {
    this.addressBytes = addressBytes;
  }

  /** Bytes of a pointer. */
  public int addressBytes() {
    return addressBytes;
  }
}
