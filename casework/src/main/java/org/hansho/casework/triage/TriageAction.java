package org.hansho.casework.triage;

/**
 * A change of many alerts at once.
 *
 * @param n its number
 * @param time when it began, nanoseconds since 1970
 * @param actor who did it, as the audit log has it
 * @param what the change, and which alerts, in words of the API
 * @param changed alerts that it has changed so far
 * @param leftAlone alerts that were so already, or were changed meanwhile
 * @param ended when it ended; 0 while it runs
 * @param undoes the action that it takes back; 0 if none
 */
public record TriageAction(
    long n,
    long time,
    String actor,
    String what,
    long changed,
    long leftAlone,
    State state,
    long ended,
    long undoes) {
  /** How far it is. The order is that of the numbers in the store. */
  public enum State {
    RUNNING,
    DONE,
    /** The server ended before it did. What it did stands, and can be taken back. */
    BROKEN,
    /** It was taken back. */
    UNDONE,
    /** It is being taken back. */
    UNDOING
  }
}
