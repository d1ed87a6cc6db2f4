package org.hansho.format.azure;

import java.util.Arrays;

/**
 * The cells of one record of CSV, after RFC 4180: cells in quotes may hold commas, line feeds and
 * doubled quotes. Text behind a closing quote is kept as part of the cell. Belongs to one thread.
 */
final class CsvRow {
  /** The record does not end within the bytes. */
  static final int INCOMPLETE = -1;

  private byte[] text = new byte[4096];
  private int length;
  private int[] ends = new int[64];
  private int cells;

  /**
   * Reads the record that begins at {@code from}.
   *
   * @param last whether nothing comes behind {@code to}
   * @return the index behind its line end, or {@link #INCOMPLETE}
   */
  int read(byte[] block, int from, int to, boolean last) {
    length = 0;
    cells = 0;
    boolean quoted = false;
    if (text.length < to - from) {
      text = new byte[Math.max(to - from, text.length * 2)];
    }
    int at = from;
    boolean cellStart = true;
    while (at < to) {
      byte b = block[at++];
      if (quoted) {
        if (b != '"') {
          text[length++] = b;
        } else if (at < to && block[at] == '"') {
          text[length++] = '"';
          at++;
        } else if (at == to && !last) {
          return INCOMPLETE;
        } else {
          quoted = false;
        }
      } else if (b == '"' && cellStart) {
        quoted = true;
        cellStart = false;
      } else if (b == ',') {
        endCell();
        cellStart = true;
      } else if (b == '\n') {
        endRow(block, from, at);
        return at;
      } else {
        text[length++] = b;
        cellStart = false;
      }
    }
    if (!last || quoted) {
      return INCOMPLETE;
    }
    endCell();
    return at;
  }

  private void endRow(byte[] block, int from, int end) {
    int begin = cells == 0 ? 0 : ends[cells - 1];
    if (end - from >= 2 && block[end - 2] == '\r' && length > begin) {
      length--;
    }
    endCell();
  }

  private void endCell() {
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, cells * 2);
    }
    ends[cells++] = length;
  }

  int cells() {
    return cells;
  }

  /** Holds all cells, one behind the other. */
  byte[] text() {
    return text;
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int end(int cell) {
    return ends[cell];
  }
}
