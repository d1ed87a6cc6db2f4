package org.hansho.casework.store;

import org.jspecify.annotations.Nullable;

/**
 * An entry of an alert's history.
 *
 * @param n its number, in the order of all entries
 * @param before where the alert stood; null if nothing of that changed
 * @param after where it stands since; null if nothing of that changed
 */
public record AlertEntry(
    long n, Head head, @Nullable AlertState before, @Nullable AlertState after) {
  /** Longest note, in characters. */
  public static final int LONGEST_NOTE = 4_000;

  /**
   * Who did what.
   *
   * @param actor as the audit log has it; {@link #PROGRAM} for rules
   * @param time nanoseconds since 1970
   * @param verb as {@code alert.close}
   * @param action number of the action over many alerts that it is part of; 0 if none
   * @param note what was written; may be empty
   */
  public record Head(String actor, long time, String verb, long action, String note) {}

  /** Who acts where nobody does. */
  public static final String PROGRAM = "hansho";
}
