package org.hansho.casework.feed;

import org.hansho.alert.Alert;

/** What happened to an alert in an epoch. */
public sealed interface AlertChange {
  /** The alert's id. */
  String id();

  /**
   * The alert is new, or is no longer what it was.
   *
   * @param alert as it is now, whole
   * @param revision how often it has changed, from 1
   */
  record Raised(Alert alert, long revision) implements AlertChange {
    @Override
    public String id() {
      return alert.id();
    }
  }

  /** The runner has kept the alert for long enough and forgets it. */
  record Expired(String id) implements AlertChange {}
}
