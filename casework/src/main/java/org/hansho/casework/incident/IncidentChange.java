package org.hansho.casework.incident;

import java.util.Objects;
import org.hansho.alert.Message;
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
        Message.inEnglish("A status of an incident is active, in-progress, resolved or dismissed.")
            .inJapanese("インシデントの状態には、active、in-progress、resolved、dismissed のいずれかを指定してください。"));
    boolean closes = status != null && status.isClosed();
    refuse(
        closes && reason == null,
        Message.inEnglish(
                "Say why it is closed. Reasons are true-positive, benign-expected, false-logic,"
                    + " false-data, duplicate, undetermined.")
            .inJapanese(
                "クローズする理由を指定してください。使えるのは"
                    + " true-positive、benign-expected、false-logic、false-data、duplicate、undetermined"
                    + " です。"));
    refuse(
        !closes && reason != null,
        Message.inEnglish("A reason goes with the status resolved or dismissed only.")
            .inJapanese("理由を指定できるのは、状態を resolved または dismissed にするときだけです。"));
    refuse(
        assignee != null && assignee.length() > AlertState.LONGEST_NAME,
        Message.inEnglish("A name of a user has at most {0} characters.")
            .inJapanese("ユーザーの名前は {0} 文字までです。", AlertState.LONGEST_NAME));
    refuse(
        note.length() > AlertEntry.LONGEST_NOTE,
        Message.inEnglish("A note has at most {0} characters.")
            .inJapanese("メモは {0} 文字までです。", AlertEntry.LONGEST_NOTE));
    refuse(
        status == null && assignee == null && note.isEmpty(),
        Message.inEnglish(
                "The body asks for nothing. It may have status, reason, assignee, note and alerts.")
            .inJapanese("変更する内容がありません。本文に指定できるのは status、reason、assignee、note、alerts です。"));
  }

  private static void refuse(boolean wrong, Message why) {
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
