package org.hansho.format.flowlog;

import java.util.List;
import org.hansho.format.Values;

/** Lines of a log of Zeek in columns parted by tabs, whose names stand in {@code #fields}. */
abstract class ZeekColumns implements ColumnReader.Columns {
  /** What stands before the names of the columns. */
  static final String NAMES = "#fields\t";

  private static final byte[] MARK = Values.ascii(NAMES);

  @Override
  public final byte separator() {
    return '\t';
  }

  @Override
  public final String mark() {
    return NAMES;
  }

  @Override
  public final List<String> header(byte[] block, int from, int end) {
    String names = ColumnReader.textBehind(MARK, block, from, end);
    return names == null ? List.of() : List.of(names.split("\t"));
  }

  @Override
  public final boolean isSkipped(byte[] block, int from, int end) {
    return block[from] == '#';
  }
}
