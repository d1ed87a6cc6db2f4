package org.hansho.casework.export.format;

import java.util.Locale;

/**
 * What people think of an alert.
 *
 * @param reason why it was closed, a word of the triage; empty if it is open
 * @param assignee who works on it; empty if nobody does
 */
public record TriageState(Status status, String reason, String assignee) {
  /** Nobody has looked at it yet. */
  public static final TriageState NEW = new TriageState(Status.ACTIVE, "", "");

  /** Where an alert stands between being raised and being closed. */
  public enum Status {
    ACTIVE,
    IN_PROGRESS,
    RESOLVED,
    DISMISSED,
    /** A rule of the operator hides it. */
    SUPPRESSED;

    /** The name in settings and outputs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
