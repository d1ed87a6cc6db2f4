package org.hansho.casework.audit;

/**
 * What is wrong with the log.
 *
 * @param first number of the row it begins at
 * @param last number of the row it ends at
 */
public record AuditFault(Kind kind, long first, long last) {
  /** What happened to rows. */
  public enum Kind {
    /** The row is not as it was written; rows whose places were exchanged are of this kind too. */
    CHANGED,
    /** Rows are not there. */
    MISSING,
    /** The row is whole and was not written behind the one before it: one of both was replaced. */
    REPLACED
  }
}
