package org.hansho.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hansho.local.files.OpenFile;

/**
 * Distinguishes the beginning of a record that was never finished from a finished one that changed.
 *
 * <p>Torn is what a crash leaves: the first bytes of a record, less than its length says, or zeros.
 * All else at the end of a segment is treated as damage, that is set aside and reported, though a
 * crash that wrote the pages of one record out of order looks the same: rather one report too many
 * than an acknowledged record gone in silence.
 */
final class TornTail {
  private static final int STEP = 64 << 10;

  private TornTail() {}

  /**
   * True if an unfinished record begins at a place of a segment and nothing readable follows it.
   */
  static boolean isTorn(OpenFile file, Segment segment, long place) throws IOException {
    long size = segment.end() - place;
    if (isZero(file, place, segment.end())) {
      return true;
    }
    int most = RecordFormat.FRAME + JournalSettings.LARGEST_RECORD;
    if (size > most) {
      return false;
    }
    ByteBuffer tail = ByteBuffer.allocate((int) size);
    file.read(place, tail);
    tail.flip();
    return beginsWith(tail, segment.marker()) && isUnfinished(tail, segment, place);
  }

  private static boolean beginsWith(ByteBuffer tail, long marker) {
    ByteBuffer expected = ByteBuffer.allocate(Long.BYTES).putLong(0, marker);
    int length = Math.min(Long.BYTES, tail.remaining());
    return tail.slice(0, length).equals(expected.slice(0, length));
  }

  private static boolean isUnfinished(ByteBuffer tail, Segment segment, long place) {
    int body = tail.remaining() - RecordFormat.FRAME;
    if (body < 0) {
      return true;
    }
    int stated = RecordFormat.length(tail);
    boolean fewerThanStated = stated > body && stated <= JournalSettings.LARGEST_RECORD;
    boolean lengthIsWhatChanged = RecordFormat.fits(tail, segment.number(), place, body);
    return fewerThanStated && !lengthIsWhatChanged;
  }

  /** True if a range holds nothing but zeros. */
  static boolean isZero(OpenFile file, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(STEP, Math.max(0, to - from)));
    for (long place = from; place < to; place += STEP) {
      bytes.clear().limit((int) Math.min(bytes.capacity(), to - place));
      file.read(place, bytes);
      bytes.flip();
      while (bytes.hasRemaining()) {
        if (bytes.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
