package org.hansho.casework.store;

import java.util.List;

/**
 * Alerts that have changed, each as it is now, in the order of their last changes. One that changed
 * twice since comes once.
 *
 * @param last number of the last of these changes; the number that was asked for if there are none
 */
public record AlertChanges(List<AlertPage.Listed> alerts, long last) {
  public AlertChanges {
    alerts = List.copyOf(alerts);
  }
}
