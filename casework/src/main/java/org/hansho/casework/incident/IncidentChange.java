package org.hansho.casework.incident;

import java.util.Objects;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.jspecify.annotations.Nullable;

/**
 * A change of an incident that a person requests. What is null or empty stays as it is.
 *
 * @param reason why it is closed; only with a status that closes
 * @param assignee name of a user; empty for nobody
 * @param note a comment
 */
public record IncidentChange(
    @Nullable AlertStatus status,
    @Nullable ClosingReason reason,
    @Nullable String assignee,
    String note) {
  /**
   * Checks it.
   *
   * @throws IncidentRefusedException if it contradicts itself, breaks a bound or asks for nothing
   */
  public IncidentChange {
    refuse(
        status == AlertStatus.SUPPRESSED,
        "A status of an incident is active, in-progress, resolved or dismissed.");
    boolean closes = status != null && status.isClosed();
    refuse(
        closes && reason == null,
        "Say why it is closed. Reasons are true-positive, benign-expected, false-logic,"
            + " false-data, duplicate, undetermined.");
    refuse(!closes && reason != null, "A reason goes with the status resolved or dismissed only.");
    refuse(
        assignee != null && assignee.length() > AlertState.LONGEST_NAME,
        "A name of a user has at most " + AlertState.LONGEST_NAME + " characters.");
    refuse(
        note.length() > AlertEntry.LONGEST_NOTE,
        "A note has at most " + AlertEntry.LONGEST_NOTE + " characters.");
    refuse(
        status == null && assignee == null && note.isEmpty(),
        "The body asks for nothing. It may have status, reason, assignee, note and alerts.");
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw IncidentRefusedException.of(why);
    }
  }

  /** What its entry in the history is called. */
  public String verb() {
    if (status != null) {
      return status.isClosed()
          ? "incident.close"
          : status == AlertStatus.ACTIVE ? "incident.reopen" : "incident.begin";
    }
    return assignee != null ? "incident.assign" : "incident.comment";
  }

  /** Where an incident stands behind it. Whoever gets an open one works on it. */
  IncidentState of(IncidentState before, long alerts, long now) {
    String who = assignee == null ? before.assignee() : assignee;
    AlertStatus next = status == null ? before.status() : status;
    ClosingReason why = status == null ? before.reason() : reason;
    if (assignee != null && status == null && !next.isClosed()) {
      next = who.isEmpty() ? AlertStatus.ACTIVE : AlertStatus.IN_PROGRESS;
    }
    boolean isSame =
        next == before.status() && Objects.equals(why, before.reason()) && status == null;
    return new IncidentState(next, why, who, isSame ? before.alerts() : alerts, now);
  }
}
