package org.hansho.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hansho.local.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the records of one segment and finds its way behind bytes that are none.
 *
 * <p>Linear in the size of the segment. Memory is one window, which grows to the largest record
 * met.
 */
final class SegmentCursor {
  private static final int WINDOW = 64 << 10;

  private final OpenFile file;
  private final long segment;
  private final long marker;
  private long offset;
  private long end;

  private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  /**
   * A cursor.
   *
   * @param marker 0 if it is not known; nothing is a record then
   * @param end reading stops there
   */
  SegmentCursor(OpenFile file, long segment, long marker, long offset, long end) {
    this.file = file;
    this.segment = segment;
    this.marker = marker;
    this.offset = offset;
    this.end = end;
  }

  /** Where the next record is looked for. */
  long offset() {
    return offset;
  }

  long end() {
    return end;
  }

  /** More may be read now. */
  void extendTo(long newEnd) {
    end = newEnd;
  }

  /** The record here, behind which the cursor then stands; null if there is none. */
  @Nullable JournalRecord next() throws IOException {
    JournalRecord record = recordAt(offset);
    if (record != null) {
      offset = record.next().offset();
    }
    return record;
  }

  /** Moves to the next place where a record stands, or to the end. */
  void skipDamage() throws IOException {
    long place = offset + 1;
    if (marker == 0) {
      place = end;
    }
    while (place < end) {
      ByteBuffer bytes = bytesAt(place, Long.BYTES);
      int found = findMarker(bytes);
      if (bytes.remaining() < Long.BYTES) {
        place = end;
      } else if (found < 0) {
        place += bytes.remaining() - Long.BYTES + 1;
      } else if (recordAt(place + found) != null) {
        place += found;
        break;
      } else {
        place += found + 1;
      }
    }
    offset = Math.min(place, end);
  }

  private int findMarker(ByteBuffer bytes) {
    int last = bytes.limit() - Long.BYTES;
    byte first = (byte) (marker >>> 56);
    for (int i = bytes.position(); i <= last; i++) {
      if (bytes.get(i) == first && bytes.getLong(i) == marker) {
        return i - bytes.position();
      }
    }
    return -1;
  }

  private @Nullable JournalRecord recordAt(long place) throws IOException {
    ByteBuffer frame = bytesAt(place, RecordFormat.FRAME);
    if (marker == 0
        || frame.remaining() < RecordFormat.FRAME
        || RecordFormat.marker(frame) != marker) {
      return null;
    }
    int length = RecordFormat.length(frame);
    if (length < RecordFormat.LEAST_BODY
        || length > JournalSettings.LARGEST_RECORD
        || length > end - place - RecordFormat.FRAME) {
      return null;
    }
    ByteBuffer record = bytesAt(place, RecordFormat.FRAME + length);
    return record.remaining() >= RecordFormat.FRAME + length
            && RecordFormat.fits(record, segment, place, length)
        ? RecordFormat.decode(record, segment, place, length)
        : null;
  }

  /** The bytes from a place on, at least so many unless the segment ends before. */
  ByteBuffer bytesAt(long place, int atLeast) throws IOException {
    long windowEnd = windowStart + window.limit();
    boolean inside = place >= windowStart && place <= windowEnd;
    if (!inside || windowEnd - place < Math.min(atLeast, end - place)) {
      load(place, atLeast);
    }
    int from = (int) (place - windowStart);
    int to = (int) Math.min(window.limit(), end - windowStart);
    return window.duplicate().position(Math.min(from, to)).limit(to);
  }

  private void load(long place, int atLeast) throws IOException {
    if (window.capacity() < atLeast) {
      window = ByteBuffer.allocate(Math.max(atLeast, 2 * window.capacity()));
    }
    window.clear().limit((int) Math.min(window.capacity(), Math.max(0, end - place)));
    windowStart = place;
    try {
      file.read(place, window);
    } finally {
      window.flip();
    }
  }
}
