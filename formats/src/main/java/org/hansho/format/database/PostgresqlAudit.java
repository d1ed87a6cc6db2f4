package org.hansho.format.database;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;

/**
 * Reads the line of values that pgaudit writes into the message, {@code
 * SESSION,1,1,READ,SELECT,TABLE,public.account,"select …",<not logged>}. Source: pgaudit's README,
 * "Format". Belongs to one reader.
 */
final class PostgresqlAudit {
  private static final String[] NAMES = {
    "pgaudit.audit_type",
    "pgaudit.statement_id",
    "pgaudit.substatement_id",
    "pgaudit.class",
    "pgaudit.command",
    "pgaudit.object_type",
    "pgaudit.object_name",
    "pgaudit.statement",
    "pgaudit.parameter"
  };
  private static final int STATEMENT = 7;

  private final int[] ids;
  private final int statement;

  PostgresqlAudit(Fields fields, DatabaseFields common) {
    ids = new int[NAMES.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = fields.id(NAMES[i]);
    }
    statement = common.statement;
  }

  /** Adds the values; what comes behind those known is left out. */
  void read(Event event, byte[] text, int from, int to) {
    int at = from;
    for (int column = 0; column < ids.length && at <= to; column++) {
      boolean quoted = at < to && text[at] == '"';
      int end = quoted ? quoteEnd(text, at + 1, to) : commaOrEnd(text, at, to);
      int start = quoted ? at + 1 : at;
      add(event, ids[column], text, start, end);
      if (column == STATEMENT) {
        add(event, statement, text, start, end);
      }
      at = commaOrEnd(text, quoted ? Math.min(to, end + 1) : end, to) + 1;
    }
  }

  private static int commaOrEnd(byte[] text, int from, int to) {
    int comma = Bytes.indexOf(text, from, to, (byte) ',');
    return comma < 0 ? to : comma;
  }

  private static int quoteEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (text[at] != '"' || (at + 1 < to && text[at + 1] == '"'))) {
      at += text[at] == '"' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private static void add(Event event, int field, byte[] text, int from, int to) {
    if (field >= 0 && to > from) {
      int room = event.reserve(to - from);
      int length = CsvRow.undouble(text, from, to, event.arena(), room);
      event.addReserved(field, ValueKind.STRING, room, length);
    }
  }
}
