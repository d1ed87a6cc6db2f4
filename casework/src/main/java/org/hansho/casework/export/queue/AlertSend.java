package org.hansho.casework.export.queue;

import java.util.List;

/**
 * What became of an alert at one target.
 *
 * @param target its name
 * @param kind the word of the settings for its way
 * @param time when that was, nanoseconds since 1970; 0 if it is not known or was not
 * @param sends how often it was delivered
 * @param tries how often a refused message was shown
 * @param reason why it was refused; empty if it was not
 * @param attempts deliveries and refusals, the newest first, at most {@link SendHistory#MOST};
 *     those before Hansho kept them are missing
 */
public record AlertSend(
    String target,
    String kind,
    State state,
    long time,
    long sends,
    long tries,
    String reason,
    List<Attempt> attempts) {
  public AlertSend {
    attempts = List.copyOf(attempts);
  }

  /**
   * A message that the target took or refused for good.
   *
   * @param time nanoseconds since 1970
   * @param reason why it was refused; empty if it was delivered
   */
  public record Attempt(long time, boolean isDelivered, String reason) {}

  /** Where it stands. */
  public enum State {
    /** The target has it as it is, or as a reader of the target would find no difference. */
    SENT,
    /** The target has an older version; the present one waits. */
    UPDATE_WAITS,
    /** Nothing was sent yet; it waits. */
    WAITING,
    /** The target refused it, so that it was set aside. */
    REFUSED,
    /** A filter or a limit of the target left it out. */
    LEFT_OUT
  }
}
