package org.hansho.casework.incident;

import java.util.List;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertPage;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Incident;
import org.hansho.incident.Prevalence;

/**
 * An incident whole.
 *
 * @param severity that of the incident, raised where it names a critical entity
 * @param critical the critical entities it names
 * @param alerts its alerts by id, without their records; one that is not kept any more is missing
 * @param state what people say of it
 * @param entities whom its alerts name, those that most of them name first
 */
public record IncidentView(
    Incident incident,
    Severity severity,
    List<EntityKey> critical,
    Map<String, AlertPage.Listed> alerts,
    List<Named> entities,
    IncidentState state) {
  public IncidentView {
    critical = List.copyOf(critical);
    alerts = Map.copyOf(alerts);
    entities = List.copyOf(entities);
  }

  /**
   * An entity.
   *
   * @param alerts how many alerts of the incident name it
   * @param prevalence how common it was at the end of the incident
   */
  public record Named(EntityKey key, int alerts, Prevalence prevalence) {}
}
