package org.hansho.casework.store;

import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has made of its detections. Asked for each alert that comes in, or comes again,
 * within the transaction of an epoch: without side effects, in microseconds, by one thread at a
 * time.
 */
public interface DetectionChoices {
  /** Every detection is as its author made it. */
  DetectionChoices NONE = (tenant, detection) -> Choice.AS_MADE;

  /** What holds for a detection. */
  Choice of(String tenant, String detection);

  /**
   * What holds for a detection.
   *
   * @param isOff whether its alerts are left out and only counted
   * @param severity the severity of its alerts; null for the one that the detection gives
   */
  record Choice(boolean isOff, @Nullable Severity severity) {
    /** As its author made it. */
    public static final Choice AS_MADE = new Choice(false, null);
  }
}
