package org.hansho.server.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts lines into parts that the journal takes as one record each. */
final class Parts {
  private Parts() {}

  /**
   * Whole lines of at most so many bytes together, in order; a longer line is a part of its own.
   * The last line gets an end if it has none.
   */
  static List<byte[]> of(byte[] lines, int most) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    while (from < lines.length) {
      int to = end(lines, from, most);
      boolean open = lines[to - 1] != '\n';
      byte[] part = Arrays.copyOfRange(lines, from, open ? to + 1 : to);
      if (open) {
        part[part.length - 1] = '\n';
      }
      parts.add(part);
      from = to;
    }
    return parts;
  }

  private static int end(byte[] lines, int from, int most) {
    if (lines.length - from <= most) {
      return lines.length;
    }
    for (int at = from + most; at > from; at--) {
      if (lines[at - 1] == '\n') {
        return at;
      }
    }
    for (int at = from + most; at < lines.length; at++) {
      if (lines[at] == '\n') {
        return at + 1;
      }
    }
    return lines.length;
  }
}
