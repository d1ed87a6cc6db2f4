package org.hansho.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the values of one row of separated values (RFC 4180): values in quotes may hold separators,
 * line ends and doubled quotes. A quote opens a value only as its first byte; anywhere else it is a
 * character like any other.
 *
 * <p>Values are slices of the bytes that were read. {@link #copy} removes the quotes inside of
 * those that have any. A row is used again for each row and belongs to one thread. A call looks at
 * each byte at most twice and allocates nothing once it has seen as many values.
 */
public final class CsvRow {
  /** The row does not end within the bytes at hand. */
  public static final int OPEN = -1;

  /** The bytes are no row; {@link #faultAt} says where that shows. Only strict rows have faults. */
  public static final int FAULT = -2;

  /** What happens to text between a closing quote and the next separator. */
  private enum Behind {
    FAULT,
    KEPT,
    DROPPED
  }

  private final byte separator;
  private final int mostColumns;
  private final Behind behind;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] escaped = new boolean[16];
  private int columns;
  private int faultAt;
  private boolean inQuotes;

  private CsvRow(char separator, int mostColumns, Behind behind) {
    this.separator = (byte) separator;
    this.mostColumns = mostColumns;
    this.behind = behind;
  }

  /**
   * Rows of a program that writes RFC 4180 with commas. More values than {@code mostColumns}, text
   * behind a closing quote and a quote that never closes are faults, since they show that a row
   * before them was cut.
   */
  public static CsvRow strict(int mostColumns) {
    return new CsvRow(',', mostColumns, Behind.FAULT);
  }

  /**
   * Rows of any program. Text behind a closing quote belongs to the value. Values beyond {@code
   * mostColumns} are counted and not kept.
   *
   * @param separator one character of ASCII
   */
  public static CsvRow tolerant(char separator, int mostColumns) {
    return new CsvRow(separator, mostColumns, Behind.KEPT);
  }

  /**
   * Rows that people write: as {@link #tolerant}, but blanks before a value and text behind a
   * closing quote are left out.
   *
   * @param separator one character of ASCII
   */
  public static CsvRow trimming(char separator, int mostColumns) {
    return new CsvRow(separator, mostColumns, Behind.DROPPED);
  }

  /**
   * Reads the row that begins at {@code from}.
   *
   * @param last whether the end of the bytes ends the row
   * @return the index behind the row's line end, {@link #OPEN} or {@link #FAULT}. With {@code last}
   *     a row is open only if a quote never closes; its value then ends with the bytes
   */
  public int read(byte[] block, int from, int to, boolean last) {
    columns = 0;
    int at = from;
    while (true) {
      at = value(block, at, to, last);
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

  private int value(byte[] block, int from, int to, boolean last) {
    int start = from;
    while (behind == Behind.DROPPED && start < to && block[start] == ' ') {
      start++;
    }
    inQuotes = start < to && block[start] == '"';
    if (inQuotes) {
      return quoted(block, start + 1, to, last);
    }
    int end = valueEnd(block, start, to);
    return column(start, withoutReturn(block, start, end, to), false, end);
  }

  /** The separator or line feed that ends a value outside of quotes, or {@code to}. */
  private int valueEnd(byte[] block, int from, int to) {
    byte stop = separator;
    int at = from;
    while (at < to && block[at] != stop && block[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int withoutReturn(byte[] block, int from, int end, int to) {
    boolean returned = end > from && block[end - 1] == '\r' && (end == to || block[end] == '\n');
    return returned ? end - 1 : end;
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
    if (at >= to) {
      return unclosed(from, to, pairs, last);
    }
    inQuotes = false;
    if (at + 1 >= to && !last) {
      faultAt = to;
      return OPEN;
    }
    return closed(block, from, at, to, pairs);
  }

  private int unclosed(int from, int to, boolean pairs, boolean last) {
    faultAt = to;
    if (last && behind == Behind.FAULT) {
      return FAULT;
    }
    column(from, to, pairs, to);
    return OPEN;
  }

  /** Goes on behind the closing quote at {@code quote}. */
  private int closed(byte[] block, int from, int quote, int to, boolean pairs) {
    int next = quote + 1;
    int end = valueEnd(block, next, to);
    int text = withoutReturn(block, next, end, to);
    if (text == next || behind == Behind.DROPPED) {
      return column(from, quote, pairs, end);
    }
    if (behind == Behind.KEPT) {
      return column(from, text, true, end);
    }
    faultAt = next;
    return FAULT;
  }

  private int column(int from, int to, boolean isEscaped, int next) {
    if (columns >= mostColumns) {
      columns++;
      faultAt = from;
      return behind == Behind.FAULT ? FAULT : next;
    }
    if (columns == starts.length) {
      int room = Math.min(mostColumns, 2 * columns);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      escaped = Arrays.copyOf(escaped, room);
    }
    starts[columns] = from;
    ends[columns] = to;
    escaped[columns] = isEscaped;
    columns++;
    return next;
  }

  /** The number of values, with those that were not kept. */
  public int columns() {
    return columns;
  }

  /** Where a value begins, behind its opening quote. */
  public int start(int column) {
    return starts[column];
  }

  /** Where a value ends. */
  public int end(int column) {
    return ends[column];
  }

  /** Whether a value has quotes that {@link #copy} removes, so that its bytes are not its text. */
  public boolean isEscaped(int column) {
    return escaped[column];
  }

  /** Where a fault showed. */
  public int faultAt() {
    return faultAt;
  }

  /** Whether an open row ends inside of quotes; not if a quote is its last byte. */
  public boolean isInQuotes() {
    return inQuotes;
  }

  /** The text of a value. Bytes that are no UTF-8 are replaced. */
  public String text(byte[] block, int column) {
    byte[] text = new byte[ends[column] - starts[column]];
    int length = copy(block, column, text, 0);
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Copies the bytes of a value: one quote for each pair, none for the closing one.
   *
   * @return bytes written, at most {@code end(column) - start(column)}
   */
  public int copy(byte[] block, int column, byte[] target, int at) {
    int from = starts[column];
    int to = ends[column];
    if (!escaped[column]) {
      System.arraycopy(block, from, target, at, to - from);
      return to - from;
    }
    int written = at;
    int i = from;
    while (i < to && (block[i] != '"' || (i + 1 < to && block[i + 1] == '"'))) {
      target[written++] = block[i];
      i += block[i] == '"' ? 2 : 1;
    }
    for (i++; i < to; i++) {
      target[written++] = block[i];
    }
    return written - at;
  }
}
