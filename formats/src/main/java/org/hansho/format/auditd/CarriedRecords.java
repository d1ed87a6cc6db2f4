package org.hansho.format.auditd;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Reads audit records that stand behind the headers of another log, as the syslog plugins of the
 * daemon send them.
 *
 * <p>They give the events that they give in a log of their own. A record that names no node is one
 * of the host that the header names, so that hosts which share a source do not share events. The
 * evidence is the whole line. Belongs to one source and one thread.
 */
public final class CarriedRecords {
  private final AuditEvents events;
  private final LineParser parser;

  /** A reader of the records of one source. */
  public CarriedRecords(Fields fields, Limits limits) {
    events = new AuditEvents(fields, limits);
    parser = new LineParser(events.keys, events.record);
  }

  /** Whether the text begins as a record does. */
  public static boolean isOne(byte[] text, int from, int to) {
    return AuditdFormat.isRecord(text, from, to) || AuditdFormat.isInterpreted(text, from, to);
  }

  /**
   * Reads a record that goes on to the end of its line, and hands its events to the sink.
   *
   * @param line an event that stands for the line; its record is the evidence
   * @param from where the record begins in the buffer of the line
   * @param hostStart where the host begins that the header names; at {@code hostEnd} if it names
   *     none
   */
  public void read(Event line, int from, int hostStart, int hostEnd, EventSink sink) {
    byte[] buffer = line.recordBuffer();
    int offset = line.recordOffset();
    int length = line.recordLength();
    @Nullable Fault fault = parser.parse(buffer, from, offset + length);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, line.position(), buffer, offset, length));
      return;
    }
    if (events.record.nodeLength == 0 && hostEnd > hostStart) {
      events.record.setNode(hostStart, hostEnd - hostStart);
    }
    events.accept(buffer, offset, length, line.position(), sink);
  }

  /** What it remembers: open events and processes. */
  public Memory memory() {
    return events;
  }

  /** Whether an event is open. */
  public boolean isOpen() {
    return events.isOpen();
  }

  /** The source has ended, or nothing has come for a while: emits the events that are open. */
  public void end(EventSink sink) {
    events.end(sink);
  }
}
