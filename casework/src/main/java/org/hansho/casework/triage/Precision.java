package org.hansho.casework.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.casework.store.ClosingReason;

/**
 * What people's reasons for closing say of a detection. Duplicates and undetermined alerts say
 * nothing.
 *
 * @param closed how often each reason was given
 */
public record Precision(Map<ClosingReason, Long> closed) {
  /** Alerts that must have been judged before a verdict. */
  public static final long ENOUGH = 10;

  /** Alerts that must have been judged before a detection may go. */
  public static final long ENOUGH_TO_RETIRE = 30;

  private static final double MOSTLY = 0.5;
  private static final double NEARLY_ALWAYS = 0.8;

  public Precision {
    closed = closed.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(closed));
  }

  /** Of the detections of a tenant of which something was closed. */
  static Map<String, Precision> read(Connection connection, String tenant) throws SQLException {
    Map<String, Map<ClosingReason, Long>> closed = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT v.detection, v.reason, v.n FROM verdict v JOIN tenant t ON t.n = v.tenant"
                + " WHERE t.name = ? AND v.n > 0")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          closed
              .computeIfAbsent(row.getString(1), detection -> new EnumMap<>(ClosingReason.class))
              .put(ClosingReason.values()[row.getInt(2)], row.getLong(3));
        }
      }
    }
    Map<String, Precision> precision = new TreeMap<>();
    closed.forEach((detection, reasons) -> precision.put(detection, new Precision(reasons)));
    return precision;
  }

  /** What to do with a detection. */
  public enum Verdict {
    /** Too few were judged. */
    UNKNOWN,
    KEEP,
    /** Half of its alerts or more were wrong, or nearly all meant to happen. */
    TUNE,
    /** None of many was an attack and nearly all were wrong. */
    RETIRE
  }

  private long of(ClosingReason reason) {
    return closed.getOrDefault(reason, 0L);
  }

  /** How many alerts were judged. */
  public long judged() {
    return of(ClosingReason.TRUE_POSITIVE) + of(ClosingReason.BENIGN_EXPECTED) + wrong();
  }

  private long wrong() {
    return of(ClosingReason.FALSE_LOGIC) + of(ClosingReason.FALSE_DATA);
  }

  /** The share of attacks among what was judged, from 0 to 1; 0 if nothing was. */
  public double share() {
    return judged() == 0 ? 0 : (double) of(ClosingReason.TRUE_POSITIVE) / judged();
  }

  /**
   * What to do.
   *
   * @param isOnly whether no other detection covers its stage; such a one never goes
   */
  public Verdict verdict(boolean isOnly) {
    long judged = judged();
    if (judged < ENOUGH) {
      return Verdict.UNKNOWN;
    }
    double wrong = (double) wrong() / judged;
    boolean isUseless =
        judged >= ENOUGH_TO_RETIRE
            && of(ClosingReason.TRUE_POSITIVE) == 0
            && wrong >= NEARLY_ALWAYS;
    if (isUseless && !isOnly) {
      return Verdict.RETIRE;
    }
    double expected = (double) of(ClosingReason.BENIGN_EXPECTED) / judged;
    return wrong >= MOSTLY || expected >= NEARLY_ALWAYS ? Verdict.TUNE : Verdict.KEEP;
  }
}
