package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalEntry;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalRecord;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.jspecify.annotations.Nullable;

/**
 * Where pushes stand that an earlier process has read and the journal still has. Looks through the
 * journal when it is asked for the first time, which costs the reading of a segment; of more than
 * {@value #MOST} pushes the latest are known. Belongs to the runner's thread.
 */
final class EarlierPushes {
  private static final int MOST = 50_000;

  private final Journal journal;
  private final Position end;
  private final Map<String, Long> ends;
  private @Nullable Map<String, NavigableMap<Long, InputPlaces.Place>> places;

  /** A push without its place in its source. */
  private record Found(String source, long arrival, long length, Position at) {}

  /**
   * Pushes before a position.
   *
   * @param ends how far each source was read up to there
   */
  EarlierPushes(Journal journal, Position end, Map<String, Long> ends) {
    this.journal = journal;
    this.end = end;
    this.ends = Map.copyOf(ends);
  }

  /** The push that a position of a source lies in; null if it is not known. */
  InputPlaces.@Nullable Place find(String source, long position) {
    Map<String, NavigableMap<Long, InputPlaces.Place>> known = places;
    if (known == null) {
      known = read();
      places = known;
    }
    NavigableMap<Long, InputPlaces.Place> ofSource = known.get(source);
    Map.Entry<Long, InputPlaces.Place> found =
        ofSource == null ? null : ofSource.floorEntry(position);
    return found == null || position >= ends.getOrDefault(source, 0L) ? null : found.getValue();
  }

  private Map<String, NavigableMap<Long, InputPlaces.Place>> read() {
    ArrayDeque<Found> latest = new ArrayDeque<>();
    Set<String> keys = new HashSet<>();
    try (JournalReader reader = journal.read(new Position(journal.firstSegment(), 0))) {
      JournalEntry entry = reader.next();
      while (entry != null && entry.next().compareTo(end) <= 0) {
        if (entry instanceof JournalRecord record && isRead(record.push(), keys)) {
          latest.addLast(found(record));
          if (latest.size() > MOST) {
            latest.removeFirst();
          }
        }
        entry = reader.next();
      }
    } catch (IOException unreadable) {
      return Map.of();
    }
    return placed(latest);
  }

  private boolean isRead(Push push, Set<String> keys) {
    return ends.containsKey(push.source())
        && (push.key().isEmpty() || keys.add(push.source() + '\n' + push.key()));
  }

  private static Found found(JournalRecord record) {
    Push push = record.push();
    Input input = new Input(push.source(), push.time(), push.payload(), record.position());
    long length = push.payload().length + (input.lacksLineFeed() ? 1L : 0L);
    return new Found(push.source(), push.time(), length, record.position());
  }

  /** Each begins where the one behind it begins, less its length. */
  private Map<String, NavigableMap<Long, InputPlaces.Place>> placed(ArrayDeque<Found> latest) {
    Map<String, Long> starts = new HashMap<>(ends);
    Map<String, NavigableMap<Long, InputPlaces.Place>> placed = new HashMap<>();
    while (!latest.isEmpty()) {
      Found push = latest.removeLast();
      long start = starts.getOrDefault(push.source(), 0L) - push.length();
      starts.put(push.source(), start);
      if (start >= 0) {
        placed
            .computeIfAbsent(push.source(), unseen -> new TreeMap<>())
            .put(start, new InputPlaces.Place(push.source(), start, push.arrival(), push.at()));
      }
    }
    return placed;
  }
}
