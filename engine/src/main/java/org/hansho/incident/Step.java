package org.hansho.incident;

import java.util.Comparator;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An alert as far as grouping looks at it. Immutable.
 *
 * @param alert id of the alert
 * @param intent its primary stage; null if its detection names none
 * @param time event time of the first evidence, nanoseconds since 1970
 * @param keys its entities, those that say most first
 */
public record Step(
    String alert,
    String detection,
    Severity severity,
    @Nullable Intent intent,
    long time,
    List<EntityKey> keys) {
  /** By event time, then by id: the order in which an incident lists them. */
  public static final Comparator<Step> ORDER =
      Comparator.comparingLong(Step::time).thenComparing(Step::alert);

  public Step {
    keys = List.copyOf(keys);
  }

  /** The step that an alert is. */
  public static Step of(Alert alert) {
    return new Step(
        alert.id(),
        alert.detection(),
        alert.severity(),
        alert.intents().isEmpty() ? null : alert.intents().get(0),
        alert.time(),
        EntityKeys.of(alert.entities()));
  }
}
