package org.hansho.format.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.Utf8;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of SQL Server's audit under the columns that the first line names.
 *
 * <p>A statement of more than 4,000 characters goes on in the rows behind with the same {@code
 * sequence_group_id}; rows are held back until it is whole, at most as many bytes as a record may
 * have. Cells that are empty or say {@code NULL} say nothing. Belongs to one thread; each byte is
 * looked at a bounded number of times.
 */
final class SqlserverAuditReader implements RecordReader {
  /** The length at which SQL Server cuts, in characters; a character has one byte at least. */
  private static final int FULL = 4_000;

  private static final int MOST_COLUMNS = 64;
  private static final int NO_COLUMN = -1;
  private static final byte[] NULL = Bytes.of("NULL");
  private static final byte[] TIME = Bytes.of("event_time");

  /** Columns of the function of which some stand in each header, beside that of the time. */
  private static final byte[][] KNOWN = {
    Bytes.of("sequence_number"),
    Bytes.of("action_id"),
    Bytes.of("succeeded"),
    Bytes.of("server_principal_name"),
    Bytes.of("database_name"),
    Bytes.of("statement")
  };

  private static final int FEWEST_KNOWN = 2;

  /** A line that PowerShell writes above the names of the columns. */
  private static final byte[] TYPE = Bytes.of("#TYPE ");

  private final Fields fields;
  private final Limits limits;
  private final Event event;
  private final CsvRow row = CsvRow.strict(MOST_COLUMNS);
  private final DatabaseClock clock = new DatabaseClock(UnstatedTime.UNKNOWN);
  private final SqlserverAuditRows rows;
  private final int joined;

  /** The first line; empty before it. */
  private byte[] header = {};

  private int[] ids = {};
  private int timeColumn = NO_COLUMN;
  private int statementColumn = NO_COLUMN;
  private int numberColumn = NO_COLUMN;
  private int groupColumn = NO_COLUMN;
  private boolean seeking;

  /** The rows of a statement that goes on. */
  private byte[] held = {};

  private int heldLength;
  private int heldRows;
  private long heldPosition;

  /** Where the group stands in what is held. */
  private int heldGroup;

  private int heldGroupLength;

  SqlserverAuditReader(Fields fields, Limits limits) {
    this.fields = fields;
    this.limits = limits;
    event = new Event(fields);
    rows = new SqlserverAuditRows(fields);
    joined = fields.id("database.statement");
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = position == 0 ? Utf8.behindMark(block, from, to) : from;
    while (at < to) {
      if (seeking || block[at] == '\n' || block[at] == '\r') {
        at = seekLine(block, at, to);
        continue;
      }
      int end = row.read(block, at, to, last);
      int length = (end < 0 ? to : end) - at;
      if (end == CsvRow.OPEN && length < limits.recordBytes() && !last) {
        return at;
      }
      if (end < 0 || length > limits.recordBytes()) {
        Fault fault = length >= limits.recordBytes() ? Fault.TOO_LONG : DatabaseFaults.AUDIT_OPEN;
        sink.malformed(Malformed.of(fault, position + (at - from), block, at, length));
        at = seekLine(block, end >= 0 ? end - 1 : at, to);
      } else {
        row(block, at, end, position + (at - from), sink);
        at = end;
      }
    }
    return to;
  }

  private int seekLine(byte[] block, int from, int to) {
    int feed = Bytes.indexOf(block, from, to, (byte) '\n');
    seeking = feed < 0;
    return feed < 0 ? to : feed + 1;
  }

  private void row(byte[] block, int from, int end, long position, EventSink sink) {
    int to = end;
    while (to > from && (block[to - 1] == '\n' || block[to - 1] == '\r')) {
      to--;
    }
    if (row.columns() == 1 && Bytes.startsWith(block, from, to, TYPE)) {
      return;
    }
    Fault fault = header.length == 0 ? null : fault(block);
    if (header.length == 0 || (fault != null && isHeader(block))) {
      if (!Arrays.equals(header, 0, header.length, block, from, to)) {
        release(sink);
        open(Arrays.copyOfRange(block, from, to));
      }
      return;
    }
    if (fault != null) {
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    if (continues(block)) {
      hold(block, from, end);
      if (!isFull() || heldRows >= limits.openRecords()) {
        release(sink);
      }
      return;
    }
    if (heldRows > 0) {
      release(sink);
      row.read(block, from, end, true);
      clock.read(block, row.start(timeColumn), row.end(timeColumn));
    }
    if (isFull() && number(block) == 1) {
      heldPosition = position;
      heldGroup = row.start(groupColumn) - from;
      heldGroupLength = length(groupColumn);
      hold(block, from, end);
      return;
    }
    begin(block, from, to, position);
    if (statementColumn != NO_COLUMN) {
      add(block, joined, statementColumn);
    }
    rows.complete(event);
    sink.event(event);
  }

  /**
   * Whether a row that cannot be read names columns: late, behind something else, or again, as in
   * files that were joined. They may be other ones then.
   */
  private boolean isHeader(byte[] block) {
    boolean timed = false;
    int known = 0;
    for (int column = 0; column < row.columns(); column++) {
      int start = row.start(column);
      int end = row.end(column);
      timed |= Arrays.equals(TIME, 0, TIME.length, block, start, end);
      for (byte[] name : KNOWN) {
        known += Arrays.equals(name, 0, name.length, block, start, end) ? 1 : 0;
      }
    }
    return timed && known >= FEWEST_KNOWN;
  }

  /** Why a row is not read; null if it is. */
  private @Nullable Fault fault(byte[] block) {
    if (timeColumn == NO_COLUMN) {
      return ids.length == 1 && Bytes.indexOf(header, 0, header.length, (byte) ';') >= 0
          ? DatabaseFaults.AUDIT_SEMICOLONS
          : DatabaseFaults.AUDIT_HEADER;
    }
    if (row.columns() != ids.length) {
      return DatabaseFaults.AUDIT_COLUMNS;
    }
    boolean timed = clock.read(block, row.start(timeColumn), row.end(timeColumn)) >= 0;
    return timed ? null : DatabaseFaults.AUDIT_TIME;
  }

  private void open(byte[] firstLine) {
    header = firstLine;
    row.read(header, 0, header.length, true);
    List<String> names = new ArrayList<>();
    for (int column = 0; column < row.columns(); column++) {
      names.add(row.text(header, column).strip());
    }
    ids = names.stream().mapToInt(fields::id).toArray();
    timeColumn = names.indexOf("event_time");
    statementColumn = names.indexOf("statement");
    numberColumn = names.indexOf("sequence_number");
    groupColumn = names.indexOf("sequence_group_id");
  }

  private int length(int column) {
    return row.end(column) - row.start(column);
  }

  /** Whether the statement may go on in the next row. */
  private boolean isFull() {
    return statementColumn != NO_COLUMN
        && groupColumn != NO_COLUMN
        && numberColumn != NO_COLUMN
        && length(statementColumn) >= FULL;
  }

  private long number(byte[] block) {
    return Sessions.number(block, row.start(numberColumn), row.end(numberColumn));
  }

  private boolean continues(byte[] block) {
    return heldRows > 0
        && heldLength < limits.recordBytes()
        && number(block) == heldRows + 1
        && Arrays.equals(
            held,
            heldGroup,
            heldGroup + heldGroupLength,
            block,
            row.start(groupColumn),
            row.end(groupColumn));
  }

  private void begin(byte[] block, int from, int to, long position) {
    event.begin(block, from, to - from, position);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    event.setTime(clock.time());
    for (int column = 0; column < ids.length; column++) {
      add(block, ids[column], column);
    }
  }

  private void add(byte[] block, int field, int column) {
    int start = row.start(column);
    int length = length(column);
    boolean none = length == NULL.length && Bytes.startsWith(block, start, start + length, NULL);
    if (field < 0 || length == 0 || none) {
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

  // -- statements that go on ---------------------------------------------------------------------

  private void hold(byte[] block, int from, int end) {
    int length = end - from;
    if (heldLength + length + 1 > held.length) {
      held = Arrays.copyOf(held, Math.max(heldLength + length + 1, held.length * 2));
    }
    System.arraycopy(block, from, held, heldLength, length);
    heldLength += length;
    if (held[heldLength - 1] != '\n') {
      held[heldLength++] = '\n';
    }
    heldRows++;
  }

  /** Passes on the rows that were held back as one event. */
  private void release(EventSink sink) {
    if (heldRows == 0) {
      return;
    }
    int next = row.read(held, 0, heldLength, true);
    clock.read(held, row.start(timeColumn), row.end(timeColumn));
    begin(held, 0, heldLength - 1, heldPosition);
    if (joined >= 0) {
      int room = event.reserve(heldLength);
      int kept = 0;
      int at = 0;
      while (next > at) {
        kept += row.copy(held, statementColumn, event.arena(), room + kept);
        at = next;
        next = at < heldLength ? row.read(held, at, heldLength, true) : at;
      }
      event.addReserved(joined, ValueKind.STRING, room, kept);
    }
    rows.complete(event);
    sink.event(event);
    heldRows = 0;
    heldLength = 0;
  }

  @Override
  public boolean abandon(EventSink sink) {
    boolean holds = heldRows > 0;
    if (holds) {
      sink.malformed(Malformed.of(Fault.GIVEN_UP, heldPosition, held, 0, heldLength - 1));
    }
    heldRows = 0;
    heldLength = 0;
    return holds;
  }

  @Override
  public byte[] heading() {
    return header;
  }

  @Override
  public boolean isBetweenRecords() {
    return !seeking && heldRows == 0;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(seeking);
    out.bytes(header, 0, header.length);
    out.count(heldRows);
    out.number(heldPosition);
    out.count(heldGroup);
    out.count(heldGroupLength);
    out.bytes(held, 0, heldLength);
  }

  @Override
  public void restore(StateReader in) {
    seeking = in.flag();
    byte[] firstLine = in.bytes();
    if (firstLine.length > 0) {
      open(firstLine);
    }
    heldRows = in.count();
    heldPosition = in.number();
    heldGroup = in.count();
    heldGroupLength = in.count();
    held = in.bytes();
    heldLength = held.length;
  }

  @Override
  public boolean holdsBack(int unread) {
    return heldRows > 0;
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    release(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    release(sink);
  }
}
