package org.hansho.format.envelope;

import java.util.Arrays;

/** The cells of one row of CSV, quotes taken off; used again for each row. Source: RFC 4180. */
final class CsvCells {
  private byte[] bytes = new byte[1024];
  private int[] ends = new int[32];
  private int count;

  /** The index of the line feed that ends a row, or {@code to}; those in quotes end none. */
  static int rowEnd(byte[] block, int from, int to) {
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      if (block[at] == '"') {
        quoted = !quoted;
      } else if (block[at] == '\n' && !quoted) {
        return at;
      }
    }
    return to;
  }

  void read(byte[] block, int from, int to) {
    if (bytes.length < to - from) {
      bytes = new byte[Math.max(to - from, 2 * bytes.length)];
    }
    count = 0;
    int used = 0;
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      byte b = block[at];
      if (b == '"' && quoted && at + 1 < to && block[at + 1] == '"') {
        bytes[used++] = block[++at];
      } else if (b == '"') {
        quoted = !quoted;
      } else if (b == ',' && !quoted) {
        end(used);
      } else {
        bytes[used++] = b;
      }
    }
    end(used);
  }

  private void end(int at) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = at;
  }

  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int length(int cell) {
    return ends[cell] - from(cell);
  }
}
