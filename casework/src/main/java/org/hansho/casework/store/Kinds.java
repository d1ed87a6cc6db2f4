package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of a store by number. There are as many as detections have severities and wordings:
 * some hundreds, some thousands with public rules; they never change and are never deleted.
 * Immutable.
 */
final class Kinds {
  private static final Severity[] SEVERITIES = Severity.values();
  private static final AlertStatus[] STATUSES = AlertStatus.values();

  private final Map<Long, Kind> byNumber;
  private final Map<Kind.Key, Kind> byKey = new HashMap<>();
  private final Map<String, Wording> wordings = new HashMap<>();
  private final long newest;

  private Kinds(Map<Long, Kind> byNumber) {
    this.byNumber = byNumber;
    long most = 0;
    for (Kind kind : byNumber.values()) {
      byKey.put(kind.key(), kind);
      wordings.put(kind.wording().version(), kind.wording());
      most = Math.max(most, kind.n());
    }
    this.newest = most;
  }

  /** No kinds. */
  static Kinds none() {
    return new Kinds(Map.of());
  }

  @Nullable Kind of(Kind.Key key) {
    return byKey.get(key);
  }

  Kind of(long n) {
    Kind kind = byNumber.get(n);
    if (kind == null) {
      throw new IllegalStateException("kind " + n + " of an alert is lost");
    }
    return kind;
  }

  Collection<Kind> all() {
    return byNumber.values();
  }

  /** The wording of this version; null if no alert has it. */
  @Nullable Wording wording(String version) {
    return wordings.get(version);
  }

  /** The same with what was added since, as the connection sees it. */
  Kinds refreshed(Connection connection) throws SQLException {
    List<Kind> added = added(connection);
    if (added.isEmpty()) {
      return this;
    }
    Map<Long, Kind> all = new HashMap<>(byNumber);
    added.forEach(kind -> all.put(kind.n(), kind));
    return new Kinds(all);
  }

  private List<Kind> added(Connection connection) throws SQLException {
    List<Kind> added = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT k.n, k.detection, k.severity, k.intents, w.version, k.status, w.body"
                + " FROM kind k JOIN wording w ON w.n = k.wording WHERE k.n > ? ORDER BY k.n")) {
      statement.setLong(1, newest);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Kind.Key key =
              new Kind.Key(
                  row.getString(2),
                  SEVERITIES[row.getInt(3)],
                  row.getString(4),
                  row.getString(5),
                  STATUSES[row.getInt(6)]);
          Wording wording = Wording.read(new StateReader(row.getBytes(7)));
          added.add(new Kind(row.getLong(1), key, wording));
        }
      }
    }
    return added;
  }
}
