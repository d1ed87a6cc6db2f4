package org.hansho.casework.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hansho.alert.AlertColumns;
import org.hansho.alert.AlertReader;
import org.jspecify.annotations.Nullable;

/** Reads alerts from their rows. */
final class ListedAlerts {
  /** Alerts that are read together. */
  private static final int AT_A_TIME = 1_000;

  private static final String COLUMNS =
      "SELECT a.n, t.name, a.id, a.kind, a.first_time, a.last_time, a.count, a.revision, x.body,"
          + " a.change, s.state, c.sources"
          + " FROM alert a JOIN tenant t ON t.n = a.tenant JOIN alert_text x ON x.alert = a.n"
          + " LEFT JOIN alert_source c ON c.alert = a.n"
          + " LEFT JOIN alert_state s ON s.alert = a.n ";

  private final Connection connection;
  private final Kinds kinds;
  private final AlertReader reader;

  ListedAlerts(Connection connection, Kinds kinds) {
    this.connection = connection;
    this.kinds = kinds;
    this.reader = new AlertReader(kinds::wording);
  }

  /** Alerts without their records, in the order of the candidates. */
  List<AlertPage.Listed> listed(List<Candidate> candidates) throws SQLException {
    Map<Long, AlertPage.Listed> read = read(candidates);
    List<AlertPage.Listed> listed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      AlertPage.Listed one = read.get(candidate.n());
      if (one != null) {
        listed.add(one);
      }
    }
    return listed;
  }

  private Map<Long, AlertPage.Listed> read(List<Candidate> candidates) throws SQLException {
    Map<Long, AlertPage.Listed> read = new HashMap<>();
    if (!candidates.isEmpty()) {
      String sql = COLUMNS + "WHERE a.n IN (" + Sql.marks(candidates.size()) + ")";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Sql.set(statement, 1, candidates.stream().map(Candidate::n).toList());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            read.put(row.getLong(1), listed(row));
          }
        }
      }
    }
    return read;
  }

  /** Those of some candidates that pass a test. */
  List<Candidate> passing(List<Candidate> candidates, AlertCheck test) throws SQLException {
    List<Candidate> passing = new ArrayList<>();
    for (int from = 0; from < candidates.size(); from += AT_A_TIME) {
      List<Candidate> some =
          candidates.subList(from, Math.min(candidates.size(), from + AT_A_TIME));
      Map<Long, AlertPage.Listed> read = read(some);
      for (Candidate candidate : some) {
        AlertPage.Listed one = read.get(candidate.n());
        if (one != null && test.passes(one)) {
          passing.add(candidate);
        }
      }
    }
    return passing;
  }

  /** Alerts of a tenant without their records, by id. */
  Map<String, AlertPage.Listed> ofIds(String tenant, List<String> ids) throws SQLException {
    Map<String, AlertPage.Listed> found = new HashMap<>();
    if (!ids.isEmpty()) {
      String sql = COLUMNS + "WHERE t.name = ? AND a.id IN (" + Sql.marks(ids.size()) + ")";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, tenant);
        for (int i = 0; i < ids.size(); i++) {
          statement.setBytes(i + 2, AlertRow.bytes(ids.get(i)));
        }
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            AlertPage.Listed one = listed(row);
            found.put(one.alert().id(), one);
          }
        }
      }
    }
    return found;
  }

  private AlertPage.Listed listed(ResultSet row) throws SQLException {
    Kind.Key kind = kinds.of(row.getLong(4)).key();
    AlertColumns columns =
        new AlertColumns(
            row.getString(2),
            HexFormat.of().formatHex(row.getBytes(3)),
            kind.detection(),
            kind.severity(),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7));
    return new AlertPage.Listed(
        reader.alert(columns, row.getString(9)),
        row.getLong(8),
        row.getLong(10),
        AlertState.of(row.getBytes(11)),
        AlertSources.read(row.getString(12)));
  }

  /** Alerts without their records that changed after a change, in the order of changes. */
  AlertChanges changes(String tenant, long after, int most) throws SQLException {
    List<AlertPage.Listed> changed = new ArrayList<>();
    long last = after;
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + "WHERE t.name = ? AND a.change > ? ORDER BY a.change LIMIT ?")) {
      statement.setString(1, tenant);
      statement.setLong(2, after);
      statement.setInt(3, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changed.add(listed(row));
          last = row.getLong(10);
        }
      }
    }
    return new AlertChanges(changed, last);
  }

  static long newestChange(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT coalesce(max(a.change), 0) FROM alert a JOIN tenant t ON t.n = a.tenant"
                + " WHERE t.name = ?")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** One alert, whole; null if there is none. */
  AlertPage.@Nullable Listed find(String tenant, byte[] id) throws SQLException {
    AlertPage.Listed found;
    long n;
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + "WHERE t.name = ? AND a.id = ?")) {
      statement.setString(1, tenant);
      statement.setBytes(2, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        n = row.getLong(1);
        found = listed(row);
      }
    }
    return found.with(found.alert().withEvidence(AlertReader.evidence(evidence(n))));
  }

  private String evidence(long n) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT evidence FROM alert_body WHERE alert = ?")) {
      statement.setLong(1, n);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the evidence of an alert is lost");
        }
        return new String(Packed.unpack(row.getBytes(1)), StandardCharsets.UTF_8);
      }
    }
  }
}
