package org.hansho.casework.incident;

import java.util.List;
import org.hansho.incident.EntityKey;

/**
 * An incident that is like another one.
 *
 * @param distance from 0, the same, to 1, nothing in common
 * @param shared entities that both name
 * @param detections that both have
 * @param missing detections of the other one that this one has not
 * @param further detections of this one that the other one has not
 * @param samePattern whether both follow one pattern
 */
public record SimilarIncident(
    IncidentHead head,
    double distance,
    List<EntityKey> shared,
    List<String> detections,
    List<String> missing,
    List<String> further,
    boolean samePattern) {
  public SimilarIncident {
    shared = List.copyOf(shared);
    detections = List.copyOf(detections);
    missing = List.copyOf(missing);
    further = List.copyOf(further);
  }
}
