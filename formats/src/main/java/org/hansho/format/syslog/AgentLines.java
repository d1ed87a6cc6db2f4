package org.hansho.format.syslog;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.auditd.AuomsLine;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Hands the lines of the audit agent AUOMS that a source carries to their own reader. */
final class AgentLines implements Memory {
  private final Fields fields;
  private final Limits limits;
  private @Nullable AuomsLine reader;

  AgentLines(Fields fields, Limits limits) {
    this.fields = fields;
    this.limits = limits;
  }

  /**
   * Reads a message if it is a line of the agent.
   *
   * @param carrier its record is the evidence
   * @return whether it is such a line, read or malformed
   */
  boolean read(Event carrier, byte[] message, int from, int to, EventSink sink) {
    if (!AuomsLine.isOne(message, from, to)) {
      return false;
    }
    AuomsLine lines = reader();
    byte[] record = carrier.recordBuffer();
    int offset = carrier.recordOffset();
    int length = carrier.recordLength();
    lines.setEvidence(record, offset, length, carrier.position());
    Fault fault = lines.read(message, from, to, sink);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, carrier.position(), record, offset, length));
    }
    return true;
  }

  /** Whether an event is open. */
  boolean isOpen() {
    return reader != null && reader.isOpen();
  }

  /** The source has ended, or nothing has come for a while: emits the events that are open. */
  void end(EventSink sink) {
    if (reader != null) {
      reader.end(sink);
    }
  }

  private AuomsLine reader() {
    AuomsLine lines = reader == null ? new AuomsLine(fields, limits) : reader;
    reader = lines;
    return lines;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(reader != null);
    if (reader != null) {
      reader.memory().save(out);
    }
  }

  @Override
  public void restore(StateReader in) {
    if (in.flag()) {
      reader().memory().restore(in);
    }
  }

  @Override
  public List<Piece> pieces() {
    return reader == null ? List.of() : reader.memory().pieces();
  }
}
