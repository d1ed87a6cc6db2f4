package org.hansho.server.health;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The sources that are watched, in the order in which they give room to new ones: those whose
 * rhythm is still learned before the others, so that many new names drive none of these away; then
 * by last arrival. Belongs to one thread and one look.
 */
final class Watched {
  private final PriorityQueue<Place> places =
      new PriorityQueue<>(Comparator.comparing(Place::learned).thenComparing(Place::lastArrival));

  private record Place(String name, boolean learned, long lastArrival) {}

  Watched(Map<String, SourceHealth> sources) {
    sources.forEach(this::add);
  }

  void add(String name, SourceHealth source) {
    places.add(new Place(name, source.rhythm().isLearned(), source.lastArrival()));
  }

  /** The one that leaves for a new one which arrived then; null if all were heard as lately. */
  @Nullable String leaveFor(long arrival) {
    Place first = places.peek();
    if (first == null || first.lastArrival() >= arrival) {
      return null;
    }
    places.remove();
    return first.name();
  }
}
