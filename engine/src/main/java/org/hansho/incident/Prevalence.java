package org.hansho.incident;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How common an entity is among the alerts of its tenant, in the 30 days before a time and the 7
 * days behind it. What everybody shares does not tie alerts together: an egress address has many
 * accounts, a busy account or host is named day after day. Immutable.
 *
 * @param alerts how many alerts name it, counted up to {@value #MOST_ALERTS}
 * @param days on how many days (UTC) they do
 * @param companions how many other specific entities they name beside it
 */
public record Prevalence(int alerts, int days, int companions) {
  /** An entity that more alerts name in this time ties nothing together. */
  public static final int MOST_ALERTS = 200;

  /** Days that an entity may be named on without losing weight. */
  static final int FREE_DAYS = 5;

  /** Companions that it may have without losing weight. */
  static final int FREE_COMPANIONS = 5;

  /** At so many times what is free it has no weight any more. */
  static final double CAP = 1.6;

  static final long BEFORE = Duration.ofDays(30).toNanos();
  static final long BEHIND = Duration.ofDays(7).toNanos();
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final double SPECIFIC = 0.8;

  /** The prevalence at a time, from alerts that name the entity, of which others are left out. */
  static Prevalence of(EntityKey key, List<Step> naming, long time) {
    int alerts = 0;
    Set<Long> days = new HashSet<>();
    Set<EntityKey> companions = new HashSet<>();
    for (Step step : naming) {
      if (step.time() >= time - BEFORE && step.time() <= time + BEHIND) {
        alerts++;
        days.add(Math.floorDiv(step.time(), DAY));
        for (EntityKey other : step.keys()) {
          if (!other.equals(key) && EntityKeys.weight(other) >= SPECIFIC) {
            companions.add(other);
          }
        }
      }
    }
    return new Prevalence(alerts, days.size(), companions.size());
  }

  /** What is left of the entity's weight: 1 if it is rare, 0 if everybody shares it. */
  public double factor() {
    double load = Math.max((double) days / FREE_DAYS, (double) companions / FREE_COMPANIONS);
    if (alerts > MOST_ALERTS || load >= CAP) {
      return 0;
    }
    return load <= 1 ? 1 : 1 / load;
  }
}
