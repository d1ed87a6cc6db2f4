package org.hansho.local.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.journal.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where the latest pushes of this process begin: in their source, and in the journal. Holds at most
 * {@value #MOST} of them, some 5 MB; belongs to the runner's thread.
 */
final class PushPlaces {
  private static final int MOST = 50_000;

  private final Map<String, TreeMap<Long, Position>> bySource = new HashMap<>();
  private final ArrayDeque<Place> order = new ArrayDeque<>();

  private record Place(String source, long start, long segment) {}

  void add(String source, long start, Position journal) {
    bySource.computeIfAbsent(source, unseen -> new TreeMap<>()).put(start, journal);
    order.addLast(new Place(source, start, journal.segment()));
    if (order.size() > MOST) {
      forget(order.removeFirst());
    }
  }

  /** Forgets the pushes of segments that were removed. */
  void trimmed(long firstSegment) {
    while (!order.isEmpty() && order.getFirst().segment() < firstSegment) {
      forget(order.removeFirst());
    }
  }

  private void forget(Place place) {
    TreeMap<Long, Position> places = bySource.get(place.source());
    if (places != null) {
      places.remove(place.start());
      if (places.isEmpty()) {
        bySource.remove(place.source());
      }
    }
  }

  /** The push that a position of a source lies in, by its beginning; null if it is not known. */
  Map.@Nullable Entry<Long, Position> find(String source, long position) {
    TreeMap<Long, Position> places = bySource.get(source);
    return places == null ? null : places.floorEntry(position);
  }
}
