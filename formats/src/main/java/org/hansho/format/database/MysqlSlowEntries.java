package org.hansho.format.database;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads entries of the slow query log of MySQL and MariaDB: lines of facts that begin with {@code
 * #}, then {@code use} and {@code SET timestamp} lines, then the statement.
 *
 * <p>The time is that of {@code # Time} if it names its zone. MariaDB and MySQL up to 5.6 write it
 * without one, and {@code SET timestamp} is exact; a client can set that for itself, so it is
 * believed within a day and some hours of {@code # Time}, or where there is none. Belongs to one
 * reader.
 */
final class MysqlSlowEntries implements EntryReader.Entries {
  private static final byte[] TIME = Bytes.of("# Time: ");
  private static final byte[] ACCOUNT = Bytes.of("# User@Host: ");
  private static final byte[] ID = Bytes.of("Id:");
  private static final byte[] THREAD = Bytes.of("# Thread_id: ");
  private static final byte[] SCHEMA = Bytes.of("  Schema: ");
  private static final byte[] ERROR = Bytes.of(" Errno: ");
  private static final byte[] USE = Bytes.of("use ");
  private static final byte[] SET = Bytes.of("SET ");
  private static final byte[] TIMESTAMP = Bytes.of("timestamp=");
  private static final byte[] LAST_INSERT = Bytes.of("last_insert_id=");
  private static final byte[] INSERT = Bytes.of("insert_id=");
  private static final int LONGEST_TIME = 64;
  private static final byte[] AT = Bytes.of(" @ ");
  private static final long NANOS = 1_000_000_000L;
  private static final long LAST_SECOND = 9_000_000_000L;

  /** Zones reach from 12 hours behind to 14 ahead; the assumed one may be off by so much. */
  private static final long FARTHEST_ZONES = 27 * 3_600 * NANOS;

  private final Event event;
  private final DatabaseFields common;
  private final DatabaseClock clock;
  private DatabaseSystem system = DatabaseSystem.MYSQL;
  private Activity activity = Activity.STATEMENT;
  private byte[] outcome = DatabaseFields.UNSTATED;

  /** Whether {@code # Time} names its zone. */
  private boolean zoned;

  MysqlSlowEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    common = new DatabaseFields(fields);
    clock = new DatabaseClock(assumed);
  }

  /** A time, or an account that no time stands right above. */
  @Override
  public boolean begins(byte[] block, int from, int to) {
    return Bytes.startsWith(block, from, to, TIME)
        || (Bytes.startsWith(block, from, to, ACCOUNT) && !isBelowTime(block, from));
  }

  /** The line above is in the block, since an entry is never parted from its first line. */
  private static boolean isBelowTime(byte[] block, int from) {
    int time = Bytes.lastIndexOf(block, Math.max(0, from - LONGEST_TIME), from, TIME);
    return time >= 0 && Bytes.indexOf(block, time, from, (byte) '\n') == from - 1;
  }

  @Override
  public void entry(byte[] block, int from, int entryEnd, long position, EventSink sink) {
    int to = MysqlBanner.start(block, from, entryEnd);
    if (to == from || MysqlGeneralEntries.isRemarks(block, from, to)) {
      return;
    }
    boolean timed = Bytes.startsWith(block, from, to, TIME);
    if (!timed && !Bytes.startsWith(block, from, to, ACCOUNT)) {
      sink.malformed(Malformed.of(DatabaseFaults.SLOW_HEAD, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    activity = Activity.STATEMENT;
    outcome = DatabaseFields.UNSTATED;
    zoned = false;
    int at = from;
    while (at < to && block[at] == '#') {
      int end = lineEnd(block, at, to);
      fact(block, at, end);
      at = Math.min(to, end + 1);
    }
    statement(block, at, to);
    common.say(event, system, activity, outcome);
    sink.event(event);
  }

  @Override
  public void save(StateWriter out) {
    system.save(out);
  }

  @Override
  public void restore(StateReader in) {
    system = DatabaseSystem.restored(in);
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int feed = Bytes.indexOf(block, from, to, (byte) '\n');
    return feed < 0 ? to : feed;
  }

  private void fact(byte[] block, int from, int to) {
    if (Bytes.startsWith(block, from, to, TIME)) {
      if (clock.read(block, from + TIME.length, to) >= 0) {
        event.setTime(clock.time());
        zoned = clock.isZoned();
        system = clock.isIsoForm() ? DatabaseSystem.MYSQL : DatabaseSystem.MARIADB;
      }
    } else if (Bytes.startsWith(block, from, to, ACCOUNT)) {
      account(block, from + ACCOUNT.length, to);
    } else if (Bytes.startsWith(block, from, to, THREAD)) {
      int start = from + THREAD.length;
      DatabaseFields.addFirst(event, common.session, block, start, wordEnd(block, start, to));
      int schema = Bytes.indexOf(block, start, to, SCHEMA);
      if (schema >= 0) {
        int name = schema + SCHEMA.length;
        DatabaseFields.addFirst(event, common.database, block, name, wordEnd(block, name, to));
      }
    } else {
      error(block, from, to);
    }
  }

  private void error(byte[] block, int from, int to) {
    int error = Bytes.indexOf(block, from, to, ERROR);
    if (error < 0) {
      return;
    }
    int start = error + ERROR.length;
    int end = wordEnd(block, start, to);
    if (end - start == 1 && block[start] == '0') {
      outcome = DatabaseFields.SUCCESS;
    } else if (end > start) {
      outcome = DatabaseFields.FAILURE;
      activity = Activity.FAILED_STATEMENT;
      DatabaseFields.addFirst(event, common.code, block, start, end);
    }
  }

  private static int wordEnd(byte[] block, int from, int to) {
    int end = from;
    while (end < to && block[end] > ' ') {
      end++;
    }
    return end;
  }

  /** {@code app[app] @ web-1.example.com [192.0.2.1] Id: 12}. */
  private void account(byte[] block, int from, int to) {
    int bracket = Bytes.indexOf(block, from, to, (byte) '[');
    if (bracket < 0) {
      return;
    }
    DatabaseFields.addFirst(event, common.user, block, from, bracket);
    int at = Bytes.indexOf(block, bracket, to, AT);
    int open = at < 0 ? -1 : Bytes.indexOf(block, at, to, (byte) '[');
    int close = open < 0 ? -1 : Bytes.indexOf(block, open, to, (byte) ']');
    if (close < 0) {
      return;
    }
    int host = Bytes.skipSpaces(block, at + AT.length, open);
    if (close > open + 1) {
      common.addSource(event, block, open + 1, close);
    } else {
      common.addSource(event, block, host, Math.max(host, Bytes.trimEnd(block, host, open)));
    }
    int id = Bytes.indexOf(block, close, to, ID);
    if (id >= 0) {
      int start = Bytes.skipSpaces(block, id + ID.length, to);
      DatabaseFields.addFirst(event, common.session, block, start, wordEnd(block, start, to));
    }
  }

  private void statement(byte[] block, int from, int to) {
    int at = from;
    if (Bytes.startsWith(block, at, to, USE)) {
      int end = lineEnd(block, at, to);
      int name = at + USE.length;
      int semicolon = Bytes.indexOf(block, name, end, (byte) ';');
      DatabaseFields.addFirst(event, common.database, block, name, semicolon < 0 ? end : semicolon);
      at = Math.min(to, end + 1);
    }
    if (isSetting(block, at, to)) {
      int end = lineEnd(block, at, to);
      int stamp = Bytes.indexOf(block, at, end, TIMESTAMP);
      if (stamp >= 0) {
        started(block, stamp + TIMESTAMP.length, end);
      }
      at = Math.min(to, end + 1);
    }
    if (common.statement >= 0 && to > at) {
      event.add(common.statement, ValueKind.STRING, at, to - at);
    }
  }

  /** {@code SET insert_id=7,timestamp=1795598430;}, of which some parts may be missing. */
  private static boolean isSetting(byte[] block, int from, int to) {
    int name = from + SET.length;
    return Bytes.startsWith(block, from, to, SET)
        && (Bytes.startsWith(block, name, to, TIMESTAMP)
            || Bytes.startsWith(block, name, to, LAST_INSERT)
            || Bytes.startsWith(block, name, to, INSERT));
  }

  /** The clock of the server, unless it is not of the day that {@code # Time} gives. */
  private void started(byte[] block, int from, int to) {
    int end = from;
    while (end < to && Bytes.isDigit(block[end])) {
      end++;
    }
    long seconds = Sessions.number(block, from, end);
    if (zoned || seconds < 0 || seconds >= LAST_SECOND) {
      return;
    }
    long time = seconds * NANOS;
    boolean near = Math.abs(time - event.time()) <= FARTHEST_ZONES;
    if (event.time() == Event.NO_TIME || near) {
      event.setTime(time);
    }
  }
}
