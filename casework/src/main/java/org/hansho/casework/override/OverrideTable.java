package org.hansho.casework.override;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.casework.override.DetectionOverride.Origin;
import org.hansho.casework.store.Rows;

/** Overrides as rows. */
final class OverrideTable {
  private OverrideTable() {}

  static List<DetectionOverride> all(Connection connection) throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT tenant, detection, origin, enabled, severity, reason, author, time FROM"
                + " detection_override ORDER BY tenant, detection, origin",
            row ->
                new DetectionOverride(
                    row.getString(1),
                    row.getString(2),
                    Origin.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                    row.getLong(4) != 0,
                    row.getString(5).isEmpty()
                        ? null
                        : Severity.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                    row.getString(6),
                    row.getString(7),
                    row.getLong(8)));
  }

  static boolean put(Connection connection, DetectionOverride one) throws SQLException {
    Severity severity = one.severity();
    new Rows(connection)
        .run(
            "INSERT INTO detection_override (tenant, detection, origin, enabled, severity, reason,"
                + " author, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, detection,"
                + " origin) DO UPDATE SET enabled = excluded.enabled, severity ="
                + " excluded.severity, reason = excluded.reason, author = excluded.author, time ="
                + " excluded.time",
            one.tenant(),
            one.detection(),
            one.origin().key(),
            one.enabled() ? 1L : 0L,
            severity == null ? "" : severity.key(),
            one.reason(),
            one.author(),
            one.time());
    return true;
  }

  static boolean remove(Connection connection, DetectionOverride one) throws SQLException {
    new Rows(connection)
        .run(
            "DELETE FROM detection_override WHERE tenant = ? AND detection = ? AND origin = ?",
            one.tenant(),
            one.detection(),
            one.origin().key());
    return true;
  }

  /** How many changes of alerts were left out, by detection. */
  static Map<String, DetectionOverrides.LeftOut> leftOut(Connection connection, String tenant)
      throws SQLException {
    Map<String, DetectionOverrides.LeftOut> all = new HashMap<>();
    new Rows(connection)
        .all(
            "SELECT detection, n, time FROM detection_left_out WHERE tenant = ?",
            row ->
                all.put(
                    row.getString(1),
                    new DetectionOverrides.LeftOut(row.getLong(2), row.getLong(3))),
            tenant);
    return all;
  }
}
