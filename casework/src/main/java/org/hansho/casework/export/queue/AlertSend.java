package org.hansho.casework.export.queue;

/**
 * What became of an alert at one target.
 *
 * @param target its name
 * @param kind the word of the settings for its way
 * @param time when that was, nanoseconds since 1970; 0 if it is not known or was not
 * @param sends how often it was delivered
 * @param tries how often a refused message was shown
 * @param reason why it was refused; empty if it was not
 */
public record AlertSend(
    String target, String kind, State state, long time, long sends, long tries, String reason) {
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
