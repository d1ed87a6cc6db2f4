package org.hansho.casework.suppression;

/**
 * A filter that hides alerts, and why. Times are nanoseconds since 1970.
 *
 * @param filter in the language of {@code casework.filter}, in its one form
 * @param author who made it, as the audit log has it
 * @param expires when it ends; {@link #NEVER} if it does not
 * @param begins of a maintenance window the first record that it hides; 0 of other suppressions
 * @param ends of a maintenance window the first record that it no longer hides; else 0
 */
public record Suppression(
    String id,
    String tenant,
    String name,
    String filter,
    String reason,
    String author,
    long created,
    long expires,
    long begins,
    long ends,
    boolean enabled) {
  /** Of a suppression that stays until somebody removes it. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Whether it hides records of a time only. */
  public boolean isWindow() {
    return ends != 0;
  }

  /** Whether it hides alerts that come now. */
  public boolean isInForce(long now) {
    return enabled && now < expires;
  }

  /** The same, in force or not. */
  public Suppression enabled(boolean other) {
    return new Suppression(
        id, tenant, name, filter, reason, author, created, expires, begins, ends, other);
  }

  /** The same until another time. */
  public Suppression until(long other) {
    return new Suppression(
        id, tenant, name, filter, reason, author, created, other, begins, ends, enabled);
  }
}
