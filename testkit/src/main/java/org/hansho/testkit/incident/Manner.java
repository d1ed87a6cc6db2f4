package org.hansho.testkit.incident;

import java.time.Duration;

/** How the steps of a story lie in time, which of them are seen, and where they come from. */
public enum Manner {
  /** A few minutes between two steps. */
  SWIFT(Duration.ofMinutes(4), false, false, -1),
  /** Some hours between two steps. */
  SLOW(Duration.ofHours(5), false, false, -1),
  /** About two days between two steps. */
  DAYS_APART(Duration.ofHours(44), false, false, -1),
  /** The first step was not seen. */
  WITHOUT_BEGINNING(Duration.ofHours(1), false, false, 0),
  /** The second step was not seen. */
  WITHOUT_SECOND(Duration.ofHours(1), false, false, 1),
  /** The last step was not seen. */
  WITHOUT_END(Duration.ofHours(1), false, false, Integer.MAX_VALUE),
  /** It comes from the address that the whole company shares. */
  THROUGH_EGRESS(Duration.ofHours(1), true, false, -1),
  /** It takes place in the cluster that everything is deployed to. */
  ON_BUSY_CLUSTER(Duration.ofHours(1), false, true, -1);

  private final Duration pause;
  private final boolean throughEgress;
  private final boolean onBusyCluster;
  private final int missing;

  Manner(Duration pause, boolean throughEgress, boolean onBusyCluster, int missing) {
    this.pause = pause;
    this.throughEgress = throughEgress;
    this.onBusyCluster = onBusyCluster;
    this.missing = missing;
  }

  /** Time between two steps, about. */
  Duration pause() {
    return pause;
  }

  boolean isThroughEgress() {
    return throughEgress;
  }

  boolean isOnBusyCluster() {
    return onBusyCluster;
  }

  /** The step that was not seen; negative if all were. */
  int missing(int steps) {
    return Math.min(missing, steps - 1);
  }

  /** The name in tables. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
