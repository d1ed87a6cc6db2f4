package org.hansho.casework.list;

/**
 * An entry that somebody of a tenant has added to a list. Immutable.
 *
 * @param list name of the list
 * @param note why it stands there; empty if nobody said
 * @param author who added it, as the audit log has it
 * @param time when, nanoseconds since 1970
 */
public record OwnEntry(
    String tenant, String list, String entry, String note, String author, long time) {
  /** One line for the audit log. */
  public String line() {
    return note.isEmpty() ? entry : entry + " (" + note + ")";
  }
}
