package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.export.IncidentAlert;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.triage.Triage;
import org.hansho.casework.triage.TriageChange;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.jspecify.annotations.Nullable;

/**
 * The interface of Security Center's alerts, version 2019-01-01, for collectors that poll it:
 * alerts and incidents are listed and read, dismissed and reactivated. In place of the subscription
 * stands the name of the tenant for all of its alerts, or a subscription for those that lie there.
 */
public final class SecurityCenterRoutes {
  /** Where it is. */
  public static final String BASE = "/compat/security-center/2019-01-01";

  private static final String NOTE = "via the interface of Security Center";
  private static final String VERSION = "2019-01-01";
  private static final int PAGE = 100;
  private static final String OF_INCIDENTS = "incidents";

  private final CaseStore store;
  private final Incidents incidents;
  private final Triage triage;
  private final Trail trail;
  private final LongSupplier clock;

  /**
   * Routes over alerts and incidents.
   *
   * @param clock nanoseconds since 1970
   */
  public SecurityCenterRoutes(
      CaseStore store, Incidents incidents, Triage triage, Trail trail, LongSupplier clock) {
    this.store = store;
    this.incidents = incidents;
    this.triage = triage;
    this.trail = trail;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String scope :
        List.of(
            "/subscriptions/{subscription}",
            "/subscriptions/{subscription}/resourceGroups/{group}")) {
      String provider = BASE + scope + "/providers/Microsoft.Security";
      String located = provider + "/locations/{location}/alerts";
      routes.add(Route.get(provider + "/alerts", Role.VIEWER, new Worded(this::list)));
      routes.add(Route.get(located, Role.VIEWER, new Worded(this::list)));
      routes.add(Route.get(located + "/{name}", Role.VIEWER, new Worded(this::one)));
      routes.add(Route.post(located + "/{name}/{action}", Role.ANALYST, new Worded(this::change)));
    }
    return routes;
  }

  /** An answer whose refusals are in the words of Azure's resource manager. */
  private record Worded(IncidentRoutes.Answer answer) implements Handler, RefusalWords {
    @Override
    public void handle(Context call) throws IOException {
      String version = call.queryParam("api-version");
      if (version != null && !version.equals(VERSION)) {
        throw HttpProblem.ofProtocol(400, "The api-version is " + VERSION + ".");
      }
      IncidentRoutes.refusing(call, answer);
    }

    @Override
    public boolean refuse(Context call, HttpProblem problem) {
      call.status(problem.status());
      Json.answer(
          call,
          json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code(problem.status()));
            json.writeStringField("message", problem.getMessage());
            json.writeEndObject();
            json.writeEndObject();
          });
      return true;
    }

    private static String code(int status) {
      return switch (status) {
        case 401 -> "AuthenticationFailed";
        case 403 -> "AuthorizationFailed";
        case 404 -> "ResourceNotFound";
        case 429 -> "TooManyRequests";
        default -> status < 500 ? "BadRequest" : "InternalServerError";
      };
    }
  }

  // -- reading ----------------------------------------------------------------------------------

  /** Alerts, the newest first, and then incidents. */
  private void list(Context call) throws IOException {
    SecurityCenterQuery query = SecurityCenterQuery.of(call);
    SecurityCenterDocument document = SecurityCenterDocument.of(call);
    String token = call.queryParam("$skiptoken");
    boolean areIncidents = !query.hasAlerts() || (token != null && token.startsWith(OF_INCIDENTS));
    Page page = areIncidents ? incidents(call, query, token) : alerts(query, token);
    String next = page.next();
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("value");
          for (AlertPage.Listed listed : page.alerts()) {
            document.write(listed, json);
          }
          json.writeEndArray();
          if (next != null) {
            json.writeStringField("nextLink", link(call, next));
          }
          json.writeEndObject();
        });
  }

  private record Page(List<AlertPage.Listed> alerts, @Nullable String next) {}

  private Page alerts(SecurityCenterQuery query, @Nullable String token) throws IOException {
    AlertPage page = store.list(query.alerts(), query.check(), AlertOrder.NEWEST, token, PAGE);
    String behind = query.hasIncidents() ? OF_INCIDENTS : null;
    return new Page(page.alerts(), page.next() == null ? behind : page.next());
  }

  private Page incidents(Context call, SecurityCenterQuery query, @Nullable String token)
      throws IOException {
    String tenant = Access.of(call).tenant();
    if (!query.hasIncidents()) {
      return new Page(List.of(), null);
    }
    IncidentCursor after =
        IncidentCursor.of(
            token == null || token.equals(OF_INCIDENTS)
                ? null
                : token.substring(OF_INCIDENTS.length()));
    List<IncidentHead> heads =
        incidents.list(tenant, query.incidents(), after.before(), after.beforeId(), PAGE);
    List<AlertPage.Listed> found = new ArrayList<>();
    for (IncidentHead head : heads) {
      if (query.isMeant(head)) {
        AlertPage.Listed one = asAlert(incidents.find(tenant, head.id()), tenant);
        if (query.isMeant(one)) {
          found.add(one);
        }
      }
    }
    String next = IncidentCursor.behind(heads, PAGE);
    return new Page(found, next == null ? null : OF_INCIDENTS + next);
  }

  private static AlertPage.Listed asAlert(IncidentView view, String tenant) {
    return IncidentAlert.of(view, tenant, view.incident().members().size());
  }

  /** The same question for the next page. */
  private static String link(Context call, String token) {
    StringBuilder link = new StringBuilder(call.url()).append("?$skiptoken=").append(coded(token));
    for (Map.Entry<String, List<String>> parameter : call.queryParamMap().entrySet()) {
      if (!parameter.getKey().equals("$skiptoken")) {
        for (String value : parameter.getValue()) {
          link.append('&').append(coded(parameter.getKey()).replace("%24", "$"));
          link.append('=').append(coded(value));
        }
      }
    }
    return link.toString();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void one(Context call) throws IOException {
    SecurityCenterQuery query = SecurityCenterQuery.of(call);
    AlertPage.Listed found = found(call);
    if (!query.isThere(found.alert())) {
      throw missing();
    }
    SecurityCenterDocument document = SecurityCenterDocument.of(call);
    Json.answer(call, json -> document.write(found, json));
  }

  private static HttpProblem missing() {
    return HttpProblem.ofProtocol(404, "There is no alert of this name.");
  }

  /** The alert or incident of a call; its name is the UUID of its id, or the id. */
  private AlertPage.Listed found(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    List<String> ids = ids(call.pathParam("name"));
    for (AlertPage.Listed alert : store.all(tenant, ids).values()) {
      return alert;
    }
    String incident = incidents.firstOf(tenant, ids);
    if (incident.isEmpty()) {
      throw missing();
    }
    return asAlert(incidents.find(tenant, incident), tenant);
  }

  /** A UUID has replaced six bits of an id, so that 64 ids have it. */
  private static List<String> ids(String name) {
    if (!name.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      return List.of(name);
    }
    UUID uuid = UUID.fromString(name.toLowerCase(Locale.ROOT));
    List<String> ids = new ArrayList<>();
    for (long version = 0; version < 16; version++) {
      for (long variant = 0; variant < 4; variant++) {
        long high = (uuid.getMostSignificantBits() & ~0xf000L) | version << 12;
        long low = (uuid.getLeastSignificantBits() & ~(3L << 62)) | variant << 62;
        ids.add(String.format(Locale.ROOT, "%016x%016x", high, low));
      }
    }
    return ids;
  }

  // -- changing ---------------------------------------------------------------------------------

  private void change(Context call) throws IOException {
    boolean dismisses =
        switch (call.pathParam("action").toLowerCase(Locale.ROOT)) {
          case "dismiss" -> true;
          case "reactivate" -> false;
          default -> throw HttpProblem.ofProtocol(404, "The actions are Dismiss and Reactivate.");
        };
    SecurityCenterQuery query = SecurityCenterQuery.of(call);
    AlertPage.Listed found = found(call);
    if (!query.isThere(found.alert())) {
      throw missing();
    }
    AlertStatus status = found.state().status();
    boolean isOpen = status == AlertStatus.ACTIVE || status == AlertStatus.IN_PROGRESS;
    if (isOpen == dismisses) {
      if (Outgoing.isIncident(found.alert())) {
        changeIncident(call, found, dismisses);
      } else {
        changeAlert(call, found, dismisses);
      }
    }
    call.status(204);
  }

  private void changeAlert(Context call, AlertPage.Listed alert, boolean dismisses)
      throws IOException {
    TriageChange change = TriageChange.to(next(dismisses), reason(dismisses), NOTE);
    AuditEntry row =
        Trail.row(call, Access.of(call).tenant(), step(change.verb(), "", alert, dismisses));
    if (!triage.change(row, alert.alert().id(), change)) {
      throw missing();
    }
    Trail.noted(call);
  }

  private void changeIncident(Context call, AlertPage.Listed incident, boolean dismisses)
      throws IOException {
    Grant grant = Access.of(call);
    IncidentChange change = new IncidentChange(next(dismisses), reason(dismisses), null, NOTE);
    trail.change(
        call,
        grant.tenant(),
        step(change.verb(), "incident ", incident, dismisses),
        connection ->
            incidents.change(
                connection,
                grant.tenant(),
                incident.alert().id(),
                change,
                grant.caller(),
                clock.getAsLong()));
  }

  private static AlertStatus next(boolean dismisses) {
    return dismisses ? AlertStatus.DISMISSED : AlertStatus.ACTIVE;
  }

  private static @Nullable ClosingReason reason(boolean dismisses) {
    return dismisses ? ClosingReason.UNDETERMINED : null;
  }

  private static Trail.Step step(
      String verb, String kind, AlertPage.Listed found, boolean dismisses) {
    return new Trail.Step(
        verb,
        kind + found.alert().id(),
        found.state().status().key(),
        next(dismisses).key() + ", " + NOTE);
  }
}
