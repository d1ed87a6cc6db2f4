package org.hansho.format.database;

/**
 * Finds the columns of one row of comma-separated values, RFC 4180: values in quotes may hold line
 * ends and doubled quotes. Belongs to one reader; linear in the row.
 */
final class CsvRow {
  /** The row goes on behind the bytes at hand. */
  static final int OPEN = -1;

  /** The bytes are no row; {@link #faultAt} says where that shows. */
  static final int FAULT = -2;

  /** More columns than any row has. */
  private static final int MOST_COLUMNS = 64;

  private final int[] starts = new int[MOST_COLUMNS];
  private final int[] ends = new int[MOST_COLUMNS];
  private final boolean[] doubled = new boolean[MOST_COLUMNS];
  private int columns;
  private int faultAt;
  private boolean inQuotes;

  /**
   * Reads the row that begins at {@code from}.
   *
   * @param last whether the end of the bytes ends the row
   * @return the index behind the row's line end, {@link #OPEN} or {@link #FAULT}
   */
  int read(byte[] block, int from, int to, boolean last) {
    columns = 0;
    int at = from;
    while (true) {
      inQuotes = at < to && block[at] == '"';
      at = inQuotes ? quoted(block, at + 1, to, last) : plain(block, at, to);
      if (at < 0) {
        return at;
      }
      if (at >= to) {
        return last ? to : OPEN;
      }
      if (block[at] == '\n') {
        return at + 1;
      }
      at++;
    }
  }

  /** Ends at a comma, a line feed or the end. */
  private int plain(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != ',' && block[at] != '\n') {
      at++;
    }
    boolean returned = at > from && block[at - 1] == '\r' && (at == to || block[at] == '\n');
    return column(from, returned ? at - 1 : at, false, at);
  }

  private int quoted(byte[] block, int from, int to, boolean last) {
    boolean pairs = false;
    int at = from;
    while (at < to) {
      if (block[at] != '"') {
        at++;
      } else if (at + 1 < to && block[at + 1] == '"') {
        pairs = true;
        at += 2;
      } else {
        break;
      }
    }
    if (at >= to || (at + 1 >= to && !last)) {
      inQuotes = at >= to;
      faultAt = to;
      return at >= to && last ? FAULT : OPEN;
    }
    inQuotes = false;
    int next = at + 1;
    if (next + 1 < to && block[next] == '\r' && block[next + 1] == '\n') {
      next++;
    }
    if (next < to && block[next] != ',' && block[next] != '\n') {
      faultAt = next;
      return next + 1 >= to && block[next] == '\r' && !last ? OPEN : FAULT;
    }
    return column(from, at, pairs, next);
  }

  private int column(int from, int to, boolean hasPairs, int next) {
    if (columns == MOST_COLUMNS) {
      faultAt = from;
      return FAULT;
    }
    starts[columns] = from;
    ends[columns] = to;
    doubled[columns] = hasPairs;
    columns++;
    return next;
  }

  int columns() {
    return columns;
  }

  int start(int column) {
    return starts[column];
  }

  int end(int column) {
    return ends[column];
  }

  /** Whether the value holds doubled quotes, which stand for single ones. */
  boolean isDoubled(int column) {
    return doubled[column];
  }

  /** Where a fault showed. */
  int faultAt() {
    return faultAt;
  }

  /** Whether an open row ends inside of quotes; not if a quote is its last byte. */
  boolean isInQuotes() {
    return inQuotes;
  }

  /**
   * Copies a value, one quote for each pair.
   *
   * @return bytes written, at most as many as read
   */
  static int undouble(byte[] text, int from, int to, byte[] target, int at) {
    int written = at;
    for (int i = from; i < to; i++) {
      target[written++] = text[i];
      if (text[i] == '"' && i + 1 < to && text[i + 1] == '"') {
        i++;
      }
    }
    return written - at;
  }
}
