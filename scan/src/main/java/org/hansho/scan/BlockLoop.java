package org.hansho.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.hansho.format.FormatRecognition;
import org.hansho.record.Limits;

/**
 * Reads a stream in blocks and gives whole records on, carrying over what a block cuts apart.
 *
 * <p>Belongs to one thread, which uses it for one source after another; the block of {@link #BLOCK}
 * bytes is allocated once.
 */
final class BlockLoop {
  /** Four of the longest records. */
  static final int BLOCK = 4 * Limits.DEFAULT.recordBytes();

  private static final int BEYOND = 1 << 16;

  /** The longest record, and something behind it. */
  private static final int LONG_LINE =
      Limits.DEFAULT.recordBytes() + FormatRecognition.SAMPLE_BYTES;

  /** Takes blocks; the contract of {@code RecordReader}. */
  interface Records {
    int read(byte[] block, int from, int to, long position, boolean last);

    /** Whether a piece may end behind the last byte consumed. */
    boolean isBetweenRecords();
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

  /**
   * Reads the first bytes for recognition, more where the first line is longer than usual; they are
   * read again by {@link #run}.
   */
  int sample(InputStream in) throws IOException {
    int read = in.readNBytes(block, 0, FormatRecognition.SAMPLE_BYTES);
    return read == FormatRecognition.SAMPLE_BYTES && !holdsLine(block, read)
        ? read + in.readNBytes(block, read, LONG_LINE)
        : read;
  }

  /** The same into an array of its own. */
  static byte[] sampleOf(InputStream in) throws IOException {
    byte[] first = in.readNBytes(FormatRecognition.SAMPLE_BYTES);
    if (first.length < FormatRecognition.SAMPLE_BYTES || holdsLine(first, first.length)) {
      return first;
    }
    byte[] more = in.readNBytes(LONG_LINE);
    byte[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  private static boolean holdsLine(byte[] bytes, int length) {
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        return true;
      }
    }
    return false;
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
   * @param end position at which the piece ends; {@code Long.MAX_VALUE} for the whole source. A
   *     piece that ends inside of something is read on until it is between records
   * @return position from which the next piece must be read: where the first record begins that was
   *     not consumed, or the line that it stands on
   */
  long run(InputStream in, int sampled, long start, long end, Records records) throws IOException {
    int filled = sampled;
    long position = start;
    long until = end;
    while (!stopped.getAsBoolean()) {
      long wanted = Math.min(BLOCK - filled, until - position - filled);
      int read = wanted <= 0 ? 0 : in.readNBytes(block, filled, (int) wanted);
      filled += read;
      boolean ofSource = read < wanted;
      int consumed = records.read(block, 0, filled, position, ofSource);
      if (ofSource) {
        return position + filled;
      }
      if (position + filled >= until) {
        if (records.isBetweenRecords()) {
          return position + lineBegin(consumed, filled);
        }
        until += BEYOND;
      }
      if (consumed == 0 && filled == BLOCK) {
        throw new IOException("no record ends within " + BLOCK + " bytes");
      }
      position += consumed;
      filled -= consumed;
      System.arraycopy(block, consumed, block, 0, filled);
    }
    return position;
  }

  /**
   * Where the next piece begins: behind the block if only line ends are left, else at the beginning
   * of the line that the first record left stands on, if nothing but blanks stand before it.
   */
  private int lineBegin(int consumed, int filled) {
    if (isBlank(consumed, filled - consumed)) {
      return filled;
    }
    int at = consumed;
    while (at > 0 && (block[at - 1] == ' ' || block[at - 1] == '\t')) {
      at--;
    }
    return at > 0 && block[at - 1] == '\n' ? at : consumed;
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
