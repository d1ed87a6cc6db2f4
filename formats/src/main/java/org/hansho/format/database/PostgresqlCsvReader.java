package org.hansho.format.database;

import java.util.List;
import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.TextVisitor;
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

/**
 * Reads rows of PostgreSQL's {@code csvlog}.
 *
 * <p>A row that was cut short leaves a quote open, which shows in one of the next rows, where text
 * stands behind a closing quote. The row in whose line it shows is then read from its beginning; so
 * a cut row costs itself alone. Of a row beyond the cap the quotes are still counted, so that a
 * long statement cannot pass its lines off as rows. What stands before the first row of a source is
 * the end of one that was cut off with the file, and counts once. Belongs to one thread; each byte
 * is looked at at most twice for one call.
 */
final class PostgresqlCsvReader implements RecordReader {
  /** The columns as of PostgreSQL 14; older versions write fewer of them. */
  static final List<String> COLUMNS =
      List.of(
          "log_time",
          "user_name",
          "database_name",
          "process_id",
          "connection_from",
          "session_id",
          "session_line_num",
          "command_tag",
          "session_start_time",
          "virtual_transaction_id",
          "transaction_id",
          "error_severity",
          "sql_state_code",
          "message",
          "detail",
          "hint",
          "internal_query",
          "internal_query_pos",
          "context",
          "query",
          "query_pos",
          "location",
          "application_name",
          "backend_type",
          "leader_pid",
          "query_id");

  /** Columns of 9.0 to 12. */
  private static final int FEWEST_COLUMNS = 23;

  /** More columns than any row has. */
  static final int MOST_COLUMNS = 64;

  private static final int CONNECTION_FROM = 4;
  private static final byte[] LOCAL = Bytes.of("[local]");

  private final Event event;
  private final Limits limits;
  private final CsvRow row = CsvRow.strict(MOST_COLUMNS);
  private final DatabaseClock clock;
  private final DatabaseFields common;
  private final PostgresqlEvents events;
  private final int[] ids;
  private final KeywordText decoded = this::visitDecoded;
  private boolean opened;
  private boolean begun;
  private boolean seeking;
  private boolean skipping;
  private boolean skippingQuoted;

  PostgresqlCsvReader(Fields fields, Limits limits, UnstatedTime assumed) {
    this.limits = limits;
    event = new Event(fields);
    clock = new DatabaseClock(assumed);
    common = new DatabaseFields(fields);
    events = new PostgresqlEvents(fields, common, PostgresqlNames.CSV);
    ids = COLUMNS.stream().mapToInt(fields::id).toArray();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    open(position);
    int at = from;
    while (at < to) {
      if (skipping) {
        at = skipLong(block, at, to);
        continue;
      }
      if (seeking) {
        at = seekLine(block, at, to);
        continue;
      }
      if (isPreamble(block, at, position + (at - from))) {
        at = preambleEnd(block, at, to, last);
        if (at < 0) {
          return -1 - at;
        }
        continue;
      }
      long rowPosition = position + (at - from);
      if (!begun) {
        at = cutPiece(block, at, to, rowPosition, last, sink);
        if (!begun) {
          return at;
        }
        continue;
      }
      int end = row.read(block, at, to, last);
      int length = (end < 0 ? to : end) - at;
      if (length > limits.recordBytes() || (end == CsvRow.OPEN && length == limits.recordBytes())) {
        malformed(Fault.TOO_LONG, block, at, length, rowPosition, sink);
        skipping = end == CsvRow.OPEN;
        skippingQuoted = row.isInQuotes();
        at = end == CsvRow.FAULT ? recover(block, at, to) : end == CsvRow.OPEN ? to : end;
      } else if (end == CsvRow.OPEN) {
        return at;
      } else if (end == CsvRow.FAULT) {
        int next = recover(block, at, to);
        malformed(DatabaseFaults.CSVLOG_OPEN, block, at, next - at, rowPosition, sink);
        at = next;
      } else {
        row(block, at, end, rowPosition, sink);
        at = end;
      }
    }
    return to;
  }

  /** A source that is read from further on was cut between rows. */
  private void open(long position) {
    begun |= !opened && position > 0;
    opened = true;
  }

  /**
   * Passes over the end of a row whose beginning the source does not have; stays where it is, and
   * has not begun, if no row is there yet.
   */
  private int cutPiece(byte[] block, int at, int to, long position, boolean last, EventSink sink) {
    int first = firstRow(clock, block, at, to);
    if (first < 0 && !last && to - at < limits.recordBytes()) {
      return at;
    }
    begun = true;
    int behind = first < 0 ? to : first;
    if (behind > at) {
      malformed(DatabaseFaults.CSVLOG_BEGINNING, block, at, behind - at, position, sink);
      seeking = first < 0 && !last;
    }
    return behind;
  }

  /** The first line at which a row begins, or -1. */
  static int firstRow(DatabaseClock clock, byte[] block, int from, int to) {
    int line = from;
    while (line < to) {
      int time = clock.readWithZone(block, line, to);
      if (time != DatabaseClock.NO_STAMP && time < to && block[time] == ',') {
        return line;
      }
      int feed = Bytes.indexOf(block, line, to, (byte) '\n');
      line = feed < 0 ? to : feed + 1;
    }
    return -1;
  }

  private static void malformed(
      Fault fault, byte[] block, int at, int length, long position, EventSink sink) {
    sink.malformed(Malformed.of(fault, position, block, at, length));
  }

  private static boolean isPreamble(byte[] block, int at, long position) {
    byte b = block[at];
    boolean mark = position < 3 && (b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF);
    return mark || b == '\n' || b == '\r' || b == '#' || b == ' ';
  }

  /** Behind a byte, or the line of a comment; {@code -1 - at} if that is not whole. */
  private int preambleEnd(byte[] block, int at, int to, boolean last) {
    if (block[at] != '#') {
      return at + 1;
    }
    int feed = Bytes.indexOf(block, at, to, (byte) '\n');
    if (feed >= 0) {
      return feed + 1;
    }
    if (!last && to - at < limits.recordBytes()) {
      return -1 - at;
    }
    seeking = !last;
    return to;
  }

  /** Goes on behind a row too long, whose quotes still count. */
  private int skipLong(byte[] block, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = block[at++];
      skippingQuoted ^= b == '"';
      if (b == '\n' && !skippingQuoted) {
        skipping = false;
        return at;
      }
    }
    return at;
  }

  private int seekLine(byte[] block, int from, int to) {
    int feed = Bytes.indexOf(block, from, to, (byte) '\n');
    seeking = feed < 0;
    return feed < 0 ? to : feed + 1;
  }

  /** Where reading goes on after a fault: the line in which it shows, if a row begins there. */
  private int recover(byte[] block, int from, int to) {
    int fault = Math.min(row.faultAt(), to);
    int line = fault;
    while (line > from && block[line - 1] != '\n') {
      line--;
    }
    if (line > from && clock.readWithZone(block, line, to) != DatabaseClock.NO_STAMP) {
      return line;
    }
    return seekLine(block, fault, to);
  }

  private void row(byte[] block, int from, int end, long position, EventSink sink) {
    int to = end;
    while (to > from && (block[to - 1] == '\n' || block[to - 1] == '\r')) {
      to--;
    }
    int columns = row.columns();
    if (columns < FEWEST_COLUMNS || columns == COLUMNS.size() - 1 || columns > COLUMNS.size()) {
      malformed(DatabaseFaults.CSVLOG_COLUMNS, block, from, to - from, position, sink);
      return;
    }
    if (clock.readWithZone(block, row.start(0), row.end(0)) != row.end(0)) {
      malformed(DatabaseFaults.CSVLOG_TIME, block, from, to - from, position, sink);
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(clock.time());
    boolean plain = true;
    for (int column = 0; column < columns; column++) {
      plain &= !row.isEscaped(column);
      add(block, column);
    }
    event.setKeywordText(plain ? KeywordText.WHOLE_RECORD : decoded);
    client(block, row.start(CONNECTION_FROM), row.end(CONNECTION_FROM));
    events.complete(event);
    sink.event(event);
  }

  private void add(byte[] block, int column) {
    int start = row.start(column);
    int length = row.end(column) - start;
    if (ids[column] < 0 || length == 0) {
      return;
    }
    if (row.isEscaped(column)) {
      int room = event.reserve(length);
      int kept = row.copy(block, column, event.arena(), room);
      event.addReserved(ids[column], ValueKind.STRING, room, kept);
    } else {
      event.add(ids[column], ValueKind.STRING, start, length);
    }
  }

  /** An address or host and a port behind the last colon, or a socket of the machine itself. */
  private void client(byte[] block, int from, int to) {
    if (from == to || Bytes.startsWith(block, from, to, LOCAL)) {
      return;
    }
    int colon = to;
    while (colon > from && block[colon - 1] != ':') {
      colon--;
    }
    common.addSource(event, block, from, colon > from ? colon - 1 : to);
    if (colon > from) {
      DatabaseFields.addFirst(event, common.sourcePort, block, colon, to);
    }
  }

  /** The record, then once more what is written otherwise there than it reads. */
  private void visitDecoded(Event of, TextVisitor visitor) {
    boolean more = visitor.text(of.recordBuffer(), of.recordOffset(), of.recordLength());
    for (int column = 0; more && column < row.columns(); column++) {
      if (row.isEscaped(column)) {
        int room = of.reserve(row.end(column) - row.start(column));
        int kept = row.copy(of.recordBuffer(), column, of.arena(), room);
        more = visitor.text(of.arena(), room, kept);
      }
    }
  }

  @Override
  public boolean isBetweenRecords() {
    return !seeking && !skipping;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(begun);
    out.flag(seeking);
    out.flag(skipping);
    out.flag(skippingQuoted);
  }

  @Override
  public void restore(StateReader in) {
    opened = true;
    begun = in.flag();
    seeking = in.flag();
    skipping = in.flag();
    skippingQuoted = in.flag();
  }

  @Override
  public void end(EventSink sink) {
    // Every row is an event of its own.
  }
}
