package org.hansho.casework.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.store.Rows;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Incident;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Regrouped;
import org.hansho.incident.Story;
import org.jspecify.annotations.Nullable;

/** The incidents of a tenant in rows, and what people decided about them. */
record IncidentTable(Rows rows, String tenant, StepTable steps) {
  private static final String COLUMNS =
      "SELECT id, first_time, last_time, severity, score, alerts, pattern, by_hand, intents,"
          + " place FROM incident ";

  /**
   * Takes over what was grouped anew.
   *
   * @return ids of all incidents that may have changed, those that are no more among them
   */
  Set<String> take(Regrouped regrouped) throws SQLException {
    Map<String, String> now = new TreeMap<>();
    for (Incident incident : regrouped.incidents()) {
      incident.members().forEach(member -> now.put(member.step().alert(), incident.id()));
    }
    Map<String, String> before = steps.incidentsOf(regrouped.looked());
    Set<String> gone = new TreeSet<>(before.values());
    for (String incident : gone) {
      rows.run("DELETE FROM incident WHERE tenant = ? AND id = ?", tenant, incident);
    }
    for (String alert : new TreeSet<>(regrouped.looked())) {
      String after = now.getOrDefault(alert, "");
      if (!before.getOrDefault(alert, "").equals(after)) {
        steps.putIncident(alert, after);
      }
    }
    Set<String> touched = new TreeSet<>(gone);
    for (Incident incident : regrouped.incidents()) {
      put(incident);
      touched.add(incident.id());
    }
    return touched;
  }

  private void put(Incident incident) throws SQLException {
    rows.run(
        "INSERT INTO incident (tenant, id, first_time, last_time, severity, base, score, alerts,"
            + " pattern, by_hand, intents, place, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?)",
        tenant,
        incident.id(),
        incident.first().time(),
        incident.lastTime(),
        (long) severity(incident).ordinal(),
        (long) incident.severity().ordinal(),
        (long) incident.score(),
        (long) incident.members().size(),
        incident.match() == null ? "" : incident.match().pattern().id(),
        incident.byHand() ? 1L : 0L,
        incident.intents().stream().map(Intent::key).collect(Collectors.joining(",")),
        Story.where(incident),
        digest(incident));
  }

  /** What whoever follows incidents would miss if it had changed: alerts, severity, pattern. */
  private static String digest(Incident incident) {
    StringBuilder whole = new StringBuilder(incident.severity().key());
    whole.append('\n').append(incident.match() == null ? "" : incident.match().pattern().id());
    incident.members().forEach(member -> whole.append('\n').append(member.step().alert()));
    return IncidentId.of("digest", whole.toString());
  }

  /** That of the incident, one higher if it names a critical entity. */
  private Severity severity(Incident incident) throws SQLException {
    Set<EntityKey> keys = new TreeSet<>();
    incident.members().forEach(member -> keys.addAll(member.step().keys()));
    Severity[] all = Severity.values();
    int raised = new CriticalEntities(rows, tenant).among(keys).isEmpty() ? 0 : 1;
    return all[Math.min(all.length - 1, incident.severity().ordinal() + raised)];
  }

  /**
   * Gives the incidents that name an entity the severity that follows from critical ones.
   *
   * @return the ids of these incidents
   */
  List<String> weigh(EntityKey key) throws SQLException {
    String naming =
        "(SELECT s.incident FROM incident_key k JOIN incident_step s ON s.tenant = k.tenant AND"
            + " s.alert = k.alert WHERE k.tenant = ? AND k.hash = ?)";
    rows.run(
        "UPDATE incident SET severity = base WHERE tenant = ? AND id IN " + naming,
        tenant,
        tenant,
        StepTable.hash(key));
    rows.run(
        "UPDATE incident SET severity = base + 1 WHERE tenant = ? AND base < ? AND id IN "
            + naming
            + " AND id IN (SELECT s.incident FROM critical_entity c JOIN incident_key k ON"
            + " k.tenant = c.tenant AND k.hash = c.hash JOIN incident_step s ON s.tenant ="
            + " k.tenant AND s.alert = k.alert WHERE c.tenant = ?)",
        tenant,
        (long) Severity.values().length - 1,
        tenant,
        StepTable.hash(key),
        tenant);
    return rows.all(
        "SELECT id FROM incident WHERE tenant = ? AND id IN " + naming,
        row -> row.getString(1),
        tenant,
        tenant,
        StepTable.hash(key));
  }

  /** Incidents by the time of their last alert, the newest first, behind a time and an id. */
  List<IncidentHead> list(IncidentQuery query, long before, String beforeId, int most)
      throws SQLException {
    List<Object> values = query.values(tenant);
    values.addAll(List.of(before, beforeId, most));
    return rows.all(
        COLUMNS
            + "WHERE "
            + query.conditions()
            + " AND (last_time, id) < (?, ?) ORDER BY last_time DESC, id DESC LIMIT ?",
        IncidentTable::head,
        values.toArray());
  }

  /** One incident; null if there is none of this id. */
  @Nullable IncidentHead find(String id) throws SQLException {
    List<IncidentHead> found =
        rows.all(COLUMNS + "WHERE tenant = ? AND id = ?", IncidentTable::head, tenant, id);
    return found.isEmpty() ? null : found.get(0);
  }

  /** Those of some ids that are there. */
  List<IncidentHead> all(List<String> ids) throws SQLException {
    return rows.allOf(COLUMNS + "WHERE tenant = ? AND id IN (#)", IncidentTable::head, tenant, ids);
  }

  /** Incidents that follow a pattern, the newest first. */
  List<IncidentHead> ofPattern(String pattern, int most) throws SQLException {
    return rows.all(
        COLUMNS + "WHERE tenant = ? AND pattern = ? ORDER BY last_time DESC, id DESC LIMIT ?",
        IncidentTable::head,
        tenant,
        pattern,
        most);
  }

  private static IncidentHead head(ResultSet row) throws SQLException {
    return new IncidentHead(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        Severity.values()[row.getInt(4)],
        row.getInt(5),
        row.getInt(6),
        row.getString(7),
        row.getLong(8) != 0,
        intents(row.getString(9)),
        row.getString(10));
  }

  private static List<Intent> intents(String keys) {
    List<Intent> intents = new ArrayList<>();
    for (String key : keys.split(",", -1)) {
      Intent intent = Intent.of(key);
      if (intent != null) {
        intents.add(intent);
      }
    }
    return intents;
  }
}
