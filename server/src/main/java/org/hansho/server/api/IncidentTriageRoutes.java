package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentEntry;
import org.hansho.casework.incident.IncidentState;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.Transactions;
import org.hansho.casework.triage.Triage;
import org.hansho.casework.triage.TriageChange;
import org.hansho.casework.triage.TriageRefusedException;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What people do with incidents: {@code /api/v1/incidents/{id}/triage} and {@code
 * /api/v1/incidents/{id}/history}.
 */
public final class IncidentTriageRoutes {
  private static final int MOST_ENTRIES = 1_000;

  private final Incidents incidents;
  private final Triage triage;
  private final Trail trail;
  private final LongSupplier clock;

  /**
   * Routes over incidents and their alerts.
   *
   * @param clock nanoseconds since 1970
   */
  public IncidentTriageRoutes(Incidents incidents, Triage triage, Trail trail, LongSupplier clock) {
    this.incidents = incidents;
    this.triage = triage;
    this.trail = trail;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            "/api/v1/incidents/{id}/triage",
            Role.ANALYST,
            call -> IncidentRoutes.refusing(call, this::change)),
        Route.get(
            "/api/v1/incidents/{id}/history",
            Role.VIEWER,
            call -> IncidentRoutes.refusing(call, this::history)));
  }

  private void change(Context call) throws IOException {
    Fields fields = Fields.of(call, "status", "reason", "assignee", "note", "alerts");
    String withAlerts = fields.text("alerts", "false");
    if (!withAlerts.matches("true|false")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field alerts is true or false.")
              .inJapanese("フィールド alerts には true または false を指定してください。"));
    }
    IncidentChange change = wanted(call, fields);
    Grant grant = Access.of(call);
    IncidentView view = incidents.find(grant.tenant(), call.pathParam("id"));
    String id = view.incident().id();
    Trail.Step step =
        new Trail.Step(
            change.verb(),
            "incident " + id,
            view.state().line(),
            words(change) + (withAlerts.equals("true") ? ", with its alerts" : ""));
    Transactions.Work<IncidentState> ofIncident =
        connection ->
            incidents.change(
                connection, grant.tenant(), id, change, grant.caller(), clock.getAsLong());
    List<String> open = withAlerts.equals("true") ? open(view, change) : List.of();
    IncidentState after;
    long action = 0;
    if (open.isEmpty()) {
      after = trail.change(call, grant.tenant(), step, ofIncident);
    } else {
      Triage.Together<IncidentState> both =
          changeBoth(Trail.row(call, grant.tenant(), step), ofIncident, open, change);
      Trail.noted(call);
      after = both.first();
      action = both.action();
    }
    answer(call, id, after, view.incident().members().size(), action);
  }

  private static void answer(
      Context call, String id, IncidentState after, long alerts, long action) {
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("id", id);
          write(after, alerts, json);
          if (action != 0) {
            json.writeNumberField("action", action);
          }
          json.writeEndObject();
        });
  }

  private static IncidentChange wanted(Context call, Fields fields) {
    String status = fields.text("status", "");
    String reason = fields.text("reason", "");
    String assignee = fields.text("assignee", TriageRoutes.KEPT);
    return new IncidentChange(
        status.isEmpty() ? null : TriageRoutes.status(status),
        reason.isEmpty() ? null : TriageRoutes.reason(reason),
        TriageRoutes.assignee(call, assignee),
        fields.text("note", "").strip());
  }

  private static String words(IncidentChange change) {
    List<String> words = new ArrayList<>();
    AlertStatus status = change.status();
    ClosingReason reason = change.reason();
    if (status != null) {
      words.add(status.key() + (reason == null ? "" : " (" + reason.key() + ")"));
    }
    String assignee = change.assignee();
    if (assignee != null) {
      words.add("assignee " + (assignee.isEmpty() ? "nobody" : assignee));
    }
    if (!change.note().isEmpty()) {
      words.add(change.note());
    }
    return String.join("; ", words);
  }

  /** The alerts that change with an incident; closed and hidden ones stay. */
  private static List<String> open(IncidentView view, IncidentChange change) {
    boolean concerns = change.status() != null || change.assignee() != null;
    return concerns
        ? view.alerts().values().stream()
            .filter(IncidentTriageRoutes::isOpen)
            .map(listed -> listed.alert().id())
            .sorted()
            .toList()
        : List.of();
  }

  private Triage.Together<IncidentState> changeBoth(
      AuditEntry row,
      Transactions.Work<IncidentState> ofIncident,
      List<String> open,
      IncidentChange change)
      throws IOException {
    TriageChange ofAlerts =
        new TriageChange(
            change.status(),
            change.reason(),
            change.assignee(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            change.note());
    try {
      return triage.changeTogether(row, ofIncident, open, ofAlerts);
    } catch (TriageRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private static boolean isOpen(AlertPage.Listed listed) {
    AlertStatus status = listed.state().status();
    return status == AlertStatus.ACTIVE || status == AlertStatus.IN_PROGRESS;
  }

  private void history(Context call) throws IOException {
    int most = (int) Parameters.number(call, "limit", 100, 1, MOST_ENTRIES);
    List<IncidentEntry> entries =
        incidents.history(Access.of(call).tenant(), call.pathParam("id"), most);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("entries");
          for (IncidentEntry entry : entries) {
            json.writeStartObject();
            Json.time(json, "time", entry.time());
            json.writeStringField("actor", entry.actor());
            json.writeStringField("action", entry.verb());
            json.writeStringField("before", entry.before());
            json.writeStringField("after", entry.after());
            json.writeStringField("note", entry.note());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Where an incident stands.
   *
   * @param alerts how many it has now
   */
  static void write(@Nullable IncidentState said, long alerts, JsonGenerator json)
      throws IOException {
    IncidentState state = said == null ? IncidentState.NEW : said;
    ClosingReason reason = state.reason();
    json.writeStringField("status", state.status().key());
    json.writeStringField("reason", reason == null ? "" : reason.key());
    json.writeStringField("assignee", state.assignee());
    json.writeBooleanField("updated", state.isUpdated(alerts));
  }
}
