package org.hansho.casework.incident;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for.
 *
 * @param least those of this severity and higher ones
 * @param stage those with an alert at this stage; null for any
 * @param from those whose last alert is not before this time, in nanoseconds since 1970
 * @param to those whose first alert is before it
 */
public record IncidentQuery(Severity least, @Nullable Intent stage, long from, long to) {
  /** All of them. */
  public static final IncidentQuery ALL =
      new IncidentQuery(Severity.INFORMATIONAL, null, Long.MIN_VALUE, Long.MAX_VALUE);

  /** The conditions on rows of a tenant; their values are {@link #values}. */
  String conditions() {
    return "tenant = ? AND severity >= ? AND last_time >= ? AND first_time < ?"
        + (stage == null ? "" : " AND ',' || intents || ',' LIKE ?");
  }

  List<Object> values(String tenant) {
    List<Object> values = new ArrayList<>(List.of(tenant, (long) least.ordinal(), from, to));
    if (stage != null) {
      values.add("%," + stage.key() + ",%");
    }
    return values;
  }
}
