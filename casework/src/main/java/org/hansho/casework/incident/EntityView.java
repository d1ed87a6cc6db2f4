package org.hansho.casework.incident;

import java.util.List;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Prevalence;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entity from the alerts that name it.
 *
 * @param criticality whether it is critical, and who says so
 * @param firstSeen event time of the first alert, nanoseconds since 1970; {@code Event.NO_TIME} if
 *     none names it
 * @param alerts how many alerts name it, and since when it is bounded, whether that is all
 * @param isAll whether all alerts were looked at
 * @param newest ids of the newest alerts, the newest first
 * @param incidents ids of incidents that they are in, the newest first
 * @param detections of these alerts
 * @param prevalence how common it was when it was last seen
 * @param spread on how many hosts it was; null of a host
 * @param related other entities of the same alerts, those that most of them name first
 */
public record EntityView(
    EntityKey key,
    Criticality criticality,
    long firstSeen,
    long lastSeen,
    int alerts,
    boolean isAll,
    List<String> newest,
    List<String> incidents,
    List<String> detections,
    Prevalence prevalence,
    @Nullable Spread spread,
    List<Related> related) {
  /** Days before an entity was last seen in which hosts are counted. */
  public static final int SPREAD_DAYS = 30;

  public EntityView {
    newest = List.copyOf(newest);
    incidents = List.copyOf(incidents);
    detections = List.copyOf(detections);
    related = List.copyOf(related);
  }

  /** Whether incidents that name it are graver. */
  public boolean isCritical() {
    return criticality.by() != Criticality.By.NOBODY;
  }

  /**
   * On how many hosts an entity was in the {@value #SPREAD_DAYS} days before it was last seen.
   *
   * @param hosts of alerts that name it
   * @param of all hosts that any alert named in that time
   * @param isExact whether all alerts and hosts could be looked at; else both are at least so many
   */
  public record Spread(int hosts, long of, boolean isExact) {}

  /** An entity that alerts name beside it. */
  public record Related(EntityKey key, int alerts) {}
}
