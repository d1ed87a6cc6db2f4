package org.hansho.format.database;

import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * The audit log of Percona Server for MySQL as JSON: logins and statements with their outcome.
 * Source: Percona Server documentation, "Audit Log Plugin".
 */
public final class PerconaAuditFormat {
  private static final String NAME = "audit_record.name";
  private static final String USER = "audit_record.user";

  /** The format; the keys stand inside of audit_record. */
  public static final Format FORMAT =
      FormatSpec.of(
              "percona-audit-json",
              "Audit log of Percona Server for MySQL as JSON: logins and statements with their"
                  + " outcome",
              DatabaseSystem.MYSQL.of(Activity.SERVER))
          .mark(Mark.of(95, "audit_record", "connection_id").and(1, "command_class", "priv_user"))
          .kind(DatabaseSystem.MYSQL.of(Activity.LOGIN), NAME, "Connect", "Change user")
          .kind(DatabaseSystem.MYSQL.of(Activity.LOGOUT), NAME, "Quit")
          .kind(DatabaseSystem.MYSQL.of(Activity.STATEMENT), NAME, "Query", "Execute")
          .times("audit_record.timestamp")
          .common(
              """
              event.code          | audit_record.status
              database.name       | audit_record.db
              database.session_id | audit_record.connection_id
              database.statement  | audit_record.sqltext
              source.address      | audit_record.ip, audit_record.host
              """)
          .copyOnly((event, slot) -> event.isScalar(slot) && event.length(slot) > 0)
          .step(
              Steps.words(
                  "event.action",
                  NAME,
                  Map.of(
                      "Connect", "database-login",
                      "Change user", "database-login",
                      "Quit", "database-logout",
                      "Query", "database-statement",
                      "Execute", "database-statement")))
          .step(Steps.zero("audit_record.status"))
          .step(Steps.address("source.ip", "audit_record.ip"))
          .step(Steps.always("database.system", "mysql"))
          .step(user())
          .format();

  private PerconaAuditFormat() {}

  /** A statement's user is written {@code root[root] @ localhost []}. */
  private static Step user() {
    return Step.of(
        Set.of(USER),
        Map.of("user.name", "(" + USER + " up to its bracket)"),
        fields -> {
          int from = fields.id(USER);
          int to = fields.id("user.name");
          return event -> {
            int slot = Values.scalar(event, from);
            if (slot != Event.NONE && to != Fields.UNREAD) {
              int start = event.start(slot);
              int end = start + event.length(slot);
              int bracket = Bytes.indexOf(event.buffer(slot), start, end, (byte) '[');
              int length = bracket < 0 ? end - start : bracket - start;
              if (length > 0) {
                event.addPart(to, slot, 0, length);
              }
            }
          };
        });
  }
}
