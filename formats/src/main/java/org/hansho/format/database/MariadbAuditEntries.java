package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;

/**
 * Reads lines of MariaDB's {@code server_audit} plugin. Source: MariaDB's manual, "Audit Plugin Log
 * Format". The object of a statement stands in single quotes, with backslashes before quotes and
 * for line ends. Belongs to one reader.
 */
final class MariadbAuditEntries implements EntryReader.Entries {
  /** Columns before the object; their native names. */
  static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "serverhost",
          "username",
          "host",
          "connectionid",
          "queryid",
          "operation",
          "database");

  private static final int MICROSECOND_DIGITS = 16;
  private static final int OPERATION = 6;
  private static final int DATABASE = 7;
  private static final byte[] CONNECT = Bytes.of("CONNECT");
  private static final byte[] FAILED_CONNECT = Bytes.of("FAILED_CONNECT");
  private static final byte[] DISCONNECT = Bytes.of("DISCONNECT");
  private static final byte[] QUERY = Bytes.of("QUERY");

  private final Event event;
  private final DatabaseFields common;
  private final DatabaseClock clock;
  private final int[] ids;
  private final int object;
  private final int returnCode;
  private final int[] starts = new int[COLUMNS.size()];
  private final int[] ends = new int[COLUMNS.size()];

  MariadbAuditEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    common = new DatabaseFields(fields);
    clock = new DatabaseClock(assumed);
    ids = COLUMNS.stream().mapToInt(fields::id).toArray();
    object = fields.id("object");
    returnCode = fields.id("retcode");
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return true;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#' || Bytes.skipSpaces(block, from, to) == to) {
      return;
    }
    int rest = split(block, from, to);
    if (rest < 0 || !readTime(block)) {
      Fault fault = rest < 0 ? DatabaseFaults.SERVER_AUDIT : DatabaseFaults.SERVER_AUDIT_TIME;
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    long time = event.time();
    event.begin(block, from, to - from, position);
    event.setTime(time);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    for (int i = 0; i < ids.length; i++) {
      DatabaseFields.addCopy(event, ids[i], block, starts[i], ends[i]);
    }
    DatabaseFields.addCopy(event, common.server, block, starts[1], ends[1]);
    DatabaseFields.addCopy(event, common.hostName, block, starts[1], ends[1]);
    DatabaseFields.addCopy(event, common.user, block, starts[2], ends[2]);
    common.addSource(event, block, starts[3], ends[3]);
    DatabaseFields.addCopy(event, common.session, block, starts[4], ends[4]);
    DatabaseFields.addCopy(event, common.database, block, starts[DATABASE], ends[DATABASE]);
    rest(block, rest, to);
    sink.event(event);
  }

  /** Whether this line is one of the plugin's; for recognition. */
  boolean hasColumns(byte[] block, int from, int to) {
    return split(block, from, to) >= 0 && readTime(block) && isOperation(block);
  }

  private boolean isOperation(byte[] block) {
    for (int i = starts[OPERATION]; i < ends[OPERATION]; i++) {
      if ((block[i] < 'A' || block[i] > 'Z') && block[i] != '_') {
        return false;
      }
    }
    return ends[OPERATION] > starts[OPERATION];
  }

  /** Cuts the columns at commas; where the object begins, or -1. */
  private int split(byte[] block, int from, int to) {
    int at = from;
    for (int i = 0; i < starts.length; i++) {
      int comma = Bytes.indexOf(block, at, to, (byte) ',');
      if (comma < 0) {
        return -1;
      }
      starts[i] = at;
      ends[i] = comma;
      at = comma + 1;
    }
    return at;
  }

  /** Reads the first column, in local time or in microseconds since 1970. */
  private boolean readTime(byte[] block) {
    int from = starts[0];
    int to = ends[0];
    if (to - from == MICROSECOND_DIGITS) {
      long micros = Sessions.number(block, from, to);
      event.setTime(micros * 1000);
      return micros >= 0;
    }
    boolean stamp = clock.read(block, from, to) == to;
    event.setTime(clock.time());
    return stamp;
  }

  private void rest(byte[] block, int from, int to) {
    boolean quoted = from < to && block[from] == '\'';
    int end = quoted ? quoteEnd(block, from + 1, to) : lastComma(block, from, to);
    int code = Math.min(to, end + (quoted ? 2 : 1));
    if (quoted) {
      addUnescaped(object, block, from + 1, end);
    } else {
      DatabaseFields.addCopy(event, object, block, from, end);
    }
    DatabaseFields.addCopy(event, returnCode, block, code, to);
    boolean failed = code < to && !(to - code == 1 && block[code] == '0');
    if (failed) {
      DatabaseFields.addCopy(event, common.code, block, code, to);
    }
    Activity activity = activity(block, failed);
    if (activity == Activity.STATEMENT || activity == Activity.FAILED_STATEMENT) {
      addUnescaped(common.statement, block, quoted ? from + 1 : from, end);
    }
    boolean stated = activity == Activity.LOGIN || activity.service().equals("statement");
    byte[] outcome = failed ? DatabaseFields.FAILURE : DatabaseFields.SUCCESS;
    common.say(event, DatabaseSystem.MARIADB, activity, stated ? outcome : DatabaseFields.UNSTATED);
  }

  private Activity activity(byte[] block, boolean failed) {
    int from = starts[OPERATION];
    int to = ends[OPERATION];
    if (Bytes.startsWith(block, from, to, CONNECT)
        || Bytes.startsWith(block, from, to, FAILED_CONNECT)) {
      return Activity.LOGIN;
    }
    if (Bytes.startsWith(block, from, to, DISCONNECT)) {
      return Activity.LOGOUT;
    }
    if (Bytes.startsWith(block, from, to, QUERY)) {
      return failed ? Activity.FAILED_STATEMENT : Activity.STATEMENT;
    }
    return Activity.SERVER;
  }

  private static int quoteEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != '\'') {
      at += block[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private static int lastComma(byte[] block, int from, int to) {
    int at = to;
    while (at > from && block[at - 1] != ',') {
      at--;
    }
    return at > from ? at - 1 : to;
  }

  private void addUnescaped(int field, byte[] block, int from, int to) {
    if (field < 0 || to <= from) {
      return;
    }
    if (Bytes.indexOf(block, from, to, (byte) '\\') < 0) {
      event.add(field, ValueKind.STRING, from, to - from);
      return;
    }
    int room = event.reserve(to - from);
    byte[] arena = event.arena();
    int length = 0;
    for (int i = from; i < to; i++) {
      boolean escape = block[i] == '\\' && i + 1 < to;
      arena[room + length++] = escape ? meant(block[++i]) : block[i];
    }
    event.addReserved(field, ValueKind.STRING, room, length);
  }

  private static byte meant(byte letter) {
    return switch (letter) {
      case 'n' -> (byte) '\n';
      case 'r' -> (byte) '\r';
      case 't' -> (byte) '\t';
      case 'b' -> (byte) '\b';
      case 'f' -> (byte) '\f';
      default -> letter;
    };
  }
}
