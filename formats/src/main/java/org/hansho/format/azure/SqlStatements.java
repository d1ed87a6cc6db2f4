package org.hansho.format.azure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.json.JsonScanner;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Joins SQL statements that Azure cut at 4,000 characters. The parts of one statement share their
 * server and {@code sequence_group_id} and are numbered from 1 by {@code sequence_number}; all but
 * the last are full. So a full part waits for the next one, and any other is passed on at once.
 *
 * <p>The joined event is the first part's with the whole statement; its record holds the records of
 * all parts. A statement whose parts do not come is passed on as far as it goes: after {@link
 * #WAIT_NANOS} of event time, when {@code Limits.openEvents} others are open, when it outgrows
 * {@code Limits.recordBytes} or {@code Limits.openRecords} parts, and at the end. Parts may come in
 * any order. Belongs to one thread. Source: SQL Server documentation, sys.fn_get_audit_file.
 */
final class SqlStatements {
  /**
   * How long parts are waited for, in nanoseconds of event time; less than records may be late. The
   * rows of one statement are written at once.
   */
  static final long WAIT_NANOS = 30_000_000_000L;

  /** The length at which Azure cuts, in units of UTF-16. */
  static final int FULL = 4000;

  private final Limits limits;
  private final AzureRows rows;
  private final EmbeddedJson embedded;
  private final AzurePaths paths;
  private final Event whole;
  private @Nullable JsonScanner scanner;
  private final ArrayDeque<OpenStatement> open = new ArrayDeque<>();
  private final List<OpenStatement> unused = new ArrayList<>();

  private final int group;
  private final int number;
  private final int statement;
  private final int joined;
  private final int[] servers;
  private final int[] times;
  private long newest = Event.NO_TIME;

  SqlStatements(Fields fields, AzurePaths paths, Limits limits, AzureRows rows) {
    this.limits = limits;
    this.rows = rows;
    whole = new Event(fields);
    this.paths = paths;
    embedded = new EmbeddedJson(fields, paths, limits);
    group = fields.id("properties.sequence_group_id");
    number = fields.id("properties.sequence_number");
    statement = fields.id("properties.statement");
    joined = fields.id("database.statement");
    servers =
        Values.ids(fields, "logicalServerName", "properties.server_instance_name", "resourceId");
    times = Values.ids(fields, "properties.event_time", "time", "TimeGenerated");
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Takes a part of a longer statement; false if the row stands for itself. */
  boolean take(Event event, EventSink sink) {
    long time = Values.firstTime(event, times);
    newest = Math.max(newest, time);
    passOnOld(sink);
    int groupSlot = Text.first(event, group);
    int text = Values.scalar(event, statement);
    int part = Math.max(1, Values.number(event, number));
    if (groupSlot == Event.NONE || text == Event.NONE) {
      return false;
    }
    boolean full = isFull(event, text);
    if (part == 1 && !full) {
      return false;
    }
    OpenStatement found = find(event, groupSlot);
    OpenStatement target = found == null ? begin(event, groupSlot, time, sink) : found;
    target.add(event, text, part, full);
    boolean tooLarge =
        target.bytes() > limits.recordBytes() || target.parts() >= limits.openRecords();
    if (tooLarge || target.isComplete()) {
      open.remove(target);
      passOn(target, sink);
    }
    return true;
  }

  private static boolean isFull(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int units = 0;
    if (event.length(slot) < FULL) {
      return false;
    }
    for (int i = start; i < start + event.length(slot); i++) {
      int b = buffer[i] & 0xFF;
      units += b >= 0xF0 ? 2 : (b & 0xC0) == 0x80 ? 0 : 1;
    }
    return units >= FULL;
  }

  private @Nullable OpenStatement find(Event event, int groupSlot) {
    int server = Text.first(event, servers);
    for (OpenStatement candidate : open) {
      if (candidate.isOf(event, server, groupSlot)) {
        return candidate;
      }
    }
    return null;
  }

  private OpenStatement begin(Event event, int groupSlot, long time, EventSink sink) {
    if (open.size() >= limits.openEvents()) {
      passOn(open.removeFirst(), sink);
    }
    OpenStatement begun = unused.isEmpty() ? new OpenStatement() : unused.remove(unused.size() - 1);
    begun.begin(event, Text.first(event, servers), groupSlot, time);
    open.addLast(begun);
    return begun;
  }

  private void passOnOld(EventSink sink) {
    Iterator<OpenStatement> oldest = open.iterator();
    while (oldest.hasNext()) {
      OpenStatement candidate = oldest.next();
      if (candidate.time() == Event.NO_TIME || newest - candidate.time() <= WAIT_NANOS) {
        return;
      }
      oldest.remove();
      passOn(candidate, sink);
    }
  }

  private void passOn(OpenStatement done, EventSink sink) {
    if (scanner == null) {
      scanner = new JsonScanner(paths.ofRow(), whole, limits.depth(), limits.values());
    }
    int rowEnd = done.firstRowStart() + done.firstRowLength();
    whole.begin(done.rows(), 0, done.rowsLength(), done.position());
    if (scanner.read(done.rows(), done.firstRowStart(), rowEnd, whole) >= 0) {
      embedded.open(whole);
      done.addText(whole, joined, statement);
      rows.complete(whole, SqlAuditRows.SERVICE, sink);
    }
    unused.add(done);
  }

  void save(StateWriter out) {
    out.number(newest);
    out.count(open.size());
    open.forEach(waiting -> waiting.save(out));
  }

  void restore(StateReader in) {
    newest = in.number();
    for (int left = in.count(); left > 0; left--) {
      OpenStatement waiting = new OpenStatement();
      waiting.restore(in);
      open.addLast(waiting);
    }
  }

  /** Nothing more will come: passes on what waits. */
  void end(EventSink sink) {
    while (!open.isEmpty()) {
      passOn(open.removeFirst(), sink);
    }
  }
}
