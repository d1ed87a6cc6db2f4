package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Step;

/**
 * Finds incidents that are like one. Looked at are those that name an entity of it, then those of
 * its pattern, then the newest: 200 at most.
 */
record Similar(StepTable steps, IncidentTable incidents) {
  private static final int MOST_LOOKED = 200;
  private static final double ENTITIES = 0.4;
  private static final double DETECTIONS = 0.4;
  private static final double PATTERN = 0.2;

  /** Farther ones have nothing in common worth showing. */
  private static final double FARTHEST = 0.9;

  List<SimilarIncident> to(IncidentHead head, int most) throws SQLException {
    List<Step> members = steps.members(head.id());
    Set<EntityKey> keys = keys(members);
    List<SimilarIncident> similar = new ArrayList<>();
    for (IncidentHead other : candidates(head, keys)) {
      SimilarIncident one = compare(head, members, keys, other);
      if (one.distance() <= FARTHEST) {
        similar.add(one);
      }
    }
    similar.sort(
        Comparator.comparingDouble(SimilarIncident::distance)
            .thenComparing(one -> one.head().id()));
    return similar.subList(0, Math.min(most, similar.size()));
  }

  private Collection<IncidentHead> candidates(IncidentHead head, Set<EntityKey> keys)
      throws SQLException {
    Map<String, IncidentHead> found = new LinkedHashMap<>();
    for (EntityKey key : keys.stream().limit(MOST_LOOKED).toList()) {
      if (found.size() >= MOST_LOOKED) {
        break;
      }
      add(incidents.all(steps.incidentsNaming(key, MOST_LOOKED)), found);
    }
    if (!head.pattern().isEmpty()) {
      add(incidents.ofPattern(head.pattern(), MOST_LOOKED), found);
    }
    add(incidents.list(IncidentQuery.ALL, Long.MAX_VALUE, "~", MOST_LOOKED), found);
    found.remove(head.id());
    return found.values();
  }

  private static void add(List<IncidentHead> heads, Map<String, IncidentHead> found) {
    for (IncidentHead head : heads) {
      if (found.size() < MOST_LOOKED) {
        found.put(head.id(), head);
      }
    }
  }

  private SimilarIncident compare(
      IncidentHead head, List<Step> members, Set<EntityKey> keys, IncidentHead other)
      throws SQLException {
    List<Step> others = steps.members(other.id());
    Set<EntityKey> otherKeys = keys(others);
    Set<EntityKey> shared = new TreeSet<>(keys);
    shared.retainAll(otherKeys);
    Set<String> detections = detections(members);
    Set<String> otherDetections = detections(others);
    Set<String> both = new TreeSet<>(detections);
    both.retainAll(otherDetections);
    Set<String> missing = new TreeSet<>(detections);
    missing.removeAll(otherDetections);
    Set<String> further = new TreeSet<>(otherDetections);
    further.removeAll(detections);
    boolean samePattern = !head.pattern().isEmpty() && head.pattern().equals(other.pattern());
    double near =
        ENTITIES * ratio(shared.size(), keys.size(), otherKeys.size())
            + DETECTIONS * ratio(both.size(), detections.size(), otherDetections.size())
            + (samePattern ? PATTERN : 0);
    return new SimilarIncident(
        other,
        Math.round(1_000 * (1 - near)) / 1_000.0,
        List.copyOf(shared),
        List.copyOf(both),
        List.copyOf(missing),
        List.copyOf(further),
        samePattern);
  }

  /** How many of all are in both, from 0 to 1. */
  private static double ratio(int both, int one, int other) {
    int all = one + other - both;
    return all == 0 ? 0 : (double) both / all;
  }

  private static Set<EntityKey> keys(List<Step> members) {
    Set<EntityKey> keys = new TreeSet<>();
    for (Step step : members) {
      step.keys().stream().filter(key -> EntityKeys.weight(key) > 0).forEach(keys::add);
    }
    return keys;
  }

  private static Set<String> detections(List<Step> members) {
    Set<String> detections = new TreeSet<>();
    members.forEach(step -> detections.add(step.detection()));
    return detections;
  }
}
