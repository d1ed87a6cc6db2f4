package org.hansho.local.epoch;

import java.util.List;

/**
 * What an epoch deletes because it has been kept for long enough.
 *
 * @param alerts that did not change in the epoch
 * @param time event time: expired ids that were remembered until before it are forgotten
 * @param damagedUpTo rows set aside as damaged up to this epoch are deleted
 */
public record Expiry(List<ExpiredAlert> alerts, long time, long damagedUpTo) {
  /** Deletes nothing. */
  public static final Expiry NONE = new Expiry(List.of(), Long.MIN_VALUE, Long.MIN_VALUE);

  public Expiry {
    alerts = List.copyOf(alerts);
  }
}
