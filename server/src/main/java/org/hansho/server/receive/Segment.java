package org.hansho.server.receive;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a log that goes on over several, as rotation leaves them behind one another. */
final class Segment {
  private static final String END = "-1";

  /** Which file it is; a copy may take its place. */
  String key;

  /** How it begins. */
  Fingerprint print;

  /** Where its first byte stands in the log; negative until the log is read first. */
  long base;

  /** Its bytes, once nothing will be added; negative before. */
  long length = -1;

  /** Whether a line feed stands behind its last byte, since a file ends a line. */
  boolean lineFeed;

  /** Whether it is unpacked while it is read. */
  final boolean packed;

  /** Where it lies, as far as it was seen. */
  @Nullable SeenFile seen;

  /** How many looks in a row have not found it, though it was not read to its end. */
  int missed;

  /** Up to where bytes are counted as lost that were added too late. */
  long late;

  Segment(String key, Fingerprint print, long base, boolean packed) {
    this.key = key;
    this.print = print;
    this.base = base;
    this.packed = packed;
  }

  boolean isClosed() {
    return length >= 0;
  }

  /** Where the next one begins, of one that is closed. */
  long end() {
    return base + length + (lineFeed ? 1 : 0);
  }

  void close(long bytes, boolean lacksLineFeed) {
    length = bytes;
    lineFeed = lacksLineFeed && bytes > 0;
  }

  /** The file if it is this one, and not another one that has got its number. */
  @Nullable SeenFile known(@Nullable SeenFile file) {
    SeenFile before = seen;
    if (file == null || (before != null && !file.differs(before))) {
      return file;
    }
    try {
      return print.begins(file.head()) ? file : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  boolean isSame(SeenFile file) throws IOException {
    return key.equals(file.key()) && print.begins(file.head());
  }

  /** The one of a log in which a position lies. */
  static Segment at(List<Segment> segments, long position) {
    Segment found = segments.get(0);
    for (Segment each : segments) {
      found = each.base <= position ? each : found;
    }
    return found;
  }

  /** Sets where those from one on begin, if it is known where those before do. */
  static void place(List<Segment> segments, int from) {
    for (int i = from; i < segments.size() && segments.get(0).base >= 0; i++) {
      segments.get(i).base = segments.get(i - 1).end();
    }
  }

  /** As a line of the state. */
  String written() {
    return String.join(
        " ",
        "segment",
        String.valueOf(base),
        isClosed() ? String.valueOf(length) : END,
        lineFeed ? "1" : "0",
        packed ? "1" : "0",
        String.valueOf(print.length()),
        print.hash(),
        key);
  }

  /** What {@link #written} wrote, as words. */
  static Segment read(String[] words) {
    Fingerprint print = new Fingerprint(Integer.parseInt(words[5]), words[6]);
    Segment segment = new Segment(words[7], print, Long.parseLong(words[1]), words[4].equals("1"));
    segment.length = Long.parseLong(words[2]);
    segment.lineFeed = words[3].equals("1");
    return segment;
  }
}
