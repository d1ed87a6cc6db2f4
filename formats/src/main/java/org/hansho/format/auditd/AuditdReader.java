package org.hansho.format.auditd;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Reads audit records, one a line. */
final class AuditdReader implements RecordReader {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = ONES * '\n';

  private final Limits limits;
  private final AuditEvents events;
  private final LineParser parser;
  private final Fields fields;
  private @Nullable AuomsLine agent;
  private boolean skipping;

  AuditdReader(Fields fields, Limits limits) {
    this.fields = fields;
    this.limits = limits;
    this.events = new AuditEvents(fields, limits);
    this.parser = new LineParser(events.keys, events.record);
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      int end = lineEnd(block, at, to);
      if (end == to && !last) {
        if (!skipping && to - at < limits.recordBytes()) {
          return at;
        }
        tooLong(block, at, to, position + (at - from), sink);
        skipping = true;
        return to;
      }
      if (!skipping) {
        line(block, at, end, position + (at - from), sink);
      }
      skipping = false;
      at = end + 1;
    }
    return to;
  }

  private void tooLong(byte[] block, int at, int to, long position, EventSink sink) {
    if (!skipping) {
      sink.malformed(Malformed.of(Fault.TOO_LONG, position, block, at, to - at));
    }
  }

  private void line(byte[] block, int at, int lineEnd, long position, EventSink sink) {
    int end = lineEnd > at && block[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    if (isSeparator(block, at, end)) {
      return;
    }
    if (end - at > limits.recordBytes()) {
      tooLong(block, at, end, position, sink);
      return;
    }
    if (AuomsLine.isOne(block, at, end)) {
      agentLine(block, at, end, position, sink);
      return;
    }
    @Nullable Fault fault = parser.parse(block, at, end);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, position, block, at, end - at));
      return;
    }
    events.accept(block, at, end - at, position, sink);
  }

  private void agentLine(byte[] block, int at, int end, long position, EventSink sink) {
    AuomsLine lines = agent();
    lines.setEvidence(block, at, end - at, position);
    Fault fault = lines.read(block, at, end, sink);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, position, block, at, end - at));
    }
  }

  private AuomsLine agent() {
    AuomsLine lines = agent == null ? new AuomsLine(fields, limits) : agent;
    agent = lines;
    return lines;
  }

  /** Empty lines, and the lines that {@code ausearch} puts between events. */
  private static boolean isSeparator(byte[] block, int at, int end) {
    return end == at || block[at] == '-' || Numbers.startsWith(block, at, end, "time->");
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int at = from;
    while (at <= to - 8) {
      long word = (long) NameTable.LONG.get(block, at) ^ LINE_FEEDS;
      long hits = (word - ONES) & ~word & HIGH_BITS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && block[at] != '\n') {
      at++;
    }
    return at;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    events.save(out);
    out.flag(agent != null);
    if (agent != null) {
      agent.memory().save(out);
    }
    events.saveNumbers(out);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    events.restore(in);
    if (in.flag()) {
      agent().memory().restore(in);
    }
    events.restoreNumbers(in);
  }

  @Override
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>(events.pieces());
    if (agent != null) {
      pieces.addAll(agent.memory().pieces());
    }
    return pieces;
  }

  @Override
  public boolean holdsBack(int unread) {
    return events.isOpen() || (agent != null && agent.isOpen());
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    end(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    events.end(sink);
    if (agent != null) {
      agent.end(sink);
    }
  }

  @Override
  public RecordNumbers numbers() {
    return events.numbers();
  }
}
