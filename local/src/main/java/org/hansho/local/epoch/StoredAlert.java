package org.hansho.local.epoch;

/**
 * An alert as it is stored: what lists and filters need, and the whole as JSON.
 *
 * @param tenant whose alert it is; tenant and id name an alert
 * @param id hash of what the alert is about, the same in any run
 * @param severity the severity's rank, the highest number the worst
 * @param firstTime event time of the first evidence, nanoseconds since 1970
 * @param lastTime event time of the last evidence
 * @param count events that fell into the alert
 * @param body the alert as JSON, evidence within
 * @param revision how often the alert has changed, from 1; rises with each commit that holds it
 * @param epoch number of the epoch that changed it last; a reader asks for what changed since one
 */
public record StoredAlert(
    String tenant,
    String id,
    String detection,
    int severity,
    long firstTime,
    long lastTime,
    long count,
    String body,
    long revision,
    long epoch) {

  /** The same as it is stored by an epoch. */
  StoredAlert stored(long newRevision, long byEpoch) {
    return new StoredAlert(
        tenant, id, detection, severity, firstTime, lastTime, count, body, newRevision, byEpoch);
  }

  /** An alert on its way into the store, which fills in revision and epoch. */
  public StoredAlert(
      String tenant,
      String id,
      String detection,
      int severity,
      long firstTime,
      long lastTime,
      long count,
      String body) {
    this(tenant, id, detection, severity, firstTime, lastTime, count, body, 0, 0);
  }
}
