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
import org.hansho.incident.Decisions;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Incident;
import org.hansho.incident.Member;
import org.hansho.incident.Regrouped;
import org.hansho.incident.Step;
import org.hansho.incident.Story;
import org.jspecify.annotations.Nullable;

/** The incidents of a tenant in rows, and what people decided about them. */
record IncidentTable(Rows rows, String tenant, StepTable steps) {
  private static final String COLUMNS =
      "SELECT id, first_time, last_time, severity, score, alerts, pattern, by_hand, intents,"
          + " place FROM incident ";

  /** Most decisions that are remembered of a tenant. */
  static final int MOST_DECISIONS = 1_000;

  /** Takes over what was grouped anew. */
  void take(Regrouped regrouped) throws SQLException {
    Map<String, String> now = new TreeMap<>();
    for (Incident incident : regrouped.incidents()) {
      incident.members().forEach(member -> now.put(member.step().alert(), incident.id()));
    }
    for (String alert : new TreeSet<>(regrouped.looked())) {
      String before = steps.incidentOf(alert);
      if (!before.isEmpty()) {
        rows.run("DELETE FROM incident WHERE tenant = ? AND id = ?", tenant, before);
      }
      String after = now.getOrDefault(alert, "");
      if (!before.equals(after)) {
        steps.putIncident(alert, after);
      }
    }
    for (Incident incident : regrouped.incidents()) {
      put(incident);
    }
  }

  private void put(Incident incident) throws SQLException {
    rows.run(
        "INSERT INTO incident (tenant, id, first_time, last_time, severity, score, alerts,"
            + " pattern, by_hand, intents, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        incident.id(),
        incident.first().time(),
        incident.lastTime(),
        (long) severity(incident).ordinal(),
        (long) incident.score(),
        (long) incident.members().size(),
        incident.match() == null ? "" : incident.match().pattern().id(),
        incident.byHand() ? 1L : 0L,
        incident.intents().stream().map(Intent::key).collect(Collectors.joining(",")),
        Story.where(incident));
  }

  /** That of the incident, one higher if it names a critical entity. */
  private Severity severity(Incident incident) throws SQLException {
    Set<EntityKey> keys = new TreeSet<>();
    incident.members().forEach(member -> keys.addAll(member.step().keys()));
    Severity[] all = Severity.values();
    int raised = new CriticalEntities(rows, tenant).among(keys).isEmpty() ? 0 : 1;
    return all[Math.min(all.length - 1, incident.severity().ordinal() + raised)];
  }

  /** Incidents by the time of their last alert, the newest first, behind a time and an id. */
  List<IncidentHead> list(Severity least, long before, String beforeId, int most)
      throws SQLException {
    return rows.all(
        COLUMNS
            + "WHERE tenant = ? AND severity >= ? AND (last_time, id) < (?, ?)"
            + " ORDER BY last_time DESC, id DESC LIMIT ?",
        IncidentTable::head,
        tenant,
        (long) least.ordinal(),
        before,
        beforeId,
        most);
  }

  /** One incident; null if there is none of this id. */
  @Nullable IncidentHead find(String id) throws SQLException {
    List<IncidentHead> found =
        rows.all(COLUMNS + "WHERE tenant = ? AND id = ?", IncidentTable::head, tenant, id);
    return found.isEmpty() ? null : found.get(0);
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

  // -- what people decided ----------------------------------------------------------------------

  Decisions decisions() throws SQLException {
    List<Decisions.Merge> merges = new ArrayList<>();
    for (List<String> pair :
        rows.all(
            "SELECT one, other FROM incident_merge WHERE tenant = ? ORDER BY one, other",
            row -> List.of(row.getString(1), row.getString(2)),
            tenant)) {
      Step one = steps.find(pair.get(0));
      Step other = steps.find(pair.get(1));
      if (one != null && other != null) {
        merges.add(new Decisions.Merge(one, other));
      }
    }
    Map<String, Map<String, Boolean>> splits = new TreeMap<>();
    rows.all(
        "SELECT split, alert, off FROM incident_split WHERE tenant = ?",
        row ->
            splits
                .computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                .put(row.getString(2), row.getLong(3) != 0),
        tenant);
    return new Decisions(merges, splits.values().stream().map(IncidentTable::split).toList());
  }

  private static Decisions.Split split(Map<String, Boolean> sides) {
    TreeSet<String> off = new TreeSet<>();
    TreeSet<String> left = new TreeSet<>();
    sides.forEach((alert, isOff) -> (isOff ? off : left).add(alert));
    return new Decisions.Split(off, left);
  }

  private void refuseMore() throws SQLException {
    long decisions =
        rows.all(
                "SELECT (SELECT count(*) FROM incident_merge WHERE tenant = ?) + (SELECT"
                    + " count(DISTINCT split) FROM incident_split WHERE tenant = ?)",
                row -> row.getLong(1),
                tenant,
                tenant)
            .get(0);
    if (decisions >= MOST_DECISIONS) {
      throw IncidentRefusedException.of(
          "There are " + decisions + " merges and splits already, which is the most that is kept.");
    }
  }

  /** Remembers that two incidents are one, whatever was split before. */
  void merge(List<Step> one, List<Step> other) throws SQLException {
    refuseMore();
    for (Step step : one) {
      for (Step partner : other) {
        unsplit(step.alert(), partner.alert());
      }
    }
    rows.run(
        "INSERT INTO incident_merge (tenant, one, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        tenant,
        one.get(0).alert(),
        other.get(0).alert());
  }

  /** Forgets the splits that keep two alerts apart. */
  private void unsplit(String one, String other) throws SQLException {
    rows.run(
        "DELETE FROM incident_split WHERE tenant = ? AND split IN (SELECT a.split FROM"
            + " incident_split a JOIN incident_split b ON b.tenant = a.tenant AND b.split ="
            + " a.split AND b.off <> a.off WHERE a.tenant = ? AND a.alert = ? AND b.alert = ?)",
        tenant,
        tenant,
        one,
        other);
  }

  /** Remembers that some alerts of an incident do not belong to the others. */
  void split(String name, List<Member> members, List<String> off) throws SQLException {
    refuseMore();
    for (Member member : members) {
      String alert = member.step().alert();
      rows.run(
          "INSERT INTO incident_split (tenant, split, alert, off) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (tenant, split, alert) DO UPDATE SET off = excluded.off",
          tenant,
          name,
          alert,
          off.contains(alert) ? 1L : 0L);
      for (Member other : members) {
        if (off.contains(alert) != off.contains(other.step().alert())) {
          rows.run(
              "DELETE FROM incident_merge WHERE tenant = ? AND one = ? AND other = ?",
              tenant,
              alert,
              other.step().alert());
        }
      }
    }
  }
}
