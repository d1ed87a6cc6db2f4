package org.hansho.casework.triage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Rows;

/**
 * How fast people handle alerts, from the first record of an alert on. Of all that was done in the
 * store the newest {@value #NEWEST} entries are looked at.
 *
 * @param acknowledged until somebody first did something with it
 * @param closed until somebody first closed it
 */
public record HandlingTimes(Handled acknowledged, Handled closed) {
  /** How many entries of histories are looked at, those of all tenants. */
  public static final int NEWEST = 50_000;

  /**
   * Alerts that were handled.
   *
   * @param median nanoseconds, not negative; 0 without alerts
   */
  public record Handled(long alerts, long median) {
    private static Handled of(List<Long> times) {
      Collections.sort(times);
      return new Handled(times.size(), times.isEmpty() ? 0 : times.get(times.size() / 2));
    }
  }

  /**
   * Those of a tenant.
   *
   * @param since what was done from then on, nanoseconds since 1970
   */
  public static HandlingTimes of(CaseStore store, String tenant, long since) throws IOException {
    List<Long> acknowledged = new ArrayList<>();
    List<Long> closed = new ArrayList<>();
    store
        .transactions()
        .read(
            "read how alerts were handled",
            connection ->
                new Rows(connection)
                    .all(
                        "SELECT a.first_time, min(h.time), min(CASE WHEN h.verb = 'alert.close'"
                            + " THEN h.time END) FROM alert_history h JOIN alert a ON a.n ="
                            + " h.alert JOIN tenant t ON t.n = a.tenant WHERE t.name = ? AND"
                            + " h.actor <> ? AND h.time >= ? AND h.n > (SELECT COALESCE(max(n), 0)"
                            + " FROM alert_history) - ? GROUP BY a.n, a.first_time",
                        row -> {
                          long first = row.getLong(1);
                          acknowledged.add(Math.max(0, row.getLong(2) - first));
                          long end = row.getLong(3);
                          if (!row.wasNull()) {
                            closed.add(Math.max(0, end - first));
                          }
                          return first;
                        },
                        tenant,
                        AlertEntry.PROGRAM,
                        since,
                        (long) NEWEST));
    return new HandlingTimes(Handled.of(acknowledged), Handled.of(closed));
  }
}
