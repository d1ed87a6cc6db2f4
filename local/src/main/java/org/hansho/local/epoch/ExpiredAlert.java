package org.hansho.local.epoch;

/**
 * A stored alert that is to be deleted, and what must be known of it if its id comes again.
 *
 * @param firstTime event time of its first evidence, nanoseconds since 1970
 * @param count events that fell into it
 * @param revision how often it had changed
 * @param epoch number of the epoch that changed it last
 * @param bytes that it takes, as {@link EpochStore#alertBytes} counts them
 * @param until its id is remembered while event time has not passed this
 */
public record ExpiredAlert(
    String tenant,
    String id,
    String detection,
    long firstTime,
    long count,
    long revision,
    long epoch,
    long bytes,
    long until) {
  /** The same, remembered for so long. */
  public ExpiredAlert until(long time) {
    return new ExpiredAlert(tenant, id, detection, firstTime, count, revision, epoch, bytes, time);
  }
}
