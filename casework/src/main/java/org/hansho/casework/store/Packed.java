package org.hansho.casework.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Texts in fewer bytes, deflated. */
final class Packed {
  /** More than the evidence of an alert can have. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int BUFFER = 8192;

  private Packed() {}

  static byte[] pack(byte[] text) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(text);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 2 + 16);
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * What was packed.
   *
   * @throws IllegalStateException if these are no such bytes
   */
  static byte[] unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream text = new ByteArrayOutputStream(4 * packed.length);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 || text.size() + count > MOST_BYTES) {
          throw new IllegalStateException("the evidence of an alert is damaged");
        }
        text.write(buffer, 0, count);
      }
      return text.toByteArray();
    } catch (DataFormatException damaged) {
      throw new IllegalStateException("the evidence of an alert is damaged", damaged);
    } finally {
      inflater.end();
    }
  }
}
