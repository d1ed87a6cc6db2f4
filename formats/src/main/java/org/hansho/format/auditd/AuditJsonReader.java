package org.hansho.format.auditd;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.JsonRecordReader.Wrapping;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Reads audit records or events that are JSON objects. */
final class AuditJsonReader implements RecordReader {

  /** What is in an object. */
  interface Content {
    /**
     * Hands over what the object holds.
     *
     * @return null, or why the object is malformed
     */
    @Nullable Fault read(byte[] buffer, int from, int length, long position, EventSink sink);
  }

  private final JsonRecordReader objects;
  private final AuditEvents events;
  private final Content content;

  AuditJsonReader(Fields fields, Limits limits, AuditEvents events, Content content) {
    this.events = events;
    this.content = content;
    this.objects =
        new JsonRecordReader(
            fields, JsonPaths.builder().build(), limits, Wrapping.RECORDS_ONLY, this::object);
  }

  private void object(Event object, EventSink sink) {
    byte[] buffer = object.recordBuffer();
    int from = object.recordOffset();
    int length = object.recordLength();
    @Nullable Fault fault = content.read(buffer, from, length, object.position(), sink);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, object.position(), buffer, from, length));
    }
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    return objects.read(block, from, to, position, last, sink);
  }

  @Override
  public void save(StateWriter out) {
    objects.save(out);
    events.save(out);
    events.saveNumbers(out);
  }

  @Override
  public void restore(StateReader in) {
    objects.restore(in);
    events.restore(in);
    events.restoreNumbers(in);
  }

  @Override
  public List<Piece> pieces() {
    return events.pieces();
  }

  @Override
  public boolean holdsBack(int unread) {
    return events.isOpen();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    events.end(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    objects.end(sink);
    events.end(sink);
  }

  @Override
  public RecordNumbers numbers() {
    return events.numbers();
  }
}
