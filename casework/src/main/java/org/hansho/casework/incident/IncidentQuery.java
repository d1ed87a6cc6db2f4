package org.hansho.casework.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for.
 *
 * @param least those of this severity and higher ones
 * @param stage those with an alert at this stage; null for any
 * @param from those whose last alert is not before this time, in nanoseconds since 1970
 * @param to those whose first alert is before it
 * @param statuses those that stand there; empty for any
 * @param assignee those that somebody works on; null for any, empty for nobody
 */
public record IncidentQuery(
    Severity least,
    @Nullable Intent stage,
    long from,
    long to,
    Set<AlertStatus> statuses,
    @Nullable String assignee) {
  public IncidentQuery {
    statuses = Set.copyOf(statuses);
  }

  /** The same without conditions on what people say. */
  public IncidentQuery(Severity least, @Nullable Intent stage, long from, long to) {
    this(least, stage, from, to, Set.of(), null);
  }

  /** All of them. */
  public static final IncidentQuery ALL =
      new IncidentQuery(Severity.INFORMATIONAL, null, Long.MIN_VALUE, Long.MAX_VALUE);

  /** The conditions on rows of a tenant; their values are {@link #values}. */
  String conditions() {
    return "tenant = ? AND severity >= ? AND last_time >= ? AND first_time < ?"
        + (stage == null ? "" : " AND ',' || intents || ',' LIKE ?")
        + (statuses.isEmpty()
            ? ""
            : " AND " + said("status", "'active'") + " IN (" + Rows.marks(statuses.size()) + ")")
        + (assignee == null ? "" : " AND " + said("assignee", "''") + " = ?");
  }

  /** What people said last of an incident, or what holds if nobody has. */
  private static String said(String column, String none) {
    return "COALESCE((SELECT t."
        + column
        + " FROM incident_step p JOIN incident_state t ON t.tenant = p.tenant AND t.handle ="
        + " p.handle WHERE p.tenant = incident.tenant AND p.incident = incident.id ORDER BY t.time"
        + " DESC LIMIT 1), "
        + none
        + ")";
  }

  List<Object> values(String tenant) {
    List<Object> values = new ArrayList<>(List.of(tenant, (long) least.ordinal(), from, to));
    if (stage != null) {
      values.add("%," + stage.key() + ",%");
    }
    statuses.forEach(status -> values.add(status.key()));
    if (assignee != null) {
      values.add(assignee);
    }
    return values;
  }
}
