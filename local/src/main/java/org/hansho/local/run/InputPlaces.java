package org.hansho.local.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Evidence;
import org.hansho.local.journal.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where the latest input begins in its source, when it arrived, and where it stands in the journal
 * if it was pushed: that of this process, and pushes of earlier ones. Holds at most {@value #MOST}
 * pushes and as many blocks of what can be read again, some 5 MB each; belongs to the runner's
 * thread.
 */
final class InputPlaces {
  private static final int MOST = 50_000;

  private final Map<String, TreeMap<Long, Place>> bySource = new HashMap<>();
  private final ArrayDeque<Place> pushes = new ArrayDeque<>();
  private final ArrayDeque<Place> blocks = new ArrayDeque<>();
  private @Nullable EarlierPushes earlier;
  private long firstSegment;

  /**
   * Where an input begins.
   *
   * @param start in its source
   * @param arrival nanoseconds since 1970
   * @param journal where it stands there; null if it can be read again
   */
  record Place(String source, long start, long arrival, @Nullable Position journal) {}

  /** Says where to look for pushes that an earlier process has read. */
  void continueFrom(EarlierPushes pushes) {
    earlier = pushes;
  }

  void add(String source, long start, long arrival, @Nullable Position journal) {
    Place place = new Place(source, start, arrival, journal);
    bySource.computeIfAbsent(source, unseen -> new TreeMap<>()).put(start, place);
    ArrayDeque<Place> order = journal == null ? blocks : pushes;
    order.addLast(place);
    if (order.size() > MOST) {
      forget(order.removeFirst());
    }
  }

  /** Of pushes of segments that were removed only their arrival is known. */
  void trimmed(long first) {
    firstSegment = first;
    while (!pushes.isEmpty() && isBefore(pushes.getFirst(), first)) {
      Place gone = pushes.removeFirst();
      if (gone.equals(find(gone.source(), gone.start()))) {
        add(gone.source(), gone.start(), gone.arrival(), null);
      }
    }
  }

  private static boolean isBefore(Place place, long segment) {
    return place.journal() != null && place.journal().segment() < segment;
  }

  private void forget(Place place) {
    TreeMap<Long, Place> places = bySource.get(place.source());
    if (places != null) {
      places.remove(place.start(), place);
      if (places.isEmpty()) {
        bySource.remove(place.source());
      }
    }
  }

  /** The input that a position of a source lies in; null if it is not known. */
  @Nullable Place find(String source, long position) {
    TreeMap<Long, Place> places = bySource.get(source);
    Map.Entry<Long, Place> found = places == null ? null : places.floorEntry(position);
    return found == null ? earlier(source, position) : found.getValue();
  }

  private @Nullable Place earlier(String source, long position) {
    Place place = earlier == null ? null : earlier.find(source, position);
    return place == null || !isBefore(place, firstSegment)
        ? place
        : new Place(source, place.start(), place.arrival(), null);
  }

  /** When the byte at a position of a source arrived. */
  long arrival(String source, long position) {
    Place place = find(source, position);
    return place == null ? Evidence.NO_ARRIVAL : place.arrival();
  }
}
