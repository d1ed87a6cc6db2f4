package org.hansho.format.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads rows of separated values. A value in quotes may hold the separator, line ends and doubled
 * quotes (RFC 4180). A row has as many values as there are columns. Linear; belongs to one thread.
 */
final class CsvTableReader implements RecordReader {
  static final Fault COLUMNS =
      Fault.inEnglish(
              "The row has another number of values than there are columns.",
              "columns",
              "See whether the separator of the mapping is right, and whether values that hold it"
                  + " stand in quotes.")
          .inJapanese(
              "行の値の数が列の数と一致しません。", "列", "マッピングの区切り文字が正しいか、また、区切り文字を含む値が引用符で囲まれているか確認してください。");

  private static final int MOST_COLUMNS = 512;
  private static final byte QUOTE = '"';

  private final Fields fields;
  private final Limits limits;
  private final byte separator;
  private final TableRecords records;
  private final Event event;
  private final List<String> declared;
  private List<String> names;
  private int[] ids;
  private boolean skipping;

  CsvTableReader(
      FormatSpec spec, Fields fields, Limits limits, byte separator, List<String> columns) {
    this.fields = fields;
    this.limits = limits;
    this.separator = separator;
    this.records = new TableRecords(spec, fields, KeywordText.WHOLE_RECORD);
    this.event = new Event(fields);
    this.declared = List.copyOf(columns);
    this.names = declared;
    this.ids = ids(columns);
  }

  private int[] ids(List<String> columns) {
    return columns.stream().mapToInt(fields::id).toArray();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      int feed = skipping ? lineEnd(block, at, to) : rowEnd(block, at, to);
      boolean open = feed == to && !last;
      boolean tooLong = feed - at > limits.recordBytes() - (open ? 1 : 0);
      if (open && !tooLong && !skipping) {
        return at;
      }
      long here = position + (at - from);
      if (tooLong && !skipping) {
        sink.malformed(Malformed.of(Fault.TOO_LONG, here, block, at, feed - at));
      } else if (!skipping) {
        int end = feed > at && block[feed - 1] == '\r' ? feed - 1 : feed;
        row(block, skipMark(block, at, end, here), end, here, sink);
      }
      skipping = open;
      at = Math.min(to, feed + 1);
    }
    return to;
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The line feed that ends the row, or the end; those in quotes end none. */
  private int rowEnd(byte[] block, int from, int to) {
    int stop = valueEnd(block, from, to);
    while (stop < to && block[stop] != '\n') {
      stop = valueEnd(block, stop + 1, to);
    }
    return stop;
  }

  private static int skipMark(byte[] block, int from, int to, long position) {
    boolean mark =
        position == 0
            && to - from >= 3
            && block[from] == (byte) 0xEF
            && block[from + 1] == (byte) 0xBB
            && block[from + 2] == (byte) 0xBF;
    return mark ? from + 3 : from;
  }

  private void row(byte[] block, int from, int end, long position, EventSink sink) {
    if (from >= end) {
      return;
    }
    if (names.isEmpty()) {
      header(block, from, end, position, sink);
      return;
    }
    event.begin(block, from, end - from, position);
    int at = from;
    int column = 0;
    while (at <= end) {
      int stop = valueEnd(block, at, end);
      if (column < ids.length && ids[column] != Fields.UNREAD) {
        add(ids[column], block, at, stop);
      }
      column++;
      at = stop + 1;
    }
    if (column != ids.length) {
      sink.malformed(Malformed.of(COLUMNS, position, block, from, end - from));
      return;
    }
    records.record(event, sink);
  }

  /**
   * The separator or line feed that ends the value, or the end. A quote opens nothing but at the
   * beginning of a value.
   */
  private int valueEnd(byte[] block, int from, int end) {
    boolean quoted = from < end && block[from] == QUOTE;
    int at = quoted ? from + 1 : from;
    while (at < end && (quoted || (block[at] != separator && block[at] != '\n'))) {
      if (quoted && block[at] == QUOTE) {
        boolean doubled = at + 1 < end && block[at + 1] == QUOTE;
        quoted = doubled;
        at += doubled ? 1 : 0;
      }
      at++;
    }
    return at;
  }

  /** Adds a value, its quotes taken off; nothing for an empty one. */
  private void add(int field, byte[] block, int from, int to) {
    boolean quoted = to - from >= 2 && block[from] == QUOTE && block[to - 1] == QUOTE;
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    if (end == start) {
      return;
    }
    boolean doubled = false;
    for (int i = start; i < end; i++) {
      doubled |= block[i] == QUOTE;
    }
    if (!quoted || !doubled) {
      event.add(field, ValueKind.STRING, start, end - start);
      return;
    }
    int at = event.reserve(end - start);
    byte[] arena = event.arena();
    int length = 0;
    for (int i = start; i < end; i++) {
      arena[at + length++] = block[i];
      i += block[i] == QUOTE && i + 1 < end && block[i + 1] == QUOTE ? 1 : 0;
    }
    event.addReserved(field, ValueKind.STRING, at, length);
  }

  private void header(byte[] block, int from, int end, long position, EventSink sink) {
    List<String> found = new ArrayList<>();
    int at = from;
    while (at <= end && found.size() <= MOST_COLUMNS) {
      int stop = valueEnd(block, at, end);
      String name = new String(block, at, stop - at, StandardCharsets.UTF_8).strip();
      boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
      found.add(quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name);
      at = stop + 1;
    }
    if (found.size() > MOST_COLUMNS) {
      sink.malformed(Malformed.of(Fault.TOO_MANY_COLUMNS, position, block, from, end - from));
      return;
    }
    names = List.copyOf(found);
    ids = ids(names);
  }

  /** The line of names, written anew. */
  @Override
  public byte[] heading() {
    return names.stream()
        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(String.valueOf((char) separator)))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    out.count(names.size());
    names.forEach(out::text);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    int count = in.count();
    if (count > MOST_COLUMNS) {
      throw new IllegalStateException("saved state has " + count + " columns");
    }
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      saved.add(in.text());
    }
    names = declared.isEmpty() ? List.copyOf(saved) : declared; // The mapping may have changed.
    ids = ids(names);
  }

  @Override
  public void end(EventSink sink) {}
}
