package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  /** Makes these alerts those of an incident that is worked on; none where it is not. */
  public void set(String incident, Collection<String> alerts) throws SQLException {
    Rows rows = new Rows(connection);
    Set<String> before =
        new TreeSet<>(
            rows.all(
                "SELECT alert FROM objection WHERE tenant = ? AND incident = ?",
                row -> row.getString(1),
                tenant,
                incident));
    Set<String> changed = new TreeSet<>(before);
    changed.removeAll(alerts);
    for (String alert : changed) {
      rows.run(
          "DELETE FROM objection WHERE tenant = ? AND incident = ? AND alert = ?",
          tenant,
          incident,
          alert);
    }
    for (String alert : new TreeSet<>(alerts)) {
      if (!before.contains(alert)) {
        rows.run(
            "INSERT INTO objection (tenant, incident, alert) VALUES (?, ?, ?)",
            tenant,
            incident,
            alert);
        changed.add(alert);
      }
    }
    teach(rows, changed);
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
