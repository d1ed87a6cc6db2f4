package org.hansho.format.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * The audit log of MySQL Enterprise in its JSON form, whose times are UTC. Source: MySQL 8.0
 * Reference Manual, "Audit Log File Formats".
 */
public final class MysqlAuditJsonFormat implements Format {
  private static final Renames FIELDS =
      Renames.of(
          """
          user.name           | login.user, account.user
          database.name       | connection_data.db, table_access_data.db
          database.session_id | connection_id
          application.name    | connection_data.connection_attributes.program_name
          database.statement  | general_data.query
          """);

  private static final String[] OTHERS = {
    "timestamp",
    "class",
    "event",
    "login.ip",
    "account.host",
    "connection_data.status",
    "general_data.status",
    "general_data.command"
  };

  @Override
  public String name() {
    return "mysql-audit-json";
  }

  @Override
  public String description() {
    return "Audit log of MySQL Enterprise as JSON: logins and statements with their outcome";
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.MYSQL.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(FIELDS.allSources());
    names.addAll(List.of(OTHERS));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(FIELDS.words());
    words.put("event.action", "(class and event)");
    words.put("event.outcome", "(status)");
    words.put("event.code", "connection_data.status, general_data.status, unless 0");
    words.put("source.address", "login.ip, account.host");
    words.put("source.ip", "login.ip, account.host");
    words.put("database.system", "(mysql)");
    return words;
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    int marks =
        Sample.count(sample, length, "\"connection_id\"", "\"account\"", "\"class\"", "\"login\"");
    boolean data =
        Sample.count(
                sample, length, "\"connection_data\"", "\"general_data\"", "\"table_access_data\"")
            > 0;
    return marks == 4 && data ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    Completion completion = new Completion(fields);
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.RECORDS_ONLY,
        completion::record);
  }

  /** Makes events of scanned records. */
  private static final class Completion {
    private static final byte[] CONNECTION = Values.ascii("connection");
    private static final byte[] GENERAL = Values.ascii("general");
    private static final byte[] DISCONNECT = Values.ascii("disconnect");
    private static final byte[] ZERO = Values.ascii("0");

    private final KeywordText keywords = new JsonKeywords();
    private final DatabaseFields common;
    private final Renames.Copies copies;
    private final int time;
    private final int kind;
    private final int what;
    private final int address;
    private final int host;
    private final int loginStatus;
    private final int statementStatus;

    Completion(Fields fields) {
      common = new DatabaseFields(fields);
      copies = FIELDS.bind(fields);
      time = fields.id("timestamp");
      kind = fields.id("class");
      what = fields.id("event");
      address = fields.id("login.ip");
      host = fields.id("account.host");
      loginStatus = fields.id("connection_data.status");
      statementStatus = fields.id("general_data.status");
    }

    void record(Event event, EventSink sink) {
      if (Values.scalar(event, kind) == Event.NONE) {
        sink.malformed(Values.malformed(event, DatabaseFaults.MYSQL_AUDIT));
        return;
      }
      event.setTime(Values.time(event, time));
      event.setKeywordText(keywords);
      copies.apply(event, (of, slot) -> of.isScalar(slot) && of.length(slot) > 0);
      client(event, address);
      client(event, host);
      if (Values.is(event, kind, CONNECTION)) {
        boolean ends = Values.is(event, what, DISCONNECT);
        say(event, ends ? Activity.LOGOUT : Activity.LOGIN, loginStatus);
      } else if (Values.is(event, kind, GENERAL)) {
        boolean failed = isFailure(event, statementStatus);
        say(event, failed ? Activity.FAILED_STATEMENT : Activity.STATEMENT, statementStatus);
      } else {
        common.say(event, DatabaseSystem.MYSQL, Activity.SERVER, DatabaseFields.UNSTATED);
      }
      sink.event(event);
    }

    private void client(Event event, int field) {
      int slot = Values.scalar(event, field);
      if (slot != Event.NONE && event.length(slot) > 0) {
        byte[] text = event.buffer(slot);
        common.addSource(event, text, event.start(slot), event.start(slot) + event.length(slot));
      }
    }

    private static boolean isFailure(Event event, int status) {
      return Values.scalar(event, status) != Event.NONE && !Values.is(event, status, ZERO);
    }

    private void say(Event event, Activity activity, int status) {
      int slot = Values.scalar(event, status);
      boolean failed = isFailure(event, status);
      if (failed && common.code >= 0) {
        event.addSame(common.code, slot);
      }
      boolean stated = slot != Event.NONE && activity != Activity.LOGOUT;
      byte[] outcome = failed ? DatabaseFields.FAILURE : DatabaseFields.SUCCESS;
      common.say(event, DatabaseSystem.MYSQL, activity, stated ? outcome : DatabaseFields.UNSTATED);
    }
  }
}
