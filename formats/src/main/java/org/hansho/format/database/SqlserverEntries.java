package org.hansho.format.database;

import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.database.KnownMessages.Known;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads entries of SQL Server's {@code ERRORLOG}.
 *
 * <p>The number of an error stands on the line before its text, with the same time and source; and
 * the name of the server once, near the top. Both are remembered. Belongs to one reader.
 */
final class SqlserverEntries implements EntryReader.Entries {
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";
  private static final String UNSTATED = "";

  private static final List<Known> MESSAGES =
      List.of(
          known(SUCCESS, "Login succeeded for user '{user.name*}'. Connection{*} [CLIENT: <"),
          known(
              SUCCESS,
              "Login succeeded for user '{user.name*}'. Connection{*} [CLIENT: {source*}]"),
          known(
              FAILURE,
              "Login failed for user '{user.name*}'. Reason: Failed to open the explicitly"
                  + " specified database '{database.name*}'. [CLIENT: {source*}]"),
          known(
              FAILURE, "Login failed for user '{user.name*}'. Reason: {event.reason*} [CLIENT: <"),
          known(
              FAILURE,
              "Login failed for user '{user.name*}'. Reason: {event.reason*} [CLIENT: {source*}]"),
          known(FAILURE, "Login failed for user '{user.name*}'. [CLIENT: <"),
          known(FAILURE, "Login failed for user '{user.name*}'. [CLIENT: {source*}]"),
          known(
              FAILURE, "Login failed for user '{user.name*}' {event.reason*} [CLIENT: {source*}]"),
          known(FAILURE, "Login failed. {event.reason*} [CLIENT: {source*}]"),
          known(FAILURE, "SSPI handshake failed {event.reason*} [CLIENT: {source*}]"));

  private static final byte[] NUMBER = Bytes.of("Error: ");
  private static final byte[] SEVERITY = Bytes.of(", Severity: ");
  private static final byte[] STATE = Bytes.of(", State: ");
  private static final byte[] SERVER_NAME = Bytes.of("Server name is '");
  private static final byte[] SESSION = Bytes.of("spid");
  private static final int LONGEST = 256;

  private final Event event;
  private final DatabaseFields common;
  private final DatabaseClock clock;
  private final KnownMessages messages;
  private final int source;
  private final int severity;
  private final int state;
  private final int message;
  private final Remembered serverName = new Remembered();
  private final Remembered errorNumber = new Remembered();
  private final Remembered errorState = new Remembered();
  private final Remembered errorSource = new Remembered();
  private long errorTime = Event.NO_TIME;

  SqlserverEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    common = new DatabaseFields(fields);
    clock = new DatabaseClock(assumed);
    messages = new KnownMessages(MESSAGES, fields, common);
    source = fields.id("mssql.source");
    severity = fields.id("mssql.severity");
    state = fields.id("mssql.state");
    message = fields.id("message");
  }

  private static Known known(String outcome, String text) {
    return new Known(Activity.LOGIN, outcome, UNSTATED, text);
  }

  /** A short text kept beyond its record. */
  private static final class Remembered {
    private final byte[] bytes = new byte[LONGEST];
    private int length;

    void put(byte[] block, int from, int to) {
      length = Math.max(0, Math.min(to - from, LONGEST));
      System.arraycopy(block, from, bytes, 0, length);
    }

    boolean is(byte[] block, int from, int to) {
      return Arrays.equals(bytes, 0, length, block, from, to);
    }
  }

  /** Where the source of an entry stands behind its time, or -1 if the line has no time. */
  static int sourceStart(DatabaseClock clock, byte[] line, int from, int to) {
    int at = clock.read(line, from, to);
    return at < 0 || at >= to || line[at] != ' ' ? -1 : at + 1;
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return sourceStart(clock, block, from, to) >= 0;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#') {
      return;
    }
    int start = sourceStart(clock, block, from, to);
    if (start < 0) {
      sink.malformed(Malformed.of(DatabaseFaults.ERRORLOG_TIME, position, block, from, to - from));
      return;
    }
    int space = Bytes.indexOf(block, start, to, (byte) ' ');
    int sourceEnd = space < 0 ? to : space;
    int text = Bytes.skipSpaces(block, sourceEnd, to);
    event.begin(block, from, to - from, position);
    event.setTime(clock.time());
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    DatabaseFields.addCopy(event, source, block, start, sourceEnd);
    if (Bytes.startsWith(block, start, sourceEnd, SESSION)) {
      DatabaseFields.addCopy(event, common.session, block, start + SESSION.length, sourceEnd);
    }
    DatabaseFields.addCopy(event, message, block, text, to);
    if (Bytes.startsWith(block, text, to, NUMBER)) {
      number(block, start, sourceEnd, text + NUMBER.length, to);
    } else {
      text(block, start, sourceEnd, text, to);
    }
    DatabaseFields.addCopy(event, common.server, serverName.bytes, 0, serverName.length);
    sink.event(event);
  }

  @Override
  public void save(StateWriter out) {
    remembered().forEach(text -> out.bytes(text.bytes, 0, text.length));
    out.number(errorTime);
  }

  @Override
  public void restore(StateReader in) {
    for (Remembered text : remembered()) {
      byte[] saved = in.bytes();
      text.put(saved, 0, saved.length);
    }
    errorTime = in.number();
  }

  private List<Remembered> remembered() {
    return List.of(serverName, errorNumber, errorState, errorSource);
  }

  /** {@code Error: 18456, Severity: 14, State: 8.}: belongs to the next line of the same source. */
  private void number(byte[] block, int source, int sourceEnd, int from, int to) {
    int severityAt = Bytes.indexOf(block, from, to, SEVERITY);
    int stateAt = severityAt < 0 ? -1 : Bytes.indexOf(block, severityAt, to, STATE);
    if (stateAt >= 0) {
      int stateStart = stateAt + STATE.length;
      int stateEnd = stateStart;
      while (stateEnd < to && Bytes.isDigit(block[stateEnd])) {
        stateEnd++;
      }
      DatabaseFields.addCopy(event, common.code, block, from, severityAt);
      DatabaseFields.addCopy(event, severity, block, severityAt + SEVERITY.length, stateAt);
      DatabaseFields.addCopy(event, state, block, stateStart, stateEnd);
      errorNumber.put(block, from, severityAt);
      errorState.put(block, stateStart, stateEnd);
      errorSource.put(block, source, sourceEnd);
      errorTime = event.time();
    }
    common.say(event, DatabaseSystem.MSSQL, Activity.SERVER, DatabaseFields.UNSTATED);
  }

  private void text(byte[] block, int source, int sourceEnd, int from, int to) {
    if (event.time() == errorTime && errorSource.is(block, source, sourceEnd)) {
      DatabaseFields.addCopy(event, common.code, errorNumber.bytes, 0, errorNumber.length);
      DatabaseFields.addCopy(event, state, errorState.bytes, 0, errorState.length);
    }
    errorTime = Event.NO_TIME;
    if (Bytes.startsWith(block, from, to, SERVER_NAME)) {
      int start = from + SERVER_NAME.length;
      int end = Bytes.indexOf(block, start, to, (byte) '\'');
      serverName.put(block, start, Math.max(start, end));
    }
    if (!messages.read(event, DatabaseSystem.MSSQL, block, from, to)) {
      common.say(event, DatabaseSystem.MSSQL, Activity.SERVER, DatabaseFields.UNSTATED);
    }
  }
}
