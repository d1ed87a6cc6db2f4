package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.casework.store.Rows;

/**
 * The order in which the incidents of a tenant change, in rows: each incident that there is or was
 * has the number of its last change. Numbers only rise. Within one transaction.
 */
record IncidentNews(Rows rows, String tenant) {
  /** Stands in place of the digest of an incident that is no more. */
  private static final String GONE = "gone";

  private static final String PUT =
      " ON CONFLICT (tenant, incident) DO UPDATE SET change = excluded.change, digest ="
          + " excluded.digest";

  /** The number of the last change; 0 if there is none. */
  long newest() throws SQLException {
    return rows.all(
            "SELECT coalesce(max(change), 0) FROM incident_news WHERE tenant = ?",
            row -> row.getLong(1),
            tenant)
        .get(0);
  }

  /** Changes behind a number, in their order. */
  List<IncidentTurn> after(long change, int most) throws SQLException {
    return rows.all(
        "SELECT incident, change FROM incident_news WHERE tenant = ? AND change > ? ORDER BY"
            + " change LIMIT ?",
        row -> new IncidentTurn(row.getString(1), row.getLong(2)),
        tenant,
        change,
        (long) most);
  }

  /** The highest number of some incidents; 0 if they have none. */
  long of(Collection<String> incidents) throws SQLException {
    return rows
        .allOf(
            "SELECT change FROM incident_news WHERE tenant = ? AND incident IN (#)",
            row -> row.getLong(1),
            tenant,
            incidents)
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /** Numbers those of some incidents that are not what they were, or no more. */
  void note(Collection<String> incidents) throws SQLException {
    lock();
    Map<String, String> now =
        digests("SELECT id, digest FROM incident WHERE tenant = ? AND id IN (#)", incidents);
    Map<String, String> before =
        digests(
            "SELECT incident, digest FROM incident_news WHERE tenant = ? AND incident IN (#)",
            incidents);
    List<String> changed = new ArrayList<>();
    for (String incident : new TreeSet<>(incidents)) {
      boolean isUnknown = !before.containsKey(incident) && !now.containsKey(incident);
      if (!isUnknown && !now.getOrDefault(incident, GONE).equals(before.get(incident))) {
        changed.add(incident);
      }
    }
    long number = changed.isEmpty() ? 0 : newest() + 1;
    for (String incident : changed) {
      put(incident, now.getOrDefault(incident, GONE), number++);
    }
  }

  private Map<String, String> digests(String sql, Collection<String> incidents)
      throws SQLException {
    Map<String, String> digests = new HashMap<>();
    rows.allOf(sql, row -> digests.put(row.getString(1), row.getString(2)), tenant, incidents);
    return digests;
  }

  private void put(String incident, String digest, long number) throws SQLException {
    rows.run(
        "INSERT INTO incident_news (tenant, incident, change, digest) VALUES (?, ?, ?, ?)" + PUT,
        tenant,
        incident,
        number,
        digest);
  }

  /** The same as {@link #note} for all incidents of the tenant, behind a grouping anew. */
  void noteAll() throws SQLException {
    lock();
    rows.run(
        "INSERT INTO incident_news (tenant, incident, change, digest) SELECT i.tenant, i.id, ? +"
            + " row_number() OVER (ORDER BY i.last_time, i.id), i.digest FROM incident i WHERE"
            + " i.tenant = ? AND NOT EXISTS (SELECT 1 FROM incident_news n WHERE n.tenant ="
            + " i.tenant AND n.incident = i.id AND n.digest = i.digest)"
            + PUT,
        newest(),
        tenant);
    rows.run(
        "INSERT INTO incident_news (tenant, incident, change, digest) SELECT n.tenant, n.incident,"
            + " ? + row_number() OVER (ORDER BY n.change, n.incident), 'gone' FROM incident_news n"
            + " WHERE n.tenant = ? AND n.digest <> 'gone' AND NOT EXISTS (SELECT 1 FROM incident i"
            + " WHERE i.tenant = n.tenant AND i.id = n.incident)"
            + PUT,
        newest(),
        tenant);
  }

  /** Numbers incidents anew that people have said something of. */
  void touch(Collection<String> incidents) throws SQLException {
    lock();
    for (String incident : new TreeSet<>(incidents)) {
      rows.run(
          "UPDATE incident_news SET change = ? WHERE tenant = ? AND incident = ?",
          newest() + 1,
          tenant,
          incident);
    }
  }

  /** Others who number changes of the tenant wait until this transaction ends. */
  private void lock() throws SQLException {
    rows.run("UPDATE incident_position SET rules = rules WHERE tenant = ?", tenant);
  }
}
