package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.casework.incident.IncidentPage;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.incident.IncidentRefusedException;
import org.hansho.casework.incident.IncidentState;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.incident.SimilarIncident;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.QueryRefusedException;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.TenantLists;

/**
 * Incidents: {@code /api/v1/incidents} and what is below. A caller sees those of its own tenant
 * only.
 */
public final class IncidentRoutes {
  private static final int PAGE = 50;
  private static final int MOST_NAMED = 100;

  private final Incidents incidents;
  private final UnaryOperator<String> trouble;
  private final Trail trail;
  private final Filters filters;

  /**
   * Routes over incidents.
   *
   * @param trouble why those of a tenant are behind its alerts; empty if nothing keeps them
   * @param trail takes what callers change
   * @param lists what filters may name
   */
  public IncidentRoutes(
      Incidents incidents, UnaryOperator<String> trouble, Trail trail, TenantLists lists) {
    this.filters = new Filters(lists);
    this.incidents = incidents;
    this.trouble = trouble;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/incidents", Role.VIEWER, call -> refusing(call, this::list)),
        Route.post("/api/v1/incidents/merge", Role.ANALYST, call -> refusing(call, this::merge)),
        Route.get("/api/v1/incidents/{id}", Role.VIEWER, call -> refusing(call, this::incident)),
        Route.get("/api/v1/incidents/{id}/page", Role.VIEWER, call -> refusing(call, this::page)),
        Route.get(
            "/api/v1/incidents/{id}/similar", Role.VIEWER, call -> refusing(call, this::similar)),
        Route.post(
            "/api/v1/incidents/{id}/split", Role.ANALYST, call -> refusing(call, this::split)));
  }

  /** An answer that may be refused. */
  interface Answer {
    void to(Context call) throws IOException;
  }

  static void refusing(Context call, Answer answer) throws IOException {
    try {
      answer.to(call);
    } catch (IncidentRefusedException refused) {
      throw new HttpProblem(refused.isMissing() ? 404 : 400, Message.of(refused));
    } catch (QueryRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private void list(Context call) throws IOException {
    int size = (int) Parameters.number(call, "limit", PAGE, 1, Incidents.MOST_LISTED);
    IncidentCursor after = IncidentCursor.of(call.queryParam("cursor"));
    String tenant = Access.of(call).tenant();
    Filter filter = filters.filter(call);
    List<IncidentHead> page =
        filter == null
            ? incidents.list(tenant, query(call), after.before(), after.beforeId(), size)
            : incidents.list(tenant, query(call), filter, after.before(), after.beforeId(), size);
    Map<String, IncidentState> said =
        incidents.states(tenant, page.stream().map(IncidentHead::id).toList());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("tenant", tenant);
          json.writeStringField("trouble", trouble.apply(tenant));
          json.writeArrayFieldStart("incidents");
          for (IncidentHead head : page) {
            json.writeStartObject();
            IncidentDocument.head(head, incidents.pattern(head.pattern()), json);
            IncidentTriageRoutes.write(said.get(head.id()), head.alerts(), json);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeStringField("next", IncidentCursor.behind(page, size));
          json.writeEndObject();
        });
  }

  private static IncidentQuery query(Context call) {
    String stage = call.queryParam("stage");
    Intent intent = stage == null ? null : Intent.of(stage);
    if (stage != null && intent == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter stage is a stage, as lateral-movement.")
              .inJapanese("パラメーター stage には、lateral-movement のような段階を指定してください。"));
    }
    return new IncidentQuery(
        severity(call),
        intent,
        AlertRoutes.one(call, "from", "", time -> AlertRoutes.time(time, Long.MIN_VALUE)),
        AlertRoutes.one(call, "to", "", time -> AlertRoutes.time(time, Long.MAX_VALUE)),
        statuses(call),
        call.queryParam("assignee"));
  }

  private static Set<AlertStatus> statuses(Context call) {
    String text = call.queryParam("status");
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(TriageRoutes::status)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Severity severity(Context call) {
    String key = call.queryParam("min_severity");
    return key == null
        ? Severity.INFORMATIONAL
        : Arrays.stream(Severity.values())
            .filter(severity -> severity.key().equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new HttpProblem(
                        400,
                        Message.inEnglish("The parameter min_severity is a severity, as low.")
                            .inJapanese("パラメーター min_severity には、low のような重大度を指定してください。")));
  }

  private void incident(Context call) throws IOException {
    IncidentView view = incidents.find(Access.of(call).tenant(), call.pathParam("id"));
    Json.answer(call, json -> IncidentDocument.whole(view, json));
  }

  private void page(Context call) throws IOException {
    IncidentView view = incidents.find(Access.of(call).tenant(), call.pathParam("id"));
    Language language = AlertRoutes.one(call, "language", "en", ExportRoute::language);
    call.contentType("text/html; charset=utf-8");
    call.header("Content-Disposition", "attachment; filename=\"incident.html\"");
    call.header("X-Content-Type-Options", "nosniff");
    call.result(IncidentPage.of(view, language));
  }

  private void similar(Context call) throws IOException {
    List<SimilarIncident> similar =
        incidents.similar(Access.of(call).tenant(), call.pathParam("id"));
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("incidents");
          for (SimilarIncident one : similar) {
            IncidentDocument.similar(one, incidents.pattern(one.head().pattern()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void merge(Context call) throws IOException {
    List<String> ids = few(Fields.of(call, "incidents").list("incidents"), "incidents");
    String tenant = Access.of(call).tenant();
    String id =
        trail.change(
            call,
            tenant,
            Trail.Step.made("incident.merge", ids.isEmpty() ? "" : ids.get(0), list(ids)),
            connection -> incidents.merge(connection, tenant, ids));
    answer(call, id);
  }

  private void split(Context call) throws IOException {
    String id = call.pathParam("id");
    List<String> alerts = few(Fields.of(call, "alerts").list("alerts"), "alerts");
    String tenant = Access.of(call).tenant();
    String made =
        trail.change(
            call,
            tenant,
            Trail.Step.made("incident.split", id, list(alerts)),
            connection -> incidents.split(connection, tenant, id, alerts));
    answer(call, made);
  }

  private static List<String> few(List<String> ids, String name) {
    if (ids.size() > MOST_NAMED) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field {0} may name at most {1}.")
              .inJapanese("フィールド {0} に指定できるのは {1} 個までです。", name, MOST_NAMED));
    }
    return ids;
  }

  private static String list(List<String> ids) {
    return String.join(" ", ids);
  }

  private static void answer(Context call, String id) {
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("id", id);
          json.writeEndObject();
        });
  }
}
