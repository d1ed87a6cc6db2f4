package org.hansho.local.epoch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hansho.local.alarm.Alarm;

/** Tables that are read whole. Rows that are damaged are left out. */
final class StoredTables {
  private StoredTables() {}

  /** Alarms of kinds that this program has, in order of kind and subject. */
  static List<Alarm> alarms(Connection connection) throws SQLException {
    List<Alarm> alarms = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT " + StoredRows.ALARM + ", checksum FROM alarms ORDER BY kind, subject")) {
      while (row.next()) {
        Alarm alarm = StoredRows.isAlarm(row) ? StoredRows.alarm(row) : null;
        if (alarm != null) {
          alarms.add(alarm);
        }
      }
    }
    return alarms;
  }
}
