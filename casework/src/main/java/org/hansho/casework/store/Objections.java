package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.detect.Opinion;

/**
 * The alerts of incidents that people work on or have called an attack, in rows: baselines learn
 * nothing of them, also if nothing is said of the alerts themselves. Each change is something to
 * teach. Within one transaction.
 *
 * @param tenant its name
 */
public record Objections(Connection connection, String tenant) {
  private record Own(byte[] alert, Opinion opinion) {}

  /**
   * Makes alerts those of incidents that are worked on.
   *
   * @param alertsOf of each incident its alerts; none where it is not worked on
   */
  public void set(Map<String, Set<String>> alertsOf) throws SQLException {
    Rows rows = new Rows(connection);
    Map<String, Set<String>> before = new TreeMap<>();
    rows.allOf(
        "SELECT incident, alert FROM objection WHERE tenant = ? AND incident IN (#)",
        row ->
            before.computeIfAbsent(row.getString(1), any -> new TreeSet<>()).add(row.getString(2)),
        tenant,
        alertsOf.keySet());
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, Set<String>> now : alertsOf.entrySet()) {
      String incident = now.getKey();
      changed.addAll(
          change(rows, incident, before.getOrDefault(incident, Set.of()), now.getValue()));
    }
    teach(rows, changed);
  }

  /** Adds and removes rows of an incident; the alerts for which that changes something. */
  private Set<String> change(Rows rows, String incident, Set<String> before, Set<String> now)
      throws SQLException {
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(now);
    for (String alert : gone) {
      rows.run(
          "DELETE FROM objection WHERE tenant = ? AND incident = ? AND alert = ?",
          tenant,
          incident,
          alert);
    }
    Set<String> changed = new TreeSet<>(now);
    changed.removeAll(before);
    for (String alert : changed) {
      rows.run(
          "INSERT INTO objection (tenant, incident, alert) VALUES (?, ?, ?)",
          tenant,
          incident,
          alert);
    }
    changed.addAll(gone);
    return changed;
  }

  /** What people say of an alert itself stands above what they say of its incident. */
  private void teach(Rows rows, Set<String> alerts) throws SQLException {
    List<Own> silent =
        rows
            .allOf(
                "SELECT a.id, s.state FROM alert a JOIN tenant t ON t.n = a.tenant LEFT JOIN"
                    + " alert_state s ON s.alert = a.n WHERE t.name = ? AND a.id IN (#)",
                row -> new Own(row.getBytes(1), StateTable.opinion(AlertState.of(row.getBytes(2)))),
                tenant,
                alerts.stream().map(AlertRow::bytes).toList())
            .stream()
            .filter(own -> own.opinion() == Opinion.WITHDRAWN)
            .toList();
    if (silent.isEmpty()) {
      return;
    }
    long number = new Numbers(connection).take("teaching", silent.size());
    for (Own own : silent) {
      rows.run(
          "INSERT INTO teaching (n, tenant, alert, opinion) SELECT ?, n, ?, ? FROM tenant WHERE"
              + " name = ?",
          number++,
          own.alert(),
          Opinion.WITHDRAWN.name(),
          tenant);
    }
  }

  /** Alerts were deleted; what was taught of them stays. */
  static void forget(Connection connection, String tenant, Collection<String> alerts)
      throws SQLException {
    Batch.run(
        connection,
        "DELETE FROM objection WHERE tenant = ? AND alert = ?",
        alerts,
        (statement, alert) -> {
          statement.setString(1, tenant);
          statement.setString(2, alert);
          statement.addBatch();
        });
  }

  /** What an opinion of an alert comes to beside the incidents that it is in. */
  public Opinion with(String alert, Opinion own) throws SQLException {
    boolean isObjected =
        own == Opinion.WITHDRAWN
            && !new Rows(connection)
                .all(
                    "SELECT 1 FROM objection WHERE tenant = ? AND alert = ?",
                    row -> row.getInt(1),
                    tenant,
                    alert)
                .isEmpty();
    return isObjected ? Opinion.OBJECTED : own;
  }
}
