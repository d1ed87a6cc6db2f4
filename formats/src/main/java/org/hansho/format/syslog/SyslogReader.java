package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.TextVisitor;
import org.hansho.event.Utf8;
import org.hansho.format.RowReader;
import org.hansho.format.auditd.AuomsLine;
import org.hansho.format.auditd.CarriedRecords;
import org.hansho.format.process.ProcessLineage;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** Reads lines of syslog; blank lines and those that begin with {@code #} are no records. */
final class SyslogReader extends RowReader {
  private static final int FACILITY_SHIFT = 3;

  private final Event event;
  private final FieldWriter writer;
  private final SyslogClock clock;
  private final SyslogHeader header;
  private final SyslogMessage message;
  private final AgentLines agentLines;
  private final ProcessLineage lineage;
  private final CarriedRecords auditRecords;
  private final StructuredData structuredData;
  private final ApplianceMessage appliance;
  private final HeaderFields headerFields;
  private final KeywordText sysmonText = this::visitSysmon;
  private int sysmonStart;

  SyslogReader(Fields fields, Limits limits, UnstatedTime assumed) {
    super(limits);
    event = new Event(fields);
    writer = new FieldWriter(fields);
    clock = new SyslogClock(assumed);
    header = new SyslogHeader(clock);
    message = new SyslogMessage(writer, fields, limits.values());
    agentLines = new AgentLines(fields, limits);
    lineage = new ProcessLineage(fields);
    auditRecords = new CarriedRecords(fields, limits);
    structuredData = new StructuredData(fields, limits.values());
    headerFields = new HeaderFields(fields);
    appliance = new ApplianceMessage(fields, limits.values());
  }

  @Override
  protected void row(byte[] block, int from, int end, long position, EventSink sink) {
    int at = position == 0 ? Utf8.behindMark(block, from, end) : from;
    if (Bytes.skipSpaces(block, at, end) == end || block[at] == '#') {
      return;
    }
    long recordPosition = position + (at - from);
    event.begin(block, at, end - at, recordPosition);
    writer.begin(event, block);
    if (readBareSysmon(block, at, end) || readBareAppliance(block, at, end)) {
      sink.event(event);
    } else if (!header.read(block, at, end)) {
      sink.malformed(Malformed.of(SyslogFaults.HEADER, recordPosition, block, at, end - at));
    } else if (CarriedRecords.isOne(block, header.messageStart(), end)
        && !AuomsLine.isOne(block, header.messageStart(), end)) {
      auditRecords.read(event, header.messageStart(), header.hostStart(), header.hostEnd(), sink);
    } else if (!agentLines.read(event, block, header.messageStart(), end, sink)) {
      readMessage(block, end);
      sink.event(event);
    }
  }

  /** An event of Sysmon without a header, as {@code journalctl -o cat} prints it. */
  private boolean readBareSysmon(byte[] block, int from, int to) {
    if (block[from] != '<' || !message.readSysmon(block, from, to)) {
      return false;
    }
    sysmonStart = from;
    event.setKeywordText(sysmonText);
    lineage.add(event);
    return true;
  }

  /** A message of an appliance without a header. */
  private boolean readBareAppliance(byte[] block, int from, int to) {
    if (!ApplianceMessage.isOne(block, from, to)) {
      return false;
    }
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    appliance.read(event, clock, block, from, to);
    return true;
  }

  /** Where a message of an appliance begins, whose mark looks like the name of a program; or -1. */
  private int applianceStart(byte[] block, int end) {
    if (ApplianceMessage.isOne(block, header.messageStart(), end)) {
      return header.messageStart();
    }
    return ApplianceMessage.isOne(block, header.programStart(), end) ? header.programStart() : -1;
  }

  private void readMessage(byte[] block, int end) {
    if (header.time() != Event.NO_TIME) {
      event.setTime(header.time());
    }
    int start = header.messageStart();
    if (message.readSysmon(block, start, end)) {
      sysmonStart = start;
      event.setKeywordText(sysmonText);
      headerFields.addSyslog(writer, header);
      lineage.add(event);
      return;
    }
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    int ofAppliance = applianceStart(block, end);
    if (ofAppliance >= 0) {
      headerFields.addSyslog(writer, header);
      appliance.read(event, clock, block, ofAppliance, end);
      return;
    }
    int program = Program.find(block, header.programStart(), header.programEnd());
    int facility = header.priority() < 0 ? -1 : header.priority() >> FACILITY_SHIFT;
    message.read(program, facility, block, start, end);
    headerFields.addSyslog(writer, header);
    if (!message.reportsCommand()) {
      headerFields.addProcess(writer, header);
    }
    structuredData.read(event, block, header.dataStart(), header.dataEnd());
  }

  private void visitSysmon(Event line, TextVisitor visitor) {
    byte[] record = line.recordBuffer();
    int end = line.recordOffset() + line.recordLength();
    if (visitor.text(record, line.recordOffset(), line.recordLength())) {
      message.visitDecoded(record, sysmonStart, end, visitor);
    }
  }

  @Override
  public boolean yearLeftOut() {
    return clock.yearLeftOut();
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    clock.save(out);
    auditRecords.memory().save(out);
    agentLines.save(out);
  }

  @Override
  public void restore(StateReader in) {
    super.restore(in);
    clock.restore(in);
    auditRecords.memory().restore(in);
    agentLines.restore(in);
  }

  @Override
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>(auditRecords.memory().pieces());
    pieces.addAll(lineage.pieces());
    pieces.addAll(agentLines.pieces());
    return pieces;
  }

  @Override
  public boolean holdsBack(int unread) {
    return auditRecords.isOpen() || agentLines.isOpen();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    end(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    auditRecords.end(sink);
    agentLines.end(sink);
  }

  /** The fields that the header of a line fills. */
  private static final class HeaderFields {
    private final int hostName;
    private final int priority;
    private final int facility;
    private final int severity;
    private final int appName;
    private final int processId;
    private final int messageId;
    private final int data;
    private final int processName;
    private final int processNumber;

    HeaderFields(Fields fields) {
      hostName = fields.id("host.name");
      priority = fields.id("log.syslog.priority");
      facility = fields.id("log.syslog.facility.code");
      severity = fields.id("log.syslog.severity.code");
      appName = fields.id("log.syslog.appname");
      processId = fields.id("log.syslog.procid");
      messageId = fields.id("log.syslog.msgid");
      data = fields.id("log.syslog.structured_data");
      processName = fields.id("process.name");
      processNumber = fields.id("process.pid");
    }

    void addSyslog(FieldWriter writer, SyslogHeader header) {
      writer.addFirst(hostName, header.hostStart(), header.hostEnd());
      writer.add(appName, header.programStart(), header.programEnd());
      writer.add(processId, header.processStart(), header.processEnd());
      writer.add(messageId, header.messageIdStart(), header.messageIdEnd());
      writer.add(data, header.dataStart(), header.dataEnd());
      if (header.priority() >= 0) {
        writer.addNumber(priority, header.priority());
        writer.addNumber(facility, header.priority() >> FACILITY_SHIFT);
        writer.addNumber(severity, header.priority() & ((1 << FACILITY_SHIFT) - 1));
      }
    }

    /** The program that wrote the line, where the line is about nothing else. */
    void addProcess(FieldWriter writer, SyslogHeader header) {
      writer.addProgramName(processName, header.programStart(), header.programEnd());
      writer.add(processNumber, header.processStart(), header.processEnd());
    }
  }
}
