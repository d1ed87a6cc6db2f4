package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;

/**
 * Makes events of records of PostgreSQL's server log whose columns stand in the event, whatever the
 * form of the log.
 *
 * <p>Messages are known in English, as {@code lc_messages = C} writes them; errors and failed
 * logins also in other languages where the record has an SQLSTATE. A message with a context was
 * raised inside a function, so it is not taken for a report of the server on a connection, whatever
 * it says. Columns are believed before messages. Sources: PostgreSQL's {@code elog.c}, {@code
 * postinit.c}, {@code auth.c}, {@code postgres.c}. Belongs to one reader.
 */
final class PostgresqlEvents {
  private static final byte[] LOG = Bytes.of("LOG");
  private static final byte[] ERROR = Bytes.of("ERROR");
  private static final byte[] FATAL = Bytes.of("FATAL");
  private static final byte[] PANIC = Bytes.of("PANIC");
  private static final byte[] NO_ERROR = Bytes.of("00000");
  private static final byte[] AUDIT = Bytes.of("AUDIT: ");
  private static final byte[] STATEMENT = Bytes.of("statement: ");
  private static final byte[] EXECUTE = Bytes.of("execute ");
  private static final byte[] DURATION = Bytes.of("duration: ");
  private static final byte[] COLON = Bytes.of(": ");
  private static final byte[] MILLISECONDS = Bytes.of(" ms  ");

  /** Invalid authorization, no such database, no right to connect. */
  private static final List<byte[]> REFUSALS =
      List.of(Bytes.of("28"), Bytes.of("3D000"), Bytes.of("42501"));

  private final DatabaseFields common;
  private final PostgresqlConnections connections;
  private final PostgresqlAudit audit;
  private final int user;
  private final int database;
  private final int process;
  private final int session;
  private final int severity;
  private final int state;
  private final int message;
  private final int context;
  private final int query;
  private final int application;

  PostgresqlEvents(Fields fields, DatabaseFields common, PostgresqlNames names) {
    this.common = common;
    connections = new PostgresqlConnections(common);
    audit = new PostgresqlAudit(fields, common);
    user = fields.id(names.user());
    database = fields.id(names.database());
    process = fields.id(names.process());
    session = fields.id(names.session());
    severity = fields.id(names.severity());
    state = fields.id(names.state());
    message = fields.id(names.message());
    context = fields.id(names.context());
    query = fields.id(names.query());
    application = fields.id(names.application());
  }

  /** Sets the class and the common fields; where the client is, columns may have said before. */
  void complete(Event event) {
    same(event, common.user, user);
    same(event, common.database, database);
    same(event, common.application, application);
    same(event, common.session, session);
    same(event, common.session, process);
    if (Values.scalar(event, state) != Event.NONE && !Values.is(event, state, NO_ERROR)) {
      same(event, common.code, state);
    }
    if (Values.is(event, severity, LOG) ? report(event) : isLesser(event) && auditOnly(event)) {
      return;
    }
    if (Values.is(event, severity, FATAL) && isRefusal(event)) {
      connections.refused(event, Values.scalar(event, message));
    } else if (isFailedStatement(event)) {
      same(event, common.statement, query);
      say(event, Activity.FAILED_STATEMENT, DatabaseFields.FAILURE);
    } else {
      say(event, Activity.SERVER, DatabaseFields.UNSTATED);
    }
  }

  private static void same(Event event, int field, int from) {
    int slot = Values.scalar(event, from);
    boolean fresh = field >= 0 && event.first(field) == Event.NONE;
    if (fresh && slot != Event.NONE && event.length(slot) > 0) {
      event.addSame(field, slot);
    }
  }

  private void say(Event event, Activity activity, byte[] outcome) {
    common.say(event, DatabaseSystem.POSTGRESQL, activity, outcome);
  }

  private boolean isRefusal(Event event) {
    for (int i = 0; i < REFUSALS.size(); i++) {
      byte[] code = REFUSALS.get(i);
      if (Values.startsWith(event, state, code)) {
        return true;
      }
    }
    int slot = Values.scalar(event, message);
    boolean unstated = Values.scalar(event, state) == Event.NONE;
    return unstated && slot != Event.NONE && PostgresqlConnections.isRefusal(event, slot);
  }

  private boolean isFailedStatement(Event event) {
    boolean hasQuery = Values.scalar(event, query) != Event.NONE;
    if (Values.is(event, severity, ERROR)) {
      return hasQuery || Values.scalar(event, user) != Event.NONE;
    }
    return hasQuery && (Values.is(event, severity, FATAL) || Values.is(event, severity, PANIC));
  }

  /** Reads what the server reports on clients at the level {@code LOG}; false if it is no such. */
  private boolean report(Event event) {
    int slot = Values.scalar(event, message);
    if (slot == Event.NONE) {
      return false;
    }
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    if (audited(event, slot)) {
      return true;
    }
    boolean raised = Values.scalar(event, context) != Event.NONE;
    if (!raised && connections.read(event, slot)) {
      return true;
    }
    if (Bytes.startsWith(text, from, to, DURATION)) {
      int timed = Bytes.indexOf(text, from, to, MILLISECONDS);
      return timed > 0
          && statement(event, slot, timed + MILLISECONDS.length - from, DatabaseFields.SUCCESS);
    }
    return !raised && statement(event, slot, 0, DatabaseFields.UNSTATED);
  }

  private boolean isLesser(Event event) {
    return !Values.is(event, severity, ERROR)
        && !Values.is(event, severity, FATAL)
        && !Values.is(event, severity, PANIC);
  }

  /** pgaudit may be configured to report below {@code LOG}, where others report what they like. */
  private boolean auditOnly(Event event) {
    int slot = Values.scalar(event, message);
    boolean raised = Values.scalar(event, context) != Event.NONE;
    return slot != Event.NONE && !raised && audited(event, slot);
  }

  private boolean audited(Event event, int slot) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    if (!Bytes.startsWith(text, from, to, AUDIT)) {
      return false;
    }
    audit.read(event, text, from + AUDIT.length, to);
    say(event, Activity.STATEMENT, DatabaseFields.UNSTATED);
    return true;
  }

  private boolean statement(Event event, int slot, int offset, byte[] outcome) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot) + offset;
    int to = event.start(slot) + event.length(slot);
    int at;
    if (Bytes.startsWith(text, from, to, STATEMENT)) {
      at = from + STATEMENT.length;
    } else if (Bytes.startsWith(text, from, to, EXECUTE)) {
      int colon = Bytes.indexOf(text, from, to, COLON);
      at = colon < 0 ? -1 : colon + COLON.length;
    } else {
      return false;
    }
    if (at < 0) {
      return false;
    }
    if (common.statement >= 0 && to > at) {
      event.addPart(common.statement, slot, at - event.start(slot), to - at);
    }
    say(event, Activity.STATEMENT, outcome);
    return true;
  }
}
