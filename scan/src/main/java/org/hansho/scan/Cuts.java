package org.hansho.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a large file may be cut so that several threads read it.
 *
 * <p>The places depend on the file and the length of a piece, not on the number of threads. A cut
 * is a guess: behind a line end whose next line does not look like the inside of a JSON text. The
 * reader of the piece before it proves or refutes it (see {@link Scan}).
 */
public final class Cuts {
  /** Length of a piece. */
  public static final long PIECE = 32L << 20;

  private static final int WINDOW = 1 << 16;

  private Cuts() {}

  /**
   * Starts of all pieces, the first of which is 0; one only where the file is not worth cutting.
   */
  static List<Long> of(FileChannel file, long size, long piece) throws IOException {
    List<Long> cuts = new ArrayList<>();
    cuts.add(0L);
    byte[] window = new byte[WINDOW];
    for (long at = piece; at + piece / 2 < size; at += piece) {
      int length = file.read(ByteBuffer.wrap(window), at);
      int cut = cut(window, length);
      if (cut > 0) {
        cuts.add(at + cut);
      }
    }
    return cuts;
  }

  private static int cut(byte[] window, int length) {
    for (int i = 0; i + 1 < length; i++) {
      if (window[i] == '\n' && beginsRecord(window[i + 1])) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean beginsRecord(byte b) {
    return b > ' ' && b != '}' && b != ']' && b != '"' && b != ',';
  }
}
