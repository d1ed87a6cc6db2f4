package org.hansho.casework.store;

import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/**
 * How many alerts a query finds.
 *
 * @param all all of them
 * @param bySeverity those that were counted; nothing for a severity without any
 * @param byStatus the same by where they stand
 * @param byIntent by primary stage; alerts without a stage are not among them
 * @param byDetection by id of the detection
 * @param byHour by hour of the last evidence, in hours since 1970
 * @param severitiesOfHour the same, and in each hour by severity; nothing for a severity without
 *     any
 */
public record AlertCounts(
    Tally all,
    Map<Severity, Long> bySeverity,
    Map<AlertStatus, Long> byStatus,
    Map<Intent, Long> byIntent,
    Map<String, Long> byDetection,
    Map<Long, Long> byHour,
    Map<Long, Map<Severity, Long>> severitiesOfHour) {
  public AlertCounts {
    bySeverity = Map.copyOf(bySeverity);
    byStatus = Map.copyOf(byStatus);
    byIntent = Map.copyOf(byIntent);
    byDetection = Map.copyOf(byDetection);
    byHour = Map.copyOf(byHour);
    severitiesOfHour = Map.copyOf(severitiesOfHour);
  }
}
