package org.hansho.casework.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.OldAlerts;
import org.hansho.casework.store.Rows;
import org.hansho.incident.EntityKey;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Step;

/**
 * What becomes of incidents when old alerts are deleted. While somebody works on an incident its
 * alerts stay. One that has an alert left keeps all that it says; one that has none goes, with what
 * people said of it and decided about its alerts. An alert that is in no incident is forgotten.
 */
final class OldIncidents implements OldAlerts.Groups {
  private static final List<String> OF_ALERT =
      List.of(
          "incident_step WHERE tenant = ? AND alert = ?",
          "incident_split WHERE tenant = ? AND alert = ?",
          "incident_merge WHERE tenant = ? AND one = ?",
          "incident_merge WHERE tenant = ? AND other = ?");

  private static final List<String> OF_HANDLE =
      List.of(
          "incident_state WHERE tenant = ? AND handle = ?",
          "incident_history WHERE tenant = ? AND handle = ?",
          "incident WHERE tenant = ? AND id = ?",
          "objection WHERE tenant = ? AND incident = ?");

  /** The row of the newest change stays, since numbers only rise. */
  private static final String NEWS =
      "DELETE FROM incident_news WHERE tenant = ? AND incident = ? AND change < (SELECT"
          + " max(change) FROM incident_news WHERE tenant = ?)";

  @Override
  public Set<String> held(Connection connection, String tenant, Collection<String> alerts)
      throws SQLException {
    Rows rows = new Rows(connection);
    Map<String, String> incidents = new StepTable(rows, tenant).incidentsOf(alerts);
    Map<String, IncidentState> said =
        new IncidentStateTable(rows, tenant).of(new HashSet<>(incidents.values()));
    Set<String> held = new HashSet<>();
    incidents.forEach(
        (alert, incident) -> {
          IncidentState state = said.getOrDefault(incident, IncidentState.NEW);
          if (state.status() == AlertStatus.IN_PROGRESS) {
            held.add(alert);
          }
        });
    return held;
  }

  @Override
  public Set<String> gone(Connection connection, String tenant, Collection<String> alerts)
      throws SQLException {
    Rows rows = new Rows(connection);
    StepTable steps = new StepTable(rows, tenant);
    Map<String, Step> gone = new HashMap<>(steps.all(alerts));
    Map<String, String> incidents = steps.incidentsOf(alerts);
    gone.keySet().removeAll(incidents.keySet());
    for (String incident : new TreeSet<>(incidents.values())) {
      List<Step> members = steps.members(incident);
      if (!isAnyStored(rows, tenant, members)) {
        members.forEach(step -> gone.put(step.alert(), step));
      }
    }
    Set<String> handles = new TreeSet<>();
    for (Step step : gone.values()) {
      String handle = IncidentId.of(tenant, step.alert());
      forget(rows, tenant, step, handle);
      handles.add(handle);
    }
    return handles;
  }

  private static boolean isAnyStored(Rows rows, String tenant, List<Step> members)
      throws SQLException {
    List<byte[]> ids = new ArrayList<>();
    members.forEach(step -> ids.add(HexFormat.of().parseHex(step.alert())));
    return !rows.allOf(
            "SELECT a.n FROM alert a JOIN tenant t ON t.n = a.tenant WHERE t.name = ? AND a.id IN"
                + " (#)",
            row -> row.getLong(1),
            tenant,
            ids)
        .isEmpty();
  }

  private static void forget(Rows rows, String tenant, Step step, String handle)
      throws SQLException {
    for (EntityKey key : step.keys()) {
      rows.run(
          "DELETE FROM incident_key WHERE tenant = ? AND hash = ? AND time = ? AND alert = ?",
          tenant,
          StepTable.hash(key),
          step.time(),
          step.alert());
    }
    for (String of : OF_ALERT) {
      rows.run("DELETE FROM " + of, tenant, step.alert());
    }
    for (String of : OF_HANDLE) {
      rows.run("DELETE FROM " + of, tenant, handle);
    }
    rows.run(NEWS, tenant, handle, tenant);
  }
}
