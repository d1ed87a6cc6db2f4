package org.hansho.casework.incident;

/**
 * Whether an entity is critical, and who says so.
 *
 * @param person who called it critical first; empty if only a list does, or it is not known
 * @param since when that person did, nanoseconds since 1970; 0 if nobody did or it is not known
 */
public record Criticality(By by, String person, long since) {
  /** Of what is not critical. */
  static final Criticality NONE = new Criticality(By.NOBODY, "", 0);

  /** Who says that an entity is critical. */
  public enum By {
    /** It is not. */
    NOBODY,
    /** People of the tenant. */
    PEOPLE,
    /** A list. */
    LIST,
    /** Both. */
    BOTH
  }
}
