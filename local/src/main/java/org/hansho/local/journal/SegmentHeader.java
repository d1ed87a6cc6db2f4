package org.hansho.local.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a segment.
 *
 * @param marker begins every record of the segment; random
 * @param firstSequence sequence of its first record
 * @param previous number of the segment before; 0 if there was none. Segments between were given up
 *     before they held an acknowledged record
 * @param previousEnd where the acknowledged records of the segment before end; what stands behind
 *     was written in vain and must not be read
 */
record SegmentHeader(
    long number, long marker, long firstSequence, long previous, long previousEnd) {
  static final int BYTES = 52;

  /** "HANSHOJ" and the version of the format. */
  private static final long MAGIC = 0x48414e53484f4a02L;

  void encode(ByteBuffer into) {
    int start = into.position();
    into.putLong(MAGIC).putLong(number).putLong(marker).putLong(firstSequence);
    into.putLong(previous).putLong(previousEnd);
    into.putInt(checksum(into.slice(start, BYTES - 4)));
  }

  /** The header at the start of a buffer; null if it is not what was written. */
  static @Nullable SegmentHeader decode(ByteBuffer from, long number) {
    if (from.remaining() < BYTES
        || from.getLong(0) != MAGIC
        || from.getLong(8) != number
        || from.getInt(BYTES - 4) != checksum(from.slice(0, BYTES - 4))) {
      return null;
    }
    return new SegmentHeader(
        number, from.getLong(16), from.getLong(24), from.getLong(32), from.getLong(40));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
