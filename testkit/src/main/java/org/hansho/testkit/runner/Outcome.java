package org.hansho.testkit.runner;

import org.hansho.alert.Alert;
import org.hansho.alert.Language;

/**
 * What two runs must agree on about an alert.
 *
 * @param severity rank, the highest number the worst
 * @param first event time of the first evidence, nanoseconds since 1970
 * @param last event time of the last evidence
 */
public record Outcome(
    String id, String detection, long count, int severity, long first, long last, String summary) {

  /** The outcome that an alert is. */
  public static Outcome of(Alert alert) {
    return new Outcome(
        alert.id(),
        alert.detection(),
        alert.count(),
        alert.severity().ordinal(),
        alert.time(),
        alert.lastTime(),
        alert.summary(Language.ENGLISH));
  }
}
