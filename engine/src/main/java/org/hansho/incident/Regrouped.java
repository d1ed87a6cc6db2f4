package org.hansho.incident;

import java.util.List;
import java.util.Set;

/**
 * What grouping has found out. Immutable.
 *
 * @param looked ids of all alerts whose place is known; incidents that hold one of them are
 *     replaced
 * @param incidents all incidents of these alerts, by id; they hold no others
 * @param isCut whether so many alerts hang together that the place of some is not known: these stay
 *     where they are
 */
public record Regrouped(Set<String> looked, List<Incident> incidents, boolean isCut) {
  public Regrouped {
    looked = Set.copyOf(looked);
    incidents = List.copyOf(incidents);
  }
}
