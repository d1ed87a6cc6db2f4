package org.hansho.server.receive;

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
