package org.hansho.memory.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes an image as it lies in memory: headers, one section of code, an export directory. */
final class ImageBytes {
  static final int SIZE = 0x3000;
  private static final int NT = 0x80;
  private static final int TABLE = NT + 24 + 0xf0;
  private static final int EXPORTS = 0x2000;

  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

  ImageBytes() {
    bytes.putShort(0, (short) 0x5a4d).putInt(0x3c, NT).putInt(NT, 0x4550);
    bytes.putShort(NT + 4, (short) 0x8664).putShort(NT + 6, (short) 2).putInt(NT + 8, 0x5e000000);
    bytes.putShort(NT + 20, (short) 0xf0).putInt(NT + 0x28, 0x1000).putInt(NT + 0x50, SIZE);
    section(0, ".text", 0x1000, 0x60000020);
    section(1, ".rdata", 0x2000, 0x40000040);
  }

  private void section(int number, String name, int begin, int characteristics) {
    int at = TABLE + 40 * number;
    text(at, name);
    bytes.putInt(at + 8, 0x800).putInt(at + 12, begin).putInt(at + 16, 0x800);
    bytes.putInt(at + 20, 0x400 + 0x800 * number).putInt(at + 36, characteristics);
  }

  /** Adds an export directory with the image's name and one function. */
  ImageBytes exporting(String name, String function) {
    return exportingAt(EXPORTS, name, function);
  }

  /** The same where the file has it, not where it would be mapped. */
  ImageBytes exportingAsInTheFile(String name, String function) {
    return exportingAt(0xc00, name, function);
  }

  private ImageBytes exportingAt(int at, String name, String function) {
    bytes.putInt(NT + 0x88, EXPORTS).putInt(at + 12, EXPORTS + 0x40).putInt(at + 24, 1);
    bytes.putInt(at + 32, EXPORTS + 0x80).putInt(at + 0x80, EXPORTS + 0x90);
    text(at + 0x40, name);
    text(at + 0x90, function);
    return this;
  }

  /** Text somewhere in the image. */
  ImageBytes text(int at, String text) {
    bytes.put(at, text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  ImageBytes number(int at, int value) {
    bytes.putInt(at, value);
    return this;
  }

  /** Zeros over everything before the section table. */
  ImageBytes withoutHeader() {
    bytes.put(0, new byte[TABLE]);
    return this;
  }

  byte[] bytes() {
    return bytes.array();
  }
}
