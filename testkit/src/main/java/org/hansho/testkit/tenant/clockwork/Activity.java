package org.hansho.testkit.tenant.clockwork;

import org.hansho.testkit.tenant.record.Logs;

/** Something that goes on in a tenant: a person's days, a backup, one burst of reads, an attack. */
public abstract class Activity {
  /** The time at which an ended activity goes on. */
  public static final long NEVER = Long.MAX_VALUE;

  long due;
  long order;

  /**
   * Writes what happens now, starts what follows from it, and returns when it goes on.
   *
   * @param now microseconds since 1970; every record carries this time
   * @return when to be called again, not before {@code now}, or {@link #NEVER}
   */
  protected abstract long act(long now, Timeline timeline, Logs logs);
}
