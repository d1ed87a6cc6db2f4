package org.hansho.casework.incident;

import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an incident. Its alerts stand where they stand, each by itself.
 *
 * @param reason why it is closed; null unless it is
 * @param assignee name of a user; empty for nobody
 * @param alerts how many alerts it had when this was said
 * @param time when this was said, nanoseconds since 1970; 0 if nobody has said anything
 */
public record IncidentState(
    AlertStatus status, @Nullable ClosingReason reason, String assignee, long alerts, long time) {
  /** Of an incident that nobody has touched. */
  public static final IncidentState NEW = new IncidentState(AlertStatus.ACTIVE, null, "", 0, 0);

  /** Whether somebody works on it or has called it an attack, so that nothing of it is usual. */
  boolean isObjected() {
    return status == AlertStatus.IN_PROGRESS || reason == ClosingReason.TRUE_POSITIVE;
  }

  /** Whether it has more alerts than when it was closed. */
  public boolean isUpdated(long now) {
    return status.isClosed() && now > alerts;
  }

  /** In words of the audit log. */
  public String line() {
    return status.key()
        + (reason == null ? "" : " (" + reason.key() + ")")
        + (assignee.isEmpty() ? "" : ", assignee " + assignee);
  }
}
