package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.database.Sessions.Detail;
import org.hansho.format.database.Sessions.Session;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads entries of the general query log of MySQL and MariaDB.
 *
 * <p>The server writes {@code Connect} before it looks at the password, and a second {@code
 * Connect} with {@code Access denied} if it was wrong. So a login becomes an event when the next
 * entry of the same connection shows how it ended; one that is still open after five seconds or at
 * the end of the source, or whose place another connection takes, has no outcome. MariaDB and old
 * MySQL leave a time out that is the one above. Statements stand in the log with their line ends as
 * they came, so one may pretend to hold further entries. Belongs to one reader.
 */
final class MysqlGeneralEntries implements EntryReader.Entries {
  private static final byte[] CONNECT = Bytes.of("Connect");
  private static final byte[] CHANGE_USER = Bytes.of("Change user");
  private static final byte[] QUERY = Bytes.of("Query");
  private static final byte[] EXECUTE = Bytes.of("Execute");
  private static final byte[] QUIT = Bytes.of("Quit");
  private static final byte[] DENIED = Bytes.of("Access denied ");
  private static final byte[] ON = Bytes.of(" on");
  private static final byte[] USING = Bytes.of(" using ");
  private static final byte[] AS = Bytes.of(" as ");
  private static final byte[] DATABASE = Bytes.of("Init DB");

  private final Event event;
  private final Event login;
  private final DatabaseFields common;
  private final SessionFields sessionFields;
  private final DatabaseClock clock;
  private final KnownMessages messages;
  private final Sessions sessions = new Sessions();
  private final PendingLogins pending = new PendingLogins();
  private final int command;
  private DatabaseSystem system = DatabaseSystem.MYSQL;
  private long time = Event.NO_TIME;
  private int idStart;
  private int idEnd;
  private int commandEnd;

  MysqlGeneralEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    login = new Event(fields);
    common = new DatabaseFields(fields);
    sessionFields = new SessionFields(common);
    clock = new DatabaseClock(assumed);
    messages = new KnownMessages(MysqlMessages.ALL, fields, common);
    command = fields.id("mysql.command");
  }

  /** Whether a line has a time, or two tabs in its place, a connection and a command. */
  static boolean hasHead(DatabaseClock clock, byte[] line, int from, int to) {
    int at = clock.read(line, from, to);
    int id = at >= 0 ? at : behindTabs(line, from, to);
    return id >= 0 && commandStart(line, id, to) >= 0;
  }

  private static int behindTabs(byte[] line, int from, int to) {
    return to - from > 2 && line[from] == '\t' && line[from + 1] == '\t' ? from + 2 : -1;
  }

  /** Where the command stands behind white space and the number of a connection, or -1. */
  private static int commandStart(byte[] line, int from, int to) {
    int id = Bytes.skipSpaces(line, from, to);
    int end = id;
    while (end < to && Bytes.isDigit(line[end])) {
      end++;
    }
    boolean parted = end > id && end + 1 < to && (line[end] == ' ' || line[end] == '\t');
    return parted && line[end + 1] >= 'A' && line[end + 1] <= 'Z' ? end + 1 : -1;
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return hasHead(clock, block, from, to);
  }

  @Override
  public void entry(byte[] block, int from, int end, long position, EventSink sink) {
    int to = MysqlBanner.start(block, from, end);
    if (to == from || isRemarks(block, from, to)) {
      return;
    }
    int feed = Bytes.indexOf(block, from, to, (byte) '\n');
    if (!head(block, from, feed < 0 ? to : feed)) {
      sink.malformed(Malformed.of(DatabaseFaults.GENERAL_HEAD, position, block, from, to - from));
      return;
    }
    if (pending.mayBeOverdue(time)) {
      pending.forEachOverdue(time, overdue -> settle(overdue, DatabaseFields.UNSTATED, sink));
    }
    long number = Sessions.number(block, idStart, idEnd);
    int start = idEnd + 1;
    int argument = Math.min(to, commandEnd + 1);
    boolean logsIn =
        Bytes.startsWith(block, start, commandEnd, CONNECT)
            || Bytes.startsWith(block, start, commandEnd, CHANGE_USER);
    boolean denied = logsIn && Bytes.startsWith(block, argument, to, DENIED);
    if (!denied) {
      settle(number, DatabaseFields.SUCCESS, sink);
    }
    event.begin(block, from, to - from, position);
    event.setTime(time);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    if (logsIn && !denied) {
      attempt(block, argument, to, number, sink);
      return;
    }
    columns(block, start);
    if (denied) {
      denied(block, argument, to, number);
    } else {
      other(block, start, argument, to, number);
    }
    sink.event(event);
  }

  /** Whether every line begins with {@code #}. */
  static boolean isRemarks(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] == '#') {
      int feed = Bytes.indexOf(block, at, to, (byte) '\n');
      at = feed < 0 ? to : feed + 1;
    }
    return at == to;
  }

  private boolean head(byte[] block, int from, int lineEnd) {
    int at = clock.read(block, from, lineEnd);
    if (at >= 0) {
      time = clock.time();
      system = clock.isIsoForm() ? DatabaseSystem.MYSQL : DatabaseSystem.MARIADB;
    } else {
      at = behindTabs(block, from, lineEnd);
    }
    int start = at < 0 ? -1 : commandStart(block, at, lineEnd);
    if (start < 0) {
      return false;
    }
    idEnd = start - 1;
    idStart = Bytes.skipSpaces(block, at, lineEnd);
    int tab = Bytes.indexOf(block, start, lineEnd, (byte) '\t');
    commandEnd = tab < 0 ? lineEnd : tab;
    return true;
  }

  private void columns(byte[] block, int start) {
    DatabaseFields.addCopy(event, common.session, block, idStart, idEnd);
    DatabaseFields.addCopy(event, command, block, start, Bytes.trimEnd(block, start, commandEnd));
  }

  /** {@code user@host on database using TCP/IP}: kept until it is known how it ended. */
  private void attempt(byte[] block, int from, int to, long number, EventSink sink) {
    columns(block, idEnd + 1);
    int on = Bytes.indexOf(block, from, to, ON);
    int accountEnd = on < 0 ? to : on;
    int sign = accountEnd - 1;
    while (sign > from && block[sign] != '@') {
      sign--;
    }
    if (sign >= from && sign < accountEnd && block[sign] == '@') {
      int as = Bytes.indexOf(block, sign, accountEnd, AS);
      DatabaseFields.addCopy(event, common.user, block, from, sign);
      common.addSource(event, block, sign + 1, as < 0 ? accountEnd : as);
    }
    if (on >= 0) {
      int start = Math.min(to, on + ON.length + 1);
      int using = Bytes.lastIndexOf(block, on, to, USING);
      int end = using < 0 ? to : using;
      DatabaseFields.addCopy(event, common.database, block, start, Math.max(start, end));
    }
    if (pending.isTaken(number)) {
      settle(pending.holder(number), DatabaseFields.UNSTATED, sink);
    }
    sessionFields.remember(event, sessions.begin(number));
    pending.put(number, event, system, idStart, idEnd);
  }

  private void denied(byte[] block, int from, int to, long number) {
    pending.drop(number);
    if (!messages.read(event, system, block, from, to)) {
      common.say(event, system, Activity.LOGIN, DatabaseFields.FAILURE);
    }
    DatabaseFields.addCopy(event, common.reason, block, from, to);
    Session session = sessions.find(number);
    if (session != null) {
      sessionFields.recall(event, session);
      sessions.end(number);
    }
  }

  private void other(byte[] block, int start, int argument, int to, long number) {
    if (Bytes.startsWith(block, start, commandEnd, DATABASE)) {
      database(block, argument, to, number);
    }
    Session session = sessions.find(number);
    if (session != null) {
      sessionFields.recall(event, session);
    }
    boolean statement =
        Bytes.startsWith(block, start, commandEnd, QUERY)
            || Bytes.startsWith(block, start, commandEnd, EXECUTE);
    if (statement) {
      if (common.statement >= 0 && to > argument) {
        event.add(common.statement, ValueKind.STRING, argument, to - argument);
      }
      common.say(event, system, Activity.STATEMENT, DatabaseFields.UNSTATED);
    } else if (Bytes.startsWith(block, start, commandEnd, QUIT)) {
      common.say(event, system, Activity.LOGOUT, DatabaseFields.UNSTATED);
      sessions.end(number);
    } else {
      common.say(event, system, Activity.SERVER, DatabaseFields.UNSTATED);
    }
  }

  /** The session works on another database from now on. */
  private void database(byte[] block, int from, int to, long number) {
    DatabaseFields.addCopy(event, common.database, block, from, to);
    Session session = sessions.find(number);
    (session == null ? sessions.begin(number) : session).put(Detail.DATABASE, block, from, to);
  }

  /** Emits the login of a connection that is still waiting for its outcome, if there is one. */
  private void settle(long number, byte[] outcome, EventSink sink) {
    PendingLogins.Login waiting = pending.take(number);
    if (waiting == null) {
      return;
    }
    byte[] record = waiting.record();
    login.begin(record, 0, waiting.length(), waiting.position());
    login.setTime(waiting.time());
    login.setKeywordText(KeywordText.WHOLE_RECORD);
    DatabaseFields.addCopy(login, common.session, record, waiting.idStart(), waiting.idEnd());
    DatabaseFields.addCopy(login, command, CONNECT, 0, CONNECT.length);
    Session session = sessions.find(number);
    if (session != null) {
      sessionFields.recall(login, session);
    }
    common.say(login, waiting.system(), Activity.LOGIN, outcome);
    sink.event(login);
  }

  @Override
  public void save(StateWriter out) {
    system.save(out);
    out.number(time);
    pending.save(out);
  }

  @Override
  public void restore(StateReader in) {
    system = DatabaseSystem.restored(in);
    time = in.number();
    pending.restore(in);
  }

  @Override
  public List<Memory.Piece> pieces() {
    return sessions.pieces();
  }

  @Override
  public boolean holdsBack() {
    return !pending.isEmpty();
  }

  @Override
  public void handOver(EventSink sink) {
    for (int place = 0; place < Sessions.CAPACITY; place++) {
      if (pending.isTaken(place)) {
        settle(pending.holder(place), DatabaseFields.UNSTATED, sink);
      }
    }
  }
}
