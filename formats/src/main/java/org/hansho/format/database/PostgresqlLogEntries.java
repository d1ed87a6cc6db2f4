package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.database.PostgresqlPrefix.Part;
import org.hansho.format.database.Sessions.Session;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.record.UnstatedTime;

/**
 * Reads entries of PostgreSQL's plain log: a line with its severity, lines of {@code DETAIL},
 * {@code STATEMENT} and their like with the same prefix, and lines that a tab joins to the one
 * before.
 *
 * <p>Remembers where the client of a process is and who it is, from the lines on its connection.
 * Belongs to one reader.
 */
final class PostgresqlLogEntries implements EntryReader.Entries {
  private static final byte[] DETAIL = Bytes.of("DETAIL");
  private static final byte[] HINT = Bytes.of("HINT");
  private static final byte[] CONTEXT = Bytes.of("CONTEXT");
  private static final byte[] STATEMENT = Bytes.of("STATEMENT");
  private static final byte[] RECEIVED = Bytes.of("connection received: ");

  private final Event event;
  private final DatabaseFields common;
  private final SessionFields sessionFields;
  private final Sessions sessions = new Sessions();
  private final PostgresqlEvents events;
  private final PostgresqlPrefix prefix;
  private final PostgresqlPrefix detailPrefix;
  private final int mostParts;
  private final int severity;
  private final int message;
  private final int detail;
  private final int hint;
  private final int context;
  private final int statement;
  private final int user;
  private final int database;
  private final int process;
  private final int session;
  private final int application;

  PostgresqlLogEntries(Fields fields, Limits limits, UnstatedTime assumed) {
    event = new Event(fields);
    common = new DatabaseFields(fields);
    sessionFields = new SessionFields(common);
    PostgresqlNames names = PostgresqlNames.JSON;
    events = new PostgresqlEvents(fields, common, names);
    prefix = new PostgresqlPrefix(assumed);
    detailPrefix = new PostgresqlPrefix(assumed);
    mostParts = limits.values();
    severity = fields.id(names.severity());
    message = fields.id(names.message());
    detail = fields.id("detail");
    hint = fields.id("hint");
    context = fields.id(names.context());
    statement = fields.id(names.query());
    user = fields.id(names.user());
    database = fields.id(names.database());
    process = fields.id(names.process());
    session = fields.id(names.session());
    application = fields.id(names.application());
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    Part word = detailPrefix.severity;
    return detailPrefix.read(block, from, to) >= 0
        && !PostgresqlSeverity.isDetail(block, word.from, word.to);
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    int lineEnd = lineEnd(block, from, to);
    int text = block[from] == '#' ? -1 : prefix.read(block, from, lineEnd);
    if (text < 0 || PostgresqlSeverity.isDetail(block, prefix.severity.from, prefix.severity.to)) {
      if (block[from] != '#') {
        sink.malformed(
            Malformed.of(DatabaseFaults.POSTGRESQL_PREFIX, position, block, from, to - from));
      }
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(prefix.time());
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    columns(block);
    int end = partEnd(block, lineEnd, to);
    addText(message, block, text, end);
    details(block, end, to);
    complete(block, text, end);
    sink.event(event);
  }

  @Override
  public List<Memory.Piece> pieces() {
    return sessions.pieces();
  }

  private void columns(byte[] block) {
    DatabaseFields.addCopy(event, severity, block, prefix.severity.from, prefix.severity.to);
    DatabaseFields.addCopy(event, process, block, prefix.process.from, prefix.process.to);
    DatabaseFields.addCopy(event, session, block, prefix.session.from, prefix.session.to);
    DatabaseFields.addCopy(event, user, block, prefix.user.from, prefix.user.to);
    DatabaseFields.addCopy(event, database, block, prefix.database.from, prefix.database.to);
    DatabaseFields.addCopy(
        event, application, block, prefix.application.from, prefix.application.to);
    if (prefix.host.to > prefix.host.from) {
      common.addSource(event, block, prefix.host.from, prefix.host.to);
      DatabaseFields.addFirst(event, common.sourcePort, block, prefix.port.from, prefix.port.to);
    }
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int feed = Bytes.indexOf(block, from, to, (byte) '\n');
    return feed < 0 ? to : feed;
  }

  /** The end of the last line that belongs to the part whose first line ends at {@code from}. */
  private int partEnd(byte[] block, int from, int to) {
    int end = from;
    while (end < to && detailPrefix.read(block, end + 1, lineEnd(block, end + 1, to)) < 0) {
      end = lineEnd(block, end + 1, to);
    }
    return end;
  }

  private void details(byte[] block, int from, int to) {
    int at = from;
    for (int i = 0; at < to && i < mostParts; i++) {
      int text = detailPrefix.read(block, at + 1, lineEnd(block, at + 1, to));
      int word = detailPrefix.severity.from;
      int wordEnd = detailPrefix.severity.to;
      int end = partEnd(block, lineEnd(block, at + 1, to), to);
      int field = field(block, word, wordEnd);
      if (text >= 0 && field >= 0) {
        addText(field, block, text, end);
      }
      at = end;
    }
  }

  private int field(byte[] block, int from, int to) {
    if (Bytes.startsWith(block, from, to, STATEMENT)) {
      return statement;
    }
    if (Bytes.startsWith(block, from, to, DETAIL)) {
      return detail;
    }
    if (Bytes.startsWith(block, from, to, CONTEXT)) {
      return context;
    }
    return Bytes.startsWith(block, from, to, HINT) ? hint : Fields.UNREAD;
  }

  /** Adds text without the tabs that join its lines. */
  private void addText(int field, byte[] block, int from, int to) {
    if (field < 0 || to <= from) {
      return;
    }
    if (Bytes.indexOf(block, from, to, (byte) '\n') < 0) {
      int end = block[to - 1] == '\r' ? to - 1 : to;
      event.add(field, ValueKind.STRING, from, end - from);
      return;
    }
    int room = event.reserve(to - from);
    byte[] arena = event.arena();
    int length = 0;
    for (int i = from; i < to; i++) {
      boolean joint = block[i] == '\t' && block[i - 1] == '\n';
      boolean returned = block[i] == '\r' && (i + 1 == to || block[i + 1] == '\n');
      if (!joint && !returned) {
        arena[room + length++] = block[i];
      }
    }
    event.addReserved(field, ValueKind.STRING, room, length);
  }

  private void complete(byte[] block, int text, int end) {
    long number = prefix.number(block);
    boolean received = Bytes.startsWith(block, text, end, RECEIVED);
    Session known = received ? null : sessions.find(number);
    if (known != null) {
      sessionFields.recall(event, known);
    }
    events.complete(event);
    if (is(Activity.LOGOUT)) {
      sessions.end(number);
    } else if (is(Activity.CONNECTION) || is(Activity.LOGIN)) {
      sessionFields.remember(event, known == null ? sessions.begin(number) : known);
    }
  }

  private boolean is(Activity activity) {
    return event.eventClass().name().equals(DatabaseSystem.POSTGRESQL.of(activity).name());
  }
}
