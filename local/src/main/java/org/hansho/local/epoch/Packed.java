package org.hansho.local.epoch;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes made smaller for the database: a marker, then the bytes as they are or deflated. An alert
 * holds up to twelve records that resemble each other, and shrinks to a quarter.
 */
final class Packed {
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  /** Bytes by which an inflated text may be larger than a packed one; zlib's own bound. */
  private static final int MOST_RATIO = 1_100;

  private Packed() {}

  static byte[] pack(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + 1];
      int length = deflater.deflate(packed, 1, bytes.length);
      if (deflater.finished()) {
        packed[0] = DEFLATED;
        return Arrays.copyOf(packed, length + 1);
      }
      System.arraycopy(bytes, 0, packed, 1, bytes.length);
      packed[0] = PLAIN;
      return packed;
    } finally {
      deflater.end();
    }
  }

  /** The bytes; those of a damaged pack are others, or none, and its checksum does not match. */
  static byte[] unpack(byte[] packed) {
    if (packed.length == 0 || packed[0] == PLAIN) {
      return packed.length == 0 ? packed : Arrays.copyOfRange(packed, 1, packed.length);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 1, packed.length - 1);
      long most = (long) packed.length * MOST_RATIO;
      byte[] bytes = new byte[packed.length * 4];
      int length = 0;
      while (true) {
        int more = inflater.inflate(bytes, length, bytes.length - length);
        length += more;
        if (inflater.finished() || (more == 0 && length < bytes.length)) {
          return Arrays.copyOf(bytes, length);
        }
        if (bytes.length >= most) {
          return new byte[0];
        }
        bytes = length == bytes.length ? Arrays.copyOf(bytes, bytes.length * 2) : bytes;
      }
    } catch (DataFormatException damaged) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }
}
