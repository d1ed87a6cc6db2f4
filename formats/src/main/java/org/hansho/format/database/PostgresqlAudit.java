package org.hansho.format.database;

import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

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

  private final CsvRow row = CsvRow.trimming(',', NAMES.length);
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
    row.read(text, from, to, true);
    for (int column = 0; column < Math.min(row.columns(), ids.length); column++) {
      add(event, ids[column], text, column);
      if (column == STATEMENT) {
        add(event, statement, text, column);
      }
    }
  }

  private void add(Event event, int field, byte[] text, int column) {
    int length = row.end(column) - row.start(column);
    if (field >= 0 && length > 0) {
      int room = event.reserve(length);
      int kept = row.copy(text, column, event.arena(), room);
      event.addReserved(field, ValueKind.STRING, room, kept);
    }
  }
}
