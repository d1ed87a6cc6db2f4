package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.incident.IncidentRefusedException;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.TenantLists;
import org.jspecify.annotations.Nullable;

/**
 * Reads which alerts a call asks for: its parameters, its filter, and the incident they belong to.
 */
final class AskedAlerts {
  private static final String INCIDENT = "incident";

  private final Filters filters;
  private final Incidents incidents;

  AskedAlerts(TenantLists lists, Incidents incidents) {
    this.filters = new Filters(lists);
    this.incidents = incidents;
  }

  /**
   * What a call asks for.
   *
   * @throws HttpProblem if a parameter is wrong or there is no such incident
   * @throws IOException if the incident cannot be read
   */
  Filters.Asked of(Context call) throws IOException {
    Filters.Asked asked = filters.of(call, AlertRoutes.query(call));
    String incident = call.queryParam(INCIDENT);
    return incident == null || incident.isBlank()
        ? asked
        : within(asked, alerts(Access.of(call).tenant(), incident));
  }

  private Map<String, AlertPage.Listed> alerts(String tenant, String incident) throws IOException {
    try {
      return incidents.find(tenant, incident).alerts();
    } catch (IncidentRefusedException unknown) {
      throw new HttpProblem(
          404,
          Message.inEnglish("There is no incident of this id.").inJapanese("この ID のインシデントはありません。"));
    }
  }

  private static Filters.Asked within(Filters.Asked asked, Map<String, AlertPage.Listed> alerts) {
    Set<String> ids = Set.copyOf(alerts.keySet());
    return new Filters.Asked(
        narrowed(asked.query(), alerts.values()), new Within(ids, asked.test()));
  }

  /** The store looks detections and times up; only what is left is tested. */
  private static AlertQuery narrowed(AlertQuery query, Collection<AlertPage.Listed> alerts) {
    Set<String> detections =
        alerts.stream().map(one -> one.alert().detection()).collect(Collectors.toSet());
    long first = alerts.stream().mapToLong(one -> one.alert().lastTime()).min().orElse(0);
    AlertQuery since =
        first > query.from() && first <= query.to() ? query.between(first, query.to()) : query;
    boolean isFew = detections.size() <= AlertQuery.MOST_VALUES && !detections.isEmpty();
    return isFew && query.detections().isEmpty() ? since.withDetections(detections) : since;
  }

  /** Alerts of some ids that pass another test too. */
  private record Within(Set<String> ids, @Nullable AlertCheck other) implements AlertCheck {
    @Override
    public boolean allows(OfKind kind) {
      return other == null || other.allows(kind);
    }

    @Override
    public boolean passes(AlertPage.Listed alert) {
      return ids.contains(alert.alert().id()) && (other == null || other.passes(alert));
    }
  }
}
