package org.hansho.format.azure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.JsonFaults;
import org.hansho.json.JsonScanner;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of CSV under the columns that the first line names. A row is put as a JSON object into
 * the event's arena and read like any other row, so columns may be spelled, and hold JSON, as in
 * all other shapes. Empty cells say nothing. A name such as {@code TimeGenerated [UTC]} loses the
 * part in brackets.
 */
final class AzureCsvReader implements RecordReader {
  private static final int MOST_COLUMNS = 1024;
  private static final int LONGEST_NAME = 64;

  /** Two quotes and a colon. */
  private static final int AROUND_KEY = 3;

  private final Limits limits;
  private final Event event;
  private final JsonScanner scanner;
  private final AzureRows rows;
  private final CsvRow row = CsvRow.tolerant(',', MOST_COLUMNS);

  /** The key of each column as it stands in JSON, with its colon; null before the first line. */
  private @Nullable List<byte[]> columns;

  /** Holds a value without its quotes. */
  private byte[] plain = new byte[1024];

  private byte[] json = new byte[4096];
  private int jsonLength;
  private boolean skipping;

  AzureCsvReader(Fields fields, Limits limits) {
    this.limits = limits;
    AzurePaths paths = AzurePaths.of(fields);
    event = new Event(fields);
    scanner = new JsonScanner(paths.ofRow(), event, limits.depth(), limits.values());
    rows = new AzureRows(fields, paths, limits, KeywordText.WHOLE_RECORD);
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      if (skipping || isNoRecord(block, at)) {
        int end = lineEnd(block, at, to);
        skipping = end == to && block[to - 1] != '\n';
        at = end;
        continue;
      }
      int limit = Math.min(to, at + limits.recordBytes());
      int end = row.read(block, at, limit, last && limit == to);
      long recordPosition = position + (at - from);
      if (end >= 0) {
        record(block, at, end, recordPosition, sink);
        at = end;
      } else if (!last && to - at < limits.recordBytes()) {
        return at;
      } else {
        boolean cut = to - at < limits.recordBytes();
        Fault fault = cut ? AzureFaults.CUT : Fault.TOO_LONG;
        int lineEnd = lineEnd(block, at, to);
        sink.malformed(Malformed.of(fault, recordPosition, block, at, lineEnd - at));
        skipping = lineEnd == to && block[to - 1] != '\n' && !last;
        at = lineEnd;
      }
    }
    return at;
  }

  /** Blank lines, and comments before the names of the columns. */
  private boolean isNoRecord(byte[] block, int at) {
    return block[at] == '\n' || block[at] == '\r' || (columns == null && block[at] == '#');
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != '\n') {
      at++;
    }
    return Math.min(to, at + 1);
  }

  private void record(byte[] block, int from, int end, long position, EventSink sink) {
    List<byte[]> names = columns;
    if (names == null || (isSuspicious(names, block) && isHeader(block))) {
      header(block, from, end, position, sink);
      return;
    }
    int length = end - from;
    while (length > 0 && (block[from + length - 1] == '\n' || block[from + length - 1] == '\r')) {
      length--;
    }
    if (row.columns() != names.size()) {
      sink.malformed(Malformed.of(AzureFaults.CELLS, position, block, from, length));
      return;
    }
    writeJson(names, block);
    event.begin(block, from, length, position);
    int at = event.reserve(jsonLength);
    System.arraycopy(json, 0, event.arena(), at, jsonLength);
    event.sliceArena(true);
    int read = scanner.read(event.arena(), at, at + jsonLength);
    event.sliceArena(false);
    if (read < 0) {
      sink.malformed(Malformed.of(JsonFaults.of(scanner.flaw()), position, block, from, length));
      return;
    }
    Service service = rows.open(event);
    if (service == null && isHeader(block)) {
      header(block, from, end, position, sink);
    } else if (service == null) {
      sink.malformed(Malformed.of(AzureFaults.NO_ROW, position, block, from, length));
    } else {
      rows.complete(event, service, sink);
    }
  }

  /** Whether a row is not one of these columns, or its first cell is the name of the first. */
  private boolean isSuspicious(List<byte[]> names, byte[] block) {
    byte[] first = names.get(0);
    int start = row.start(0);
    int length = row.end(0) - start;
    return row.columns() != names.size()
        || (length == first.length - AROUND_KEY
            && length > 0
            && Arrays.equals(first, 1, 1 + length, block, start, start + length));
  }

  /** Whether a row names columns: late, behind something else, or again, as in joined files. */
  private boolean isHeader(byte[] block) {
    int known = 0;
    for (int cell = 0; cell < Math.min(row.columns(), MOST_COLUMNS); cell++) {
      int length = row.end(cell) - row.start(cell);
      known += length < LONGEST_NAME && AzureCsvFormat.isColumn(row.text(block, cell)) ? 1 : 0;
    }
    return known >= AzureCsvFormat.FEWEST;
  }

  private void header(byte[] block, int from, int end, long position, EventSink sink) {
    if (row.columns() > MOST_COLUMNS) {
      sink.malformed(Malformed.of(Fault.TOO_MANY_COLUMNS, position, block, from, end - from));
      return;
    }
    List<byte[]> names = new ArrayList<>();
    for (int cell = 0; cell < row.columns(); cell++) {
      names.add(key(row.text(block, cell)));
    }
    columns = names;
  }

  private static byte[] key(String name) {
    String bare = name.replace("\uFEFF", "").replaceAll(" \\[[^\\]]*\\]$", "");
    String plain = bare.replaceAll("[\"\\\\\\p{Cntrl}]", "").strip();
    return ("\"" + plain + "\":").getBytes(StandardCharsets.UTF_8);
  }

  private void writeJson(List<byte[]> names, byte[] block) {
    jsonLength = 0;
    put((byte) '{');
    for (int cell = 0; cell < names.size(); cell++) {
      if (row.end(cell) > row.start(cell)) {
        if (jsonLength > 1) {
          put((byte) ',');
        }
        byte[] name = names.get(cell);
        ensure(name.length);
        System.arraycopy(name, 0, json, jsonLength, name.length);
        jsonLength += name.length;
        putText(block, cell);
      }
    }
    put((byte) '}');
  }

  private void putText(byte[] block, int cell) {
    byte[] text = block;
    int start = row.start(cell);
    int length = row.end(cell) - start;
    if (row.isEscaped(cell)) {
      plain = plain.length < length ? new byte[Math.max(length, 2 * plain.length)] : plain;
      length = row.copy(block, cell, plain, 0);
      text = plain;
      start = 0;
    }
    ensure(2 * length + 2);
    json[jsonLength++] = '"';
    for (int i = start; i < start + length; i++) {
      byte b = text[i];
      if (b == '"' || b == '\\') {
        json[jsonLength++] = '\\';
        json[jsonLength++] = b;
      } else if (b == '\n') {
        json[jsonLength++] = '\\';
        json[jsonLength++] = 'n';
      } else {
        json[jsonLength++] = b;
      }
    }
    json[jsonLength++] = '"';
  }

  private void put(byte b) {
    ensure(1);
    json[jsonLength++] = b;
  }

  private void ensure(int more) {
    if (jsonLength + more > json.length) {
      json = Arrays.copyOf(json, Math.max(jsonLength + more, json.length * 2));
    }
  }

  @Override
  public byte[] heading() {
    List<byte[]> names = columns;
    if (names == null) {
      return NO_HEADING;
    }
    StringBuilder line = new StringBuilder();
    for (byte[] name : names) {
      line.append(line.isEmpty() ? "" : ",");
      line.append(new String(name, 0, name.length - 1, StandardCharsets.UTF_8));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    out.flag(columns != null);
    if (columns != null) {
      out.count(columns.size());
      columns.forEach(column -> out.bytes(column, 0, column.length));
    }
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    if (in.flag()) {
      List<byte[]> names = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        names.add(in.bytes());
      }
      columns = names;
    }
  }

  @Override
  public void end(EventSink sink) {
    // Every row is an event of its own.
  }
}
