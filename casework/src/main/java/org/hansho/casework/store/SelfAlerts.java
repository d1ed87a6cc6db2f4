package org.hansho.casework.store;

import java.util.Set;

/**
 * Alerts about what makes Hansho see or show less. Whoever does that does not hide them: no
 * suppression holds for them, and they cannot be switched off.
 */
public final class SelfAlerts {
  /** The detection that reports a detection that is switched off. */
  public static final String DETECTION_OFF = "health/detection-off";

  /** That of a suppression of much. */
  public static final String BROAD_SUPPRESSION = "health/broad-suppression";

  /** That of a detection whose learning was forgotten. */
  public static final String LEARNING_RESET = "health/learning-reset";

  /** That of an audit log that is not as it was left. */
  public static final String HISTORY_ALTERED = "health/history-altered";

  private static final Set<String> ALL =
      Set.of(DETECTION_OFF, BROAD_SUPPRESSION, LEARNING_RESET, HISTORY_ALTERED);

  private SelfAlerts() {}

  /** Whether alerts of a detection are such. */
  public static boolean contain(String detection) {
    return ALL.contains(detection);
  }
}
