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
  /**
   * From where on a verdict is given, and which.
   *
   * @param enough alerts that must have been judged before a verdict
   * @param enoughToRetire alerts that must have been judged before a detection may go
   * @param tune percentage of wrong alerts from which on a detection is to be tuned
   * @param retire percentage of wrong alerts from which on it may go, and of expected ones from
   *     which on it is to be tuned
   */
  public record Bounds(long enough, long enoughToRetire, int tune, int retire) {}

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
    /** Too many of its alerts were wrong, or nearly all meant to happen. */
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
  public Verdict verdict(boolean isOnly, Bounds bounds) {
    long judged = judged();
    if (judged < bounds.enough()) {
      return Verdict.UNKNOWN;
    }
    boolean isUseless =
        judged >= bounds.enoughToRetire()
            && of(ClosingReason.TRUE_POSITIVE) == 0
            && isAtLeast(wrong(), bounds.retire());
    if (isUseless && !isOnly) {
      return Verdict.RETIRE;
    }
    boolean isNoise =
        isAtLeast(wrong(), bounds.tune())
            || isAtLeast(of(ClosingReason.BENIGN_EXPECTED), bounds.retire());
    return isNoise ? Verdict.TUNE : Verdict.KEEP;
  }

  private boolean isAtLeast(long part, int percent) {
    return 100 * part >= percent * judged();
  }
}
