package org.hansho.casework.export.queue;

import java.util.Map;
import org.hansho.alert.Severity;

/**
 * How many messages a target gets in a day of UTC at most; what is more is counted and not sent.
 *
 * @param bySeverity of each severity; those that are not named have no limit
 * @param byDetection of each detection; 0 for no limit
 */
public record FloodLimits(Map<Severity, Integer> bySeverity, int byDetection) {
  /** No limits. */
  public static final FloodLimits NONE = new FloodLimits(Map.of(), 0);

  /** Copies the map. */
  public FloodLimits {
    bySeverity = Map.copyOf(bySeverity);
  }

  /** Whether one more is too many. */
  boolean isReached(Severity severity, long ofSeverity, long ofDetection) {
    Integer most = bySeverity.get(severity);
    return (most != null && ofSeverity >= most) || (byDetection > 0 && ofDetection >= byDetection);
  }

  boolean isNone() {
    return bySeverity.isEmpty() && byDetection == 0;
  }
}
