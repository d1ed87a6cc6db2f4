package org.hansho.memory.dump;

import java.nio.charset.StandardCharsets;
import org.hansho.bytes.SourceBytes;

/**
 * A stream: a part of the dump that lies wholly inside of it. Offsets of reads count from the
 * stream's beginning; what lies beyond its end reads as 0.
 */
record DumpStream(StreamKind kind, SourceBytes dump, long offset, long size, Faults faults) {
  private static final int LIST_HEADER = 4;

  boolean holds(long at, long length) {
    return at >= 0 && length >= 0 && length <= size && at <= size - length;
  }

  int u16(long at) {
    return holds(at, 2) ? dump.u16(offset + at) : 0;
  }

  long u32(long at) {
    return holds(at, 4) ? dump.u32(offset + at) : 0;
  }

  long i64(long at) {
    return holds(at, 8) ? dump.i64(offset + at) : 0;
  }

  /** Whether a stream is as long as its fixed part; if not, that is its fault. */
  boolean isAtLeast(long bytes) {
    if (size >= bytes) {
      return true;
    }
    faults.add(kind, "%d bytes where at least %d are needed".formatted(size, bytes));
    return false;
  }

  /** The entries behind a 32-bit count; some writers align them to 8 bytes. */
  Table counted(int entryBytes, int most) {
    if (!isAtLeast(LIST_HEADER)) {
      return new Table(this, 0, entryBytes, 0);
    }
    long count = u32(0);
    long padded = 2 * LIST_HEADER + count * entryBytes;
    long start = count > 0 && padded == size ? 2 * LIST_HEADER : LIST_HEADER;
    return table(start, count, entryBytes, most);
  }

  /**
   * As many of the announced entries as the stream holds, and the caps allow.
   *
   * @param count what the stream announces; treated as unsigned
   */
  Table table(long start, long count, long entryBytes, int most) {
    if (start < 0 || start > size || entryBytes <= 0 || entryBytes > size) {
      if (count != 0) {
        faults.add(kind, announced(count, entryBytes) + " announced, there is room for none");
      }
      return new Table(this, 0, 1, 0);
    }
    long room = (size - start) / entryBytes;
    if (Long.compareUnsigned(count, room) > 0) {
      faults.add(kind, announced(count, entryBytes) + " announced, there is room for " + room);
    } else if (count > most) {
      faults.add(kind, announced(count, entryBytes) + " announced, only " + most + " are read");
    }
    long read = Long.compareUnsigned(count, room) > 0 ? room : count;
    return new Table(this, start, entryBytes, (int) Math.min(read, most));
  }

  private static String announced(long count, long entryBytes) {
    return Long.toUnsignedString(count) + " entries of " + entryBytes + " bytes";
  }

  /**
   * A text of the dump: a length in bytes, then UTF-16; empty if it does not lie inside.
   *
   * @param rva where it lies in the dump; 0 is no text
   */
  String text(long rva) {
    if (rva <= 0 || !dump.holds(rva, LIST_HEADER)) {
      return "";
    }
    long length = Math.min(dump.u32(rva), 2L * MinidumpReader.TEXT_CHARS) & ~1L;
    if (!dump.holds(rva + LIST_HEADER, length)) {
      return "";
    }
    byte[] text = new byte[(int) length];
    dump.copy(rva + LIST_HEADER, text, 0, text.length);
    return new String(text, StandardCharsets.UTF_16LE);
  }

  /** Entries of equal size, all inside of their stream. */
  record Table(DumpStream stream, long start, long entryBytes, int count) {
    /** Where an entry begins in the stream. */
    long at(int index) {
      return start + index * entryBytes;
    }
  }
}
