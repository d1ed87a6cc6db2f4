package org.hansho.server.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads the body of a request, unpacked, within a bound. */
final class RequestBody {
  private static final int BLOCK = 1 << 16;

  private RequestBody() {}

  /** Whether bodies of that {@code Content-Encoding} can be read. */
  static boolean canUnpack(String encoding) {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity", "gzip", "x-gzip", "zstd" -> true;
      default -> false;
    };
  }

  /**
   * The whole body.
   *
   * @param encoding one that {@link #canUnpack}
   * @param most bytes that it may have, unpacked
   * @throws BodyTooLargeException if it has more; no more than that was read
   * @throws IOException if it is cut off or not packed as it says
   */
  static byte[] read(InputStream body, String encoding, int most) throws IOException {
    try (InputStream unpacked = unpacked(body, encoding.toLowerCase(Locale.ROOT))) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      byte[] block = new byte[BLOCK];
      int length = unpacked.read(block);
      while (length >= 0) {
        if (length > most - read.size()) {
          throw new BodyTooLargeException(most);
        }
        read.write(block, 0, length);
        length = unpacked.read(block);
      }
      return read.toByteArray();
    }
  }

  private static InputStream unpacked(InputStream body, String encoding) throws IOException {
    return switch (encoding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BLOCK);
      case "zstd" -> new ZstdInputStream(body).setLongMax(WINDOW);
      default -> body;
    };
  }

  /** Binary logarithm of the largest window that a packed body may ask memory for, 8 MiB. */
  private static final int WINDOW = 23;
}
