package org.hansho.testkit.shellcode;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes code byte by byte, and the short jumps whose distance is counted. One thread. */
final class CodeWriter {
  private static final HexFormat HEX = HexFormat.of();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long base;

  /** Begins code that lies at an address. */
  CodeWriter(long base) {
    this.base = base;
  }

  /** Bytes in hexadecimal, blanks between instructions. */
  CodeWriter code(String hexadecimal) {
    bytes.writeBytes(HEX.parseHex(hexadecimal.replace(" ", "")));
    return this;
  }

  /** The same byte again and again. */
  CodeWriter fill(int value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write(value);
    }
    return this;
  }

  /** A number of four bytes. */
  CodeWriter number(long value) {
    for (int i = 0; i < 4; i++) {
      bytes.write((int) (value >> (8 * i)));
    }
    return this;
  }

  /** Four letters as the operand of an instruction. */
  CodeWriter letters(String four) {
    four.chars().forEach(bytes::write);
    return this;
  }

  /** A short jump of an opcode to a place written before. */
  CodeWriter jumpBack(int opcode, int place) {
    bytes.write(opcode);
    bytes.write(place - (place() + 1));
    return this;
  }

  /** How much is written. */
  int place() {
    return bytes.size();
  }

  /** The address of the next byte. */
  long address() {
    return base + place();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
