package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.TextVisitor;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Rfc3339;
import org.hansho.format.auditd.CarriedRecords;
import org.hansho.format.process.ProcessLineage;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonValues;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Makes an event of a row of the table Syslog whose columns stand in the event, or several where
 * the message is a line of an audit agent. Belongs to one reader.
 */
final class LogAnalyticsRow implements JsonRecordReader.RecordHandler {
  private static final String MESSAGE = "SyslogMessage";
  private static final String COMPUTER = "Computer";
  private static final String PROGRAM = "ProcessName";
  private static final String PROCESS_ID = "ProcessID";
  private static final String FACILITY = "Facility";
  private static final String EVENT_TIME = "EventTime";
  private static final String TIME_GENERATED = "TimeGenerated";

  static final Set<String> READS =
      Set.of(MESSAGE, COMPUTER, PROGRAM, PROCESS_ID, FACILITY, EVENT_TIME, TIME_GENERATED);

  /** Common fields that are a column as it is. */
  static final Map<String, String> COLUMNS =
      Map.of(
          "host.name", COMPUTER,
          "host.ip", "HostIP",
          "cloud.resource_id", "_ResourceId",
          "log.syslog.appname", PROGRAM,
          "log.syslog.procid", PROCESS_ID);

  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv");
  private static final NameTable FACILITY_TABLE = new NameTable(FACILITIES);

  private final FieldWriter writer;
  private final SyslogMessage message;
  private final AgentLines agentLines;
  private final ProcessLineage lineage;
  private final CarriedRecords auditRecords;
  private final Event auditLine;
  private final int computer;
  private final JsonValues values = new JsonValues();
  private final KeywordText keywords = this::visitText;
  private final Relay columns = new Relay();
  private final int text;
  private final int program;
  private final int processId;
  private final int facility;
  private final int eventTime;
  private final int timeGenerated;
  private final int processName;
  private final int processNumber;
  private boolean holdsSysmon;

  LogAnalyticsRow(Fields fields, Limits limits) {
    writer = new FieldWriter(fields);
    message = new SyslogMessage(writer, fields, limits.values());
    agentLines = new AgentLines(fields, limits);
    lineage = new ProcessLineage(fields);
    auditRecords = new CarriedRecords(fields, limits);
    auditLine = new Event(fields);
    computer = fields.id(COMPUTER);
    text = fields.id(MESSAGE);
    program = fields.id(PROGRAM);
    processId = fields.id(PROCESS_ID);
    facility = fields.id(FACILITY);
    eventTime = fields.id(EVENT_TIME);
    timeGenerated = fields.id(TIME_GENERATED);
    processName = fields.id("process.name");
    processNumber = fields.id("process.pid");
  }

  /** Every column that is read, under its own name and as the common field made of it. */
  static JsonPaths paths(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    for (int id = 0; id < fields.size(); id++) {
      paths.path(fields.name(id), id);
    }
    COLUMNS.forEach((field, column) -> paths.path(column, fields.id(field)));
    return paths.build();
  }

  /** Completes the event and passes it on; without a message the row is malformed. */
  @Override
  public void record(Event event, EventSink sink) {
    int slot = scalar(event, text);
    if (slot == Event.NONE) {
      sink.malformed(
          Malformed.of(
              SyslogFaults.ROW,
              event.position(),
              event.recordBuffer(),
              event.recordOffset(),
              event.recordLength()));
      return;
    }
    byte[] buffer = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    if (agentLines.read(event, buffer, from, to, sink)) {
      return;
    }
    if (CarriedRecords.isOne(buffer, from, to)) {
      readAuditRecord(event, buffer, from, to, sink);
      return;
    }
    setTime(event);
    event.setKeywordText(keywords);
    writer.begin(event, buffer);
    holdsSysmon = message.readSysmon(buffer, from, to);
    if (holdsSysmon) {
      lineage.add(event);
    } else {
      readMessage(event, buffer, from, to);
    }
    sink.event(event);
  }

  /** The record behind the computer of its row, which is its node if it names none. */
  private void readAuditRecord(Event event, byte[] buffer, int from, int to, EventSink sink) {
    int host = scalar(event, computer);
    int hostLength = host == Event.NONE ? 0 : event.length(host);
    int length = hostLength + 1 + (to - from);
    byte[] line = new byte[length];
    line[hostLength] = ' ';
    if (host != Event.NONE) {
      System.arraycopy(event.buffer(host), event.start(host), line, 0, hostLength);
    }
    System.arraycopy(buffer, from, line, hostLength + 1, to - from);
    auditLine.begin(line, 0, length, event.position());
    auditRecords.read(auditLine, hostLength + 1, 0, hostLength, sink);
  }

  @Override
  public boolean holdsBack() {
    return auditRecords.isOpen() || agentLines.isOpen();
  }

  @Override
  public void handOver(EventSink sink) {
    auditRecords.end(sink);
    agentLines.end(sink);
  }

  @Override
  public void save(StateWriter out) {
    auditRecords.memory().save(out);
    agentLines.save(out);
  }

  @Override
  public void restore(StateReader in) {
    auditRecords.memory().restore(in);
    agentLines.restore(in);
  }

  @Override
  public List<Memory.Piece> pieces() {
    List<Memory.Piece> pieces = new ArrayList<>(auditRecords.memory().pieces());
    pieces.addAll(lineage.pieces());
    pieces.addAll(agentLines.pieces());
    return pieces;
  }

  private void readMessage(Event event, byte[] buffer, int from, int to) {
    int name = scalar(event, program);
    message.read(programNumber(event, name), facilityNumber(event), buffer, from, to);
    if (message.reportsCommand()) {
      return;
    }
    if (name != Event.NONE && processName >= 0) {
      event.addSame(processName, name);
    }
    int id = scalar(event, processId);
    if (id != Event.NONE && processNumber >= 0) {
      event.addSame(processNumber, id);
    }
  }

  private static int programNumber(Event event, int slot) {
    if (slot == Event.NONE) {
      return Program.UNKNOWN;
    }
    byte[] buffer = event.buffer(slot);
    return Program.find(buffer, event.start(slot), event.start(slot) + event.length(slot));
  }

  private int facilityNumber(Event event) {
    int slot = scalar(event, facility);
    if (slot == Event.NONE) {
      return -1;
    }
    byte[] buffer = event.buffer(slot);
    return FACILITY_TABLE.find(buffer, event.start(slot), event.start(slot) + event.length(slot));
  }

  private void setTime(Event event) {
    long time = time(event, eventTime);
    if (time == Event.NO_TIME) {
      time = time(event, timeGenerated);
    }
    if (time != Event.NO_TIME) {
      event.setTime(time);
    }
  }

  private static long time(Event event, int field) {
    int slot = scalar(event, field);
    if (slot == Event.NONE) {
      return Event.NO_TIME;
    }
    byte[] buffer = event.buffer(slot);
    return Rfc3339.nanos(buffer, event.start(slot), event.length(slot));
  }

  private static int scalar(Event event, int field) {
    int slot = field < 0 ? Event.NONE : event.first(field);
    while (slot != Event.NONE && !event.isScalar(slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  /** All columns, decoded; and what the XML of an event of Sysmon escapes once more. */
  private void visitText(Event event, TextVisitor visitor) {
    columns.begin(visitor);
    values.visit(event.recordBuffer(), event.recordOffset(), event.recordLength(), columns);
    int slot = holdsSysmon && columns.goOn ? scalar(event, text) : Event.NONE;
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      int from = event.start(slot);
      message.visitDecoded(buffer, from, from + event.length(slot), visitor);
    }
  }

  /** Passes texts on and remembers whether more are wanted. */
  private static final class Relay implements TextVisitor {
    private TextVisitor visitor = (buffer, offset, length) -> false;
    private boolean goOn;

    void begin(TextVisitor next) {
      visitor = next;
      goOn = true;
    }

    @Override
    public boolean text(byte[] buffer, int offset, int length) {
      goOn = visitor.text(buffer, offset, length);
      return goOn;
    }
  }
}
