package org.hansho.server.health;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.server.settings.PlannedTime;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;

/**
 * Which silences of a tenant's sources are no alert, as the settings say. Immutable.
 *
 * @param quiet sources of which no silence is one
 * @param planned when a source may be silent, by its name
 */
record SourcePlans(Set<String> quiet, Map<String, List<PlannedTime>> planned) {
  private static final long SECOND = 1_000_000_000L;

  SourcePlans {
    quiet = Set.copyOf(quiet);
    planned = Map.copyOf(planned);
  }

  static SourcePlans of(ServerSettings settings, String tenant) {
    Set<String> quiet = new HashSet<>();
    Map<String, List<PlannedTime>> planned = new TreeMap<>();
    for (SourceSettings source : settings.sources()) {
      if (source.tenant().equals(tenant)) {
        if (!source.silence()) {
          quiet.add(source.id());
        }
        planned.put(source.id(), source.planned());
      }
    }
    return new SourcePlans(quiet, planned);
  }

  /**
   * Whether a source may be silent at a time.
   *
   * @param time nanoseconds since 1970
   */
  boolean isPlanned(String source, long time) {
    List<PlannedTime> times = planned.getOrDefault(source, List.of());
    if (times.isEmpty()) {
      return false;
    }
    Instant moment = Instant.ofEpochSecond(Math.floorDiv(time, SECOND));
    return times.stream().anyMatch(one -> one.contains(moment));
  }
}
