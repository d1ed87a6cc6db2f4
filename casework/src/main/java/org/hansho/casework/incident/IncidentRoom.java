package org.hansho.casework.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.casework.store.Objections;
import org.hansho.casework.store.Rows;
import org.hansho.incident.Grouping;
import org.hansho.incident.Pattern;
import org.hansho.incident.Step;

/** The tables of a tenant's incidents in one transaction, and what is looked up in all of them. */
record IncidentRoom(
    String tenant,
    Rows rows,
    StepTable steps,
    IncidentTable incidents,
    DecisionTable decided,
    List<Pattern> patterns) {
  /** Those of a tenant. */
  static IncidentRoom of(Connection connection, String tenant, List<Pattern> patterns) {
    Rows rows = new Rows(connection);
    StepTable steps = new StepTable(rows, tenant);
    return new IncidentRoom(
        tenant,
        rows,
        steps,
        new IncidentTable(rows, tenant, steps),
        new DecisionTable(rows, tenant, steps),
        patterns);
  }

  Grouping grouping() throws SQLException {
    return new Grouping(tenant, steps, patterns, decided.decisions());
  }

  void regroup(Collection<Step> changed) throws SQLException {
    news().note(take(changed));
  }

  /** The same while all is grouped anew: what there is meanwhile is no news. */
  void regroupAnew(Collection<Step> changed) throws SQLException {
    take(changed);
  }

  private Set<String> take(Collection<Step> changed) throws SQLException {
    Set<String> touched = incidents.take(grouping().around(changed));
    object(touched, states().of(touched));
    return touched;
  }

  /** Keeps the alerts of incidents out of learning as long as people say so of them. */
  void object(Collection<String> incidents, Map<String, IncidentState> said) throws SQLException {
    Map<String, Set<String>> alerts = new TreeMap<>();
    for (String incident : incidents) {
      Set<String> objected = new TreeSet<>();
      if (said.getOrDefault(incident, IncidentState.NEW).isObjected()) {
        steps.members(incident).forEach(step -> objected.add(step.alert()));
      }
      alerts.put(incident, objected);
    }
    new Objections(rows.connection(), tenant).set(alerts);
  }

  IncidentNews news() {
    return new IncidentNews(rows, tenant);
  }

  IncidentStateTable states() {
    return new IncidentStateTable(rows, tenant);
  }

  /**
   * An incident by its id, one that it had before, or that of another of its alerts.
   *
   * @throws IncidentRefusedException if there is none
   */
  IncidentHead head(String id) throws SQLException {
    refuseForeign(id);
    IncidentHead head = incidents.find(id);
    if (head == null) {
      head = incidents.find(steps.incidentBehind(id));
    }
    if (head == null) {
      throw IncidentRefusedException.missing(id);
    }
    return head;
  }

  /** What no id holds, a database may not even compare. */
  static void refuseForeign(String id) {
    if (id.indexOf('\0') >= 0) {
      throw IncidentRefusedException.missing(id);
    }
  }
}
