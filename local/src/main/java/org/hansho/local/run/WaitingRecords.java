package org.hansho.local.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hansho.alert.Evidence;
import org.hansho.detect.Origin;
import org.hansho.detect.SavedState;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The records on which results may rest that are decided when time has passed: kept with the states
 * that wait, since by then the journal may be trimmed, the process restarted, or the file gone that
 * taught it. A piece for each piece of such states, written when a record came or went.
 *
 * <p>Holds at most {@value #MOST_BYTES} bytes; of records beyond that the place is known alone.
 * Fetches at most {@value #FETCHES} records an epoch. Belongs to the runner's thread.
 */
final class WaitingRecords {
  private static final String PREFIX = "records/";
  private static final int MOST_BYTES = 1 << 24;
  private static final int MOST_OF_FACTS = MOST_BYTES / 2;
  private static final int FETCHES = 512;
  private static final int RECORD_OVERHEAD = 200;

  /** Of content that is gone for so much event time the records go too. */
  private static final long LONGEST = 35L * 24 * 3_600 * 1_000_000_000L;

  /** The piece of facts that wait for time, which no detector has taken yet. */
  private static final Place FACTS = new Place("", 0);

  private final Map<Place, Map<Origin, Evidence>> pieces = new TreeMap<>();
  private final Map<Origin, Evidence> known = new HashMap<>();
  private final Set<Origin> leaving = new HashSet<>();
  private long bytes;

  /** Where a piece of state lies. */
  private record Place(String name, int group) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(group, other.group);
    }

    StateChunk chunk(byte[] body) {
      return new StateChunk(0, group, PREFIX + name, body);
    }
  }

  static boolean isOne(StateChunk chunk) {
    return chunk.chunk().startsWith(PREFIX);
  }

  /** The same with its record and its arrival, if they are kept. */
  Evidence find(Evidence evidence) {
    Evidence kept = known.get(origin(evidence));
    return kept == null ? evidence : evidence.withRecord(kept.record()).arrivedAt(kept.arrival());
  }

  private static Origin origin(Evidence evidence) {
    return new Origin(evidence.source(), evidence.position(), evidence.time(), evidence.hash());
  }

  /**
   * Keeps the records of states that were saved, and lets those go that they do not wait for any
   * more; these are found until {@link #settle}.
   *
   * @param changes receives the pieces that have changed
   */
  void keep(List<SavedState> saved, UnaryOperator<Evidence> fetch, List<StateChunk> changes) {
    int fetches = 0;
    for (SavedState state : saved) {
      Place place = new Place(state.name(), state.group());
      Map<Origin, Evidence> before = pieces.getOrDefault(place, Map.of());
      if (state.records().isEmpty() && before.isEmpty()) {
        continue;
      }
      Map<Origin, Evidence> now = new LinkedHashMap<>();
      for (Origin origin : state.records()) {
        Evidence kept = known.get(origin);
        if (kept == null && fetches < FETCHES && bytes < MOST_BYTES) {
          fetches++;
          kept = fetched(origin, fetch);
        }
        if (kept != null) {
          now.put(origin, kept);
        }
      }
      if (!now.keySet().equals(before.keySet())) {
        replace(place, before, now, changes);
      }
    }
  }

  private @Nullable Evidence fetched(Origin origin, UnaryOperator<Evidence> fetch) {
    Evidence evidence = fetch.apply(Evidence.of(origin));
    if (evidence.isUnfetched()) {
      return null;
    }
    remember(origin, evidence);
    return evidence;
  }

  private void remember(Origin origin, Evidence evidence) {
    if (known.put(origin, evidence) == null) {
      bytes += size(evidence);
    }
  }

  private static long size(Evidence evidence) {
    return (long) RECORD_OVERHEAD + evidence.record().length();
  }

  private void replace(
      Place place,
      Map<Origin, Evidence> before,
      Map<Origin, Evidence> now,
      List<StateChunk> changes) {
    leaving.addAll(before.keySet());
    leaving.removeAll(now.keySet());
    if (now.isEmpty()) {
      pieces.remove(place);
      changes.add(place.chunk(new byte[0]));
      return;
    }
    pieces.put(place, now);
    StateWriter out = new StateWriter();
    out.count(now.size());
    for (Evidence evidence : now.values()) {
      origin(evidence).write(out);
      out.text(evidence.record());
      out.number(evidence.arrival());
    }
    changes.add(place.chunk(out.toBytes()));
  }

  /**
   * Keeps the records of facts that wait for time until it has passed the last of them, the latest
   * as far as there is room: where their sources can be read now and perhaps not when time comes.
   */
  void keepOfFacts(
      Stream<Origin> waiting, UnaryOperator<Evidence> fetch, List<StateChunk> changes) {
    List<Origin> latest = waiting.distinct().sorted(Comparator.reverseOrder()).toList();
    Map<Origin, Evidence> now = new LinkedHashMap<>();
    for (Origin origin : latest) {
      if (bytes >= MOST_OF_FACTS) {
        break;
      }
      Evidence kept = known.get(origin);
      kept = kept == null ? fetched(origin, fetch) : kept;
      if (kept != null) {
        now.put(origin, kept);
      }
    }
    replace(FACTS, pieces.getOrDefault(FACTS, Map.of()), now, changes);
  }

  /**
   * Forgets the records that nothing waits for any more.
   *
   * @param time up to when facts have been handed over
   * @param changes receives what that changes
   */
  void settle(long time, List<StateChunk> changes) {
    Map<Origin, Evidence> facts = pieces.getOrDefault(FACTS, Map.of());
    if (!facts.isEmpty() && facts.keySet().stream().allMatch(one -> one.time() <= time)) {
      replace(FACTS, facts, Map.of(), changes);
    }
    if (leaving.isEmpty()) {
      return;
    }
    pieces.values().forEach(piece -> leaving.removeAll(piece.keySet()));
    for (Origin origin : leaving) {
      Evidence gone = known.remove(origin);
      bytes -= gone == null ? 0 : size(gone);
    }
    leaving.clear();
  }

  /**
   * Restores a piece.
   *
   * @return what removes it where its records are too old to be waited for; else null
   */
  @Nullable StateChunk restore(StateChunk chunk, long time) {
    Place place = new Place(chunk.chunk().substring(PREFIX.length()), chunk.partition());
    StateReader in = new StateReader(chunk.body());
    Map<Origin, Evidence> piece = new LinkedHashMap<>();
    long newest = Long.MIN_VALUE;
    for (int left = in.count(); left > 0; left--) {
      Origin origin = Origin.read(in);
      Evidence evidence = Evidence.of(origin).withRecord(in.text()).arrivedAt(in.number());
      piece.put(origin, evidence);
      newest = Math.max(newest, origin.time());
    }
    if (newest < time - LONGEST) {
      return place.chunk(new byte[0]);
    }
    piece.forEach(this::remember);
    pieces.put(place, piece);
    return null;
  }
}
