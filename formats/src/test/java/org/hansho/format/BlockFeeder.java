package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import org.hansho.record.EventSink;
import org.hansho.record.RecordReader;

/**
 * Feeds bytes to a reader in blocks, as a source does: what was not consumed is given again with
 * more bytes behind it. Fails when the reader breaks its contract.
 */
public final class BlockFeeder {
  private static final int SLACK = 7;

  private BlockFeeder() {}

  /** The whole source as one block, then its end. */
  public static void whole(RecordReader reader, byte[] source, EventSink sink) {
    assertThat(reader.read(source, 0, source.length, 0, true, sink)).isEqualTo(source.length);
    reader.end(sink);
  }

  /**
   * Blocks of random sizes up to {@code largest}; each lies at another place of a buffer that is
   * overwritten afterwards, so that a reader which keeps a reference is found out.
   */
  public static void inBlocks(
      RecordReader reader, byte[] source, EventSink sink, Random random, int largest) {
    int consumed = 0;
    int given = 0;
    int stuck = 0;
    while (consumed < source.length) {
      given = Math.min(source.length, given + 1 + random.nextInt(largest));
      boolean last = given == source.length;
      int offset = random.nextInt(SLACK);
      byte[] block = new byte[offset + given - consumed + random.nextInt(SLACK)];
      System.arraycopy(source, consumed, block, offset, given - consumed);
      int to = offset + given - consumed;
      int next = reader.read(block, offset, to, consumed, last, sink);
      Arrays.fill(block, (byte) 'x');
      if (next < offset || next > to) {
        fail("consumed " + (next - offset) + " bytes of a block of " + (to - offset));
      }
      consumed += next - offset;
      stuck = last && next == offset ? stuck + 1 : 0;
      if (stuck > 1) {
        fail("no progress at the end of the source");
      }
    }
    reader.end(sink);
  }
}
