package org.hansho.casework.incident;

import java.util.List;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/**
 * An incident as a list shows it.
 *
 * @param firstTime event time of the first alert, nanoseconds since 1970
 * @param alerts how many alerts it has
 * @param severity raised by one where it names an entity that people called critical
 * @param pattern id of the pattern it follows; empty if none
 * @param intents its stages, in the order of the kill chain
 * @param place the entity that says most of where it is
 */
public record IncidentHead(
    String id,
    long firstTime,
    long lastTime,
    Severity severity,
    int score,
    int alerts,
    String pattern,
    boolean byHand,
    List<Intent> intents,
    String place) {
  public IncidentHead {
    intents = List.copyOf(intents);
  }
}
