package org.hansho.format.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Rows of Oracle's view UNIFIED_AUDIT_TRAIL as JSON, as queries and collectors write them, column
 * names in capitals or not. Source: Oracle Database Reference, "UNIFIED_AUDIT_TRAIL".
 */
public final class OracleAuditFormat {
  private static final String AUTHENTICATION = "AUTHENTICATION_TYPE";
  private static final byte[] HOST = Values.ascii("HOST=");

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "oracle-unified-audit",
              "Rows of Oracle's UNIFIED_AUDIT_TRAIL as JSON: logins and statements",
              eventClass("statement"))
          .mark(Mark.of(94, "DBUSERNAME", "ACTION_NAME").and(1, "RETURN_CODE", "SQL_TEXT"))
          .kind(eventClass("login"), "ACTION_NAME", "LOGON")
          .kind(eventClass("logout"), "ACTION_NAME", "LOGOFF", "LOGOFF BY CLEANUP")
          .times("EVENT_TIMESTAMP_UTC", "EVENT_TIMESTAMP")
          .common(
              """
              user.name           | DBUSERNAME, DBPROXY_USERNAME
              event.code          | RETURN_CODE
              application.name    | CLIENT_PROGRAM_NAME
              database.session_id | SESSIONID
              database.statement  | SQL_TEXT
              database.name       | OBJECT_SCHEMA, DBID
              source.domain       | USERHOST
              """)
          .copyOnly((event, slot) -> event.isScalar(slot) && event.length(slot) > 0)
          .step(
              Steps.words(
                  "event.action",
                  "ACTION_NAME",
                  Map.of(
                      "LOGON", "database-login",
                      "LOGOFF", "database-logout",
                      "LOGOFF BY CLEANUP", "database-logout")))
          .step(Steps.always("event.action", "database-statement"))
          .step(Steps.zero("RETURN_CODE"))
          .step(Steps.always("database.system", "oracle"))
          .step(client())
          .format();

  private OracleAuditFormat() {}

  private static EventClass eventClass(String service) {
    List<LogSource> sources = new ArrayList<>();
    sources.add(LogSource.of("oracle", "database", service));
    return new EventClass("oracle." + service, sources);
  }

  /** {@code (CLIENT ADDRESS=((ADDRESS=(PROTOCOL=tcp)(HOST=198.51.100.7)(PORT=51234))))}. */
  private static Step client() {
    return Step.of(
        Set.of(AUTHENTICATION),
        Map.of(
            "source.ip", "(HOST in " + AUTHENTICATION + ")",
            "source.address", "(HOST in " + AUTHENTICATION + ")"),
        fields -> {
          int from = fields.id(AUTHENTICATION);
          int[] targets = Values.ids(fields, "source.ip", "source.address");
          return event -> addHost(event, Values.scalar(event, from), targets);
        });
  }

  private static void addHost(Event event, int slot, int[] targets) {
    if (slot == Event.NONE) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int end = start + event.length(slot);
    for (int at = start; at + HOST.length < end; at++) {
      if (Bytes.startsWith(buffer, at, end, HOST)) {
        int host = at + HOST.length;
        int close = Bytes.indexOf(buffer, host, end, (byte) ')');
        if (close > host && Bytes.isAddress(buffer, host, close)) {
          for (int target : targets) {
            if (target != Fields.UNREAD) {
              event.addPart(target, slot, host - start, close - host);
            }
          }
        }
        return;
      }
    }
  }
}
