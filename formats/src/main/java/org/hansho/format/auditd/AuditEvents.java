package org.hansho.format.auditd;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Memory;
import org.hansho.record.RecordNumbers;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What becomes of the records of one source, whatever form they came in: each is shown, and added
 * to its kernel event. Belongs to one thread.
 */
final class AuditEvents implements Memory {
  final RecordKeys keys;

  /** The record at hand; the reader fills it before each {@link #accept}. */
  final AuditRecord record;

  private final ActorFields actor;
  private final RecordView view;
  private final Assembler assembler;
  private final RecordNumbers numbers = new RecordNumbers();

  AuditEvents(Fields fields, Limits limits) {
    keys = new RecordKeys(fields);
    record = new AuditRecord(keys, limits.values());
    Event event = new Event(fields);
    actor = new ActorFields(event);
    view = new RecordView(keys, record, event);
    assembler = new Assembler(limits, new AssembledView(event, actor));
  }

  /** A record whose evidence lies in the buffer. */
  void accept(byte[] evidence, int from, int length, long position, EventSink sink) {
    if (record.serial > 0) {
      numbers.see(Assembler.node(record), record.serial);
    }
    assembler.giveUp(record, sink);
    view.emit(evidence, from, length, position, sink);
    assembler.add(record, evidence, from, length, position, sink);
  }

  /** One more record of an event whose evidence was given with an earlier one. */
  void acceptMore(byte[] evidence, int from, int length, long position, EventSink sink) {
    assembler.giveUp(record, sink);
    view.emit(evidence, from, length, position, sink);
    assembler.add(record, evidence, from, 0, position, sink);
  }

  /** Notes a process that the source describes beside its records, unless it is known. */
  void learn(long pid, long parent, byte[] text, int imageLength, int commandLength) {
    actor.learnOther(Assembler.node(record), pid, parent, text, imageLength, commandLength);
  }

  /** What is missing between the serial numbers of the kernel, by node. */
  RecordNumbers numbers() {
    return numbers;
  }

  /** The source has said all of the event of the record at hand. */
  void finishEvent(EventSink sink) {
    assembler.finish(record, sink);
  }

  @Override
  public void save(StateWriter out) {
    assembler.save(out);
  }

  @Override
  public void restore(StateReader in) {
    assembler.restore(in);
  }

  /** Saves what is known of serial numbers; the last that a reader saves. */
  void saveNumbers(StateWriter out) {
    numbers.save(out);
  }

  /** Restores it; older programs did not save it. */
  void restoreNumbers(StateReader in) {
    if (!in.atEnd()) {
      numbers.restore(in);
    }
  }

  @Override
  public List<Piece> pieces() {
    return actor.pieces();
  }

  /** Whether an event is open. */
  boolean isOpen() {
    return assembler.isOpen();
  }

  /** The source has ended, or nothing has come for a while: emits the events that are open. */
  void end(EventSink sink) {
    assembler.end(sink);
  }
}
