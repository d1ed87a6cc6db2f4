package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.Rows;

/**
 * What people say of incidents, in rows. A row is kept under an id that one of the incident's
 * alerts gives, so it stays with that alert however alerts are grouped anew. Where several rows
 * concern one incident, as behind a merge, what was said last holds, and all of it is its history.
 */
record IncidentStateTable(Rows rows, String tenant) {
  private record Kept(String incident, IncidentState state) {}

  /** What holds for some incidents; those of which nothing was said are left out. */
  Map<String, IncidentState> of(Collection<String> incidents) throws SQLException {
    Map<String, IncidentState> all = new HashMap<>();
    List<Kept> kept =
        rows.allOf(
            "SELECT s.incident, t.status, t.reason, t.assignee, t.alerts, t.time FROM"
                + " incident_state t JOIN incident_step s ON s.tenant = t.tenant AND s.handle ="
                + " t.handle WHERE t.tenant = ? AND s.incident IN (#) ORDER BY t.time",
            row ->
                new Kept(
                    row.getString(1),
                    new IncidentState(
                        Objects.requireNonNull(AlertStatus.of(row.getString(2))),
                        ClosingReason.of(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6))),
            tenant,
            incidents);
    kept.forEach(
        one ->
            all.merge(
                one.incident(), one.state(), (old, next) -> next.time() < old.time() ? old : next));
    return all;
  }

  void put(String id, IncidentState state) throws SQLException {
    ClosingReason reason = state.reason();
    rows.run(
        "INSERT INTO incident_state (tenant, handle, status, reason, assignee, alerts, time)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, handle) DO UPDATE SET status ="
            + " excluded.status, reason = excluded.reason, assignee = excluded.assignee, alerts ="
            + " excluded.alerts, time = excluded.time",
        tenant,
        id,
        state.status().key(),
        reason == null ? "" : reason.key(),
        state.assignee(),
        state.alerts(),
        state.time());
  }

  void add(String id, IncidentEntry entry) throws SQLException {
    rows.run(
        "INSERT INTO incident_history (tenant, handle, n, time, actor, verb, old_state, new_state,"
            + " note) SELECT ?, ?, COALESCE(MAX(n), 0) + 1, ?, ?, ?, ?, ?, ? FROM incident_history"
            + " WHERE tenant = ? AND handle = ?",
        tenant,
        id,
        entry.time(),
        entry.actor(),
        entry.verb(),
        entry.before(),
        entry.after(),
        entry.note(),
        tenant,
        id);
  }

  /** What was done with an incident, the newest first. */
  List<IncidentEntry> history(String incident, int most) throws SQLException {
    return rows.all(
        "SELECT h.time, h.actor, h.verb, h.old_state, h.new_state, h.note FROM incident_history h"
            + " JOIN incident_step s ON s.tenant = h.tenant AND s.handle = h.handle WHERE h.tenant"
            + " = ? AND s.incident = ? ORDER BY h.time DESC, h.n DESC LIMIT ?",
        row ->
            new IncidentEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        tenant,
        incident,
        most);
  }
}
