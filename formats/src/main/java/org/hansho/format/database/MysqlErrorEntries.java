package org.hansho.format.database;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;

/** Reads entries of the error log of MySQL and MariaDB. Belongs to one reader. */
final class MysqlErrorEntries implements EntryReader.Entries {
  private static final byte[] CODE = Bytes.of("[MY-");

  private final Event event;
  private final DatabaseFields common;
  private final DatabaseClock clock;
  private final KnownMessages messages;
  private final int level;
  private final int errorCode;
  private final int message;

  MysqlErrorEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    common = new DatabaseFields(fields);
    clock = new DatabaseClock(assumed);
    messages = new KnownMessages(MysqlMessages.ALL, fields, common);
    level = fields.id("mysql.level");
    errorCode = fields.id("mysql.error_code");
    message = fields.id("message");
  }

  /** Whether a line has a time, perhaps a thread, and a level in brackets. */
  static boolean hasLevel(DatabaseClock clock, byte[] line, int from, int to) {
    int at = clock.read(line, from, to);
    int level = at < 0 ? to : behindThread(line, at, to);
    return level + 1 < to && line[level] == '[' && (line[level + 1] | 0x20) >= 'a';
  }

  private static int behindThread(byte[] line, int from, int to) {
    int at = Bytes.skipSpaces(line, from, to);
    int end = at;
    while (end < to && Bytes.isDigit(line[end])) {
      end++;
    }
    return Bytes.skipSpaces(line, end, to);
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return clock.read(block, from, to) >= 0;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#') {
      return;
    }
    int at = clock.read(block, from, to);
    if (at < 0) {
      sink.malformed(Malformed.of(DatabaseFaults.ERROR_TIME, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(clock.time());
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    DatabaseSystem system = clock.isIsoForm() ? DatabaseSystem.MYSQL : DatabaseSystem.MARIADB;
    int text = brackets(block, behindThread(block, at, to), to);
    DatabaseFields.addCopy(event, message, block, text, to);
    if (!messages.read(event, system, block, text, to)) {
      common.say(event, system, Activity.SERVER, DatabaseFields.UNSTATED);
    }
    sink.event(event);
  }

  /** Reads {@code [Note] [MY-010926] [Server]}; the index of the message behind it. */
  private int brackets(byte[] block, int from, int to) {
    int at = from;
    for (int i = 0; i < 3 && at < to && block[at] == '['; i++) {
      int close = Bytes.indexOf(block, at, to, (byte) ']');
      if (close < 0) {
        break;
      }
      if (i == 0) {
        DatabaseFields.addCopy(event, level, block, at + 1, close);
      } else if (i == 1 && Bytes.startsWith(block, at, close, CODE)) {
        DatabaseFields.addCopy(event, errorCode, block, at + 1, close);
      } else if (i == 1) {
        break;
      }
      at = Bytes.skipSpaces(block, close + 1, to);
    }
    return at;
  }
}
