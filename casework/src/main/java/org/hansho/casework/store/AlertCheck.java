package org.hansho.casework.store;

import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/** A condition that the store cannot look up. Called from one thread at a time. */
public interface AlertCheck {
  /**
   * What many alerts have in common.
   *
   * @param intent the primary stage; null if none is known
   */
  record OfKind(String detection, Severity severity, @Nullable Intent intent, AlertStatus status) {}

  /** Whether there may be alerts of this kind that pass. */
  boolean allows(OfKind kind);

  /** Whether an alert passes. */
  boolean passes(AlertPage.Listed alert);
}
