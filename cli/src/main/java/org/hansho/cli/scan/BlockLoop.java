package org.hansho.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.hansho.format.Limits;

/**
 * Reads a stream in blocks and gives whole records on, carrying over what a block cuts apart.
 *
 * <p>Belongs to one thread, which uses it for one source after another; the block of {@link #BLOCK}
 * bytes is allocated once.
 */
final class BlockLoop {
  /** Four of the longest records. */
  static final int BLOCK = 4 * Limits.DEFAULT.recordBytes();

  /** Takes blocks; the contract of {@code RecordReader.read}. */
  interface Records {
    int read(byte[] block, int from, int to, long position, boolean last);
  }

  private final byte[] block = new byte[BLOCK];
  private final BooleanSupplier stopped;

  /**
   * An idle loop.
   *
   * @param stopped asked before each block; once true, nothing more is read
   */
  BlockLoop(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /** Reads at most so many bytes for recognition; they are read again by {@link #run}. */
  int sample(InputStream in, int bytes) throws IOException {
    return in.readNBytes(block, 0, Math.min(bytes, BLOCK));
  }

  /** The block, for whoever looks at a sample. */
  byte[] block() {
    return block;
  }

  /**
   * Reads a stream to its end, or a piece of it.
   *
   * @param sampled how many bytes {@link #sample} has put at the start of the block
   * @param start position of the first byte in its source
   * @param end position at which the piece ends; {@code Long.MAX_VALUE} for the whole source
   * @return position behind the last byte that was consumed; before {@code end} where the last
   *     record of a piece goes on behind it
   */
  long run(InputStream in, int sampled, long start, long end, Records records) throws IOException {
    int filled = sampled;
    long position = start;
    while (!stopped.getAsBoolean()) {
      long wanted = Math.min(BLOCK - filled, end - position - filled);
      int read = wanted <= 0 ? 0 : in.readNBytes(block, filled, (int) wanted);
      filled += read;
      boolean ofSource = read < wanted;
      boolean ofPiece = position + filled >= end;
      int consumed = records.read(block, 0, filled, position, ofSource);
      position += consumed;
      filled -= consumed;
      if (ofSource) {
        return position + filled;
      }
      if (ofPiece) {
        return isBlank(consumed, filled) ? position + filled : position;
      }
      if (consumed == 0 && filled == BLOCK) {
        throw new IOException("no record ends within " + BLOCK + " bytes");
      }
      System.arraycopy(block, consumed, block, 0, filled);
    }
    return position;
  }

  /** Whether nothing but line ends was left, which belongs to no record. */
  private boolean isBlank(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (block[i] > ' ' || block[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
