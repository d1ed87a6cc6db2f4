package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.audit.AuditRow;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;

/**
 * {@code /api/v1/audit}: who changed what, the newest first. A caller sees its own tenant; who
 * reaches all tenants sees what concerns the whole server too.
 */
public final class AuditRoutes {
  private static final int PAGE = 50;

  private final AuditLog log;

  /** Routes over a log. */
  public AuditRoutes(AuditLog log) {
    this.log = log;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/audit", Role.ADMIN, this::list));
  }

  private void list(Context call) throws IOException {
    Grant grant = Access.of(call);
    long size = number(call, "limit", PAGE);
    if (size < 1 || size > AuditLog.MOST_LISTED) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter limit must be from 1 to 1000.")
              .inJapanese("パラメーター limit は 1～1000 で指定してください。"));
    }
    long before = number(call, "cursor", Long.MAX_VALUE);
    List<String> tenants =
        grant.everywhere() ? List.of(grant.tenant(), "") : List.of(grant.tenant());
    List<AuditRow> rows = log.list(tenants, before, (int) size);
    boolean more = rows.size() == size && !log.list(tenants, last(rows), 1).isEmpty();
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("entries");
          for (AuditRow row : rows) {
            write(row, json);
          }
          json.writeEndArray();
          json.writeStringField("next", more ? String.valueOf(last(rows)) : null);
          json.writeEndObject();
        });
  }

  private static long last(List<AuditRow> rows) {
    return rows.get(rows.size() - 1).n();
  }

  private static long number(Context call, String name, long none) {
    String text = call.queryParam(name);
    try {
      return text == null ? none : Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter {0} is no number.")
              .inJapanese("パラメーター {0} には数値を指定してください。", name));
    }
  }

  private static void write(AuditRow row, JsonGenerator json) throws IOException {
    AuditEntry entry = row.entry();
    json.writeStartObject();
    json.writeNumberField("number", row.n());
    Json.time(json, "time", row.time());
    json.writeStringField("actor", entry.actor());
    json.writeStringField("address", entry.address());
    json.writeStringField("tenant", entry.tenant());
    json.writeStringField("action", entry.action());
    json.writeStringField("object", entry.object());
    json.writeStringField("before", entry.before());
    json.writeStringField("after", entry.after());
    json.writeStringField("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
    json.writeStringField("hash", row.hash());
    json.writeEndObject();
  }
}
