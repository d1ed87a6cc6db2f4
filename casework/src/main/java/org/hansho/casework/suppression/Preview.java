package org.hansho.casework.suppression;

import java.util.List;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a suppression would have hidden of the alerts that are stored, whatever people have made of
 * them since.
 *
 * @param alerts how many
 * @param searchedTo where it ended before all alerts were looked at, the time of the oldest that
 *     was; null if it is complete
 * @param bySeverity how many of each severity
 * @param byDetection how many of each detection
 * @param byStatus how many stand where
 * @param truePositives how many of them somebody closed as true
 * @param newest the newest of them, without their records
 * @param incidents how many incidents would lose a step
 * @param losing ids of them, those of newer alerts first, at most {@link #MOST_INCIDENTS}
 */
public record Preview(
    long alerts,
    @Nullable Long searchedTo,
    Map<Severity, Long> bySeverity,
    Map<String, Long> byDetection,
    Map<AlertStatus, Long> byStatus,
    long truePositives,
    List<AlertPage.Listed> newest,
    Tally incidents,
    List<String> losing) {
  /** Most alerts that are listed. */
  public static final int MOST_LISTED = 20;

  /** Most incidents that are listed. */
  public static final int MOST_INCIDENTS = 1_000;
}
