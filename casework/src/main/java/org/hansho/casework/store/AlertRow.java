package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stored alert without its texts: its place in the indexes, and what people say of it.
 *
 * @param count how much evidence it has had
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
record AlertRow(
    long n, String id, long kind, long lastTime, long count, long[] terms, AlertState state) {
  private static final String COLUMNS =
      "SELECT a.n, a.id, a.kind, a.last_time, a.count, a.terms, s.state FROM alert a"
          + " LEFT JOIN alert_state s ON s.alert = a.n WHERE ";

  /** Those of a tenant that are stored, by id. */
  static Map<String, AlertRow> ofIds(Connection connection, long tenant, Collection<String> ids)
      throws SQLException {
    String sql = COLUMNS + "a.tenant = ? AND a.id IN (" + Sql.marks(ids.size()) + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, tenant);
      int at = 2;
      for (String id : ids) {
        statement.setBytes(at++, bytes(id));
      }
      return read(statement);
    }
  }

  /** Those of these numbers, by id. */
  static Map<String, AlertRow> ofNumbers(
      Connection connection, long tenant, Collection<Long> numbers) throws SQLException {
    String sql = COLUMNS + "a.tenant = ? AND a.n IN (" + Sql.marks(numbers.size()) + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, tenant);
      Sql.set(statement, 2, numbers);
      return read(statement);
    }
  }

  private static Map<String, AlertRow> read(PreparedStatement statement) throws SQLException {
    Map<String, AlertRow> stored = new LinkedHashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String id = HexFormat.of().formatHex(row.getBytes(2));
        AlertRow one =
            new AlertRow(
                row.getLong(1),
                id,
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                TermList.unpack(row.getBytes(6)),
                AlertState.of(row.getBytes(7)));
        stored.put(id, one);
      }
    }
    return stored;
  }

  /** An alert's id as it is stored; half the bytes, since it is hexadecimal. */
  static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }

  /** The same with another place in the indexes. */
  AlertRow indexed(long newKind, long[] newTerms, AlertState newState) {
    return new AlertRow(n, id, newKind, lastTime, count, newTerms, newState);
  }
}
