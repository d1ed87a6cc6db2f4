package org.hansho.format.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.Utf8;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads rows of separated values under the columns of the first line or of the mapping. A row has
 * as many values as there are columns. Linear; belongs to one thread.
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

  private final Fields fields;
  private final Limits limits;
  private final char separator;
  private final CsvRow row;
  private final TableRecords records;
  private final Event event;
  private final List<String> declared;
  private List<String> names;
  private int[] ids;
  private boolean skipping;

  CsvTableReader(
      FormatSpec spec, Fields fields, Limits limits, char separator, List<String> columns) {
    this.fields = fields;
    this.limits = limits;
    this.separator = separator;
    this.row = CsvRow.tolerant(separator, MOST_COLUMNS);
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
      boolean tooLong = feed - at > limits.recordBytes();
      if (open && !tooLong && !skipping) {
        return at;
      }
      long here = position + (at - from);
      if (tooLong && !skipping) {
        sink.malformed(Malformed.of(Fault.TOO_LONG, here, block, at, feed - at));
      } else if (!skipping) {
        int end = feed > at && block[feed - 1] == '\r' ? feed - 1 : feed;
        int begin = here == 0 ? Utf8.behindMark(block, at, end) : at;
        row(block, begin, end, here, sink);
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
    int end = row.read(block, from, to, false);
    return end < 0 ? to : end - 1;
  }

  private void row(byte[] block, int from, int end, long position, EventSink sink) {
    if (from >= end) {
      return;
    }
    if (names.isEmpty()) {
      header(block, from, end, position, sink);
      return;
    }
    row.read(block, from, end, true);
    if (row.columns() != ids.length) {
      sink.malformed(Malformed.of(COLUMNS, position, block, from, end - from));
      return;
    }
    event.begin(block, from, end - from, position);
    for (int column = 0; column < ids.length; column++) {
      if (ids[column] != Fields.UNREAD) {
        add(ids[column], block, column);
      }
    }
    records.record(event, sink);
  }

  /** Adds a value, its quotes taken off; nothing for an empty one. */
  private void add(int field, byte[] block, int column) {
    int start = row.start(column);
    int length = row.end(column) - start;
    if (length == 0) {
      return;
    }
    if (row.isEscaped(column)) {
      int room = event.reserve(length);
      int kept = row.copy(block, column, event.arena(), room);
      event.addReserved(field, ValueKind.STRING, room, kept);
    } else {
      event.add(field, ValueKind.STRING, start, length);
    }
  }

  private void header(byte[] block, int from, int end, long position, EventSink sink) {
    row.read(block, from, end, true);
    if (row.columns() > MOST_COLUMNS) {
      sink.malformed(Malformed.of(Fault.TOO_MANY_COLUMNS, position, block, from, end - from));
      return;
    }
    List<String> found = new ArrayList<>();
    for (int column = 0; column < row.columns(); column++) {
      found.add(row.text(block, column).strip());
    }
    names = List.copyOf(found);
    ids = ids(names);
  }

  /** The line of names, written anew. */
  @Override
  public byte[] heading() {
    return names.stream()
        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(String.valueOf(separator)))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    out.texts(names);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    List<String> saved = in.texts();
    names = declared.isEmpty() ? saved : declared; // The mapping may have changed.
    ids = ids(names);
  }

  @Override
  public void end(EventSink sink) {}
}
