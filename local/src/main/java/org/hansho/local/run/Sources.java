package org.hansho.local.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochStore;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a runner: which worker reads each of them, how far each was taken, and where its
 * latest pushes stand in the journal. Belongs to the runner's thread, between the steps of the
 * workers.
 */
final class Sources {
  private final List<Worker> workers;
  private final AwakeSources awake;
  private final InputPlaces places;
  private final Map<String, Long> given = new HashMap<>();

  /** Those that event time looks at. */
  private final Map<String, SourceState> watched = new LinkedHashMap<>();

  private @Nullable ArrayDeque<SourceState> asleepAtTheEnd;

  /**
   * No source is known.
   *
   * @param workers that read them
   * @param readers bytes of the heap for their readers
   * @param places where input stands
   */
  Sources(List<Worker> workers, EpochStore store, long readers, InputPlaces places) {
    this.workers = List.copyOf(workers);
    this.awake = new AwakeSources(store, readers);
    this.places = places;
  }

  /** The worker that reads a source. */
  Worker readerOf(String source) {
    return workers.get(Math.floorMod(source.hashCode(), workers.size()));
  }

  @Nullable SourceState find(String id) {
    return readerOf(id).sources().get(id);
  }

  int size() {
    return workers.stream().mapToInt(worker -> worker.sources().size()).sum();
  }

  List<SourceState> all() {
    List<SourceState> sources = new ArrayList<>();
    workers.forEach(worker -> sources.addAll(worker.sources().values()));
    return sources;
  }

  /** How far the bytes of a source were taken. */
  long position(String source) {
    SourceState state = find(source);
    return state == null ? 0 : state.position + state.unread();
  }

  /** How far the bytes of each source were taken. */
  Map<String, Long> positions() {
    return all().stream()
        .collect(
            Collectors.toMap(source -> source.id, source -> source.position + source.unread()));
  }

  /** Where the latest input begins. */
  InputPlaces places() {
    return places;
  }

  /** The time of the newest event of all sources. */
  long newest() {
    long newest = Long.MIN_VALUE;
    for (Worker worker : workers) {
      for (SourceState source : worker.sources().values()) {
        newest = Math.max(newest, source.clock.reached());
      }
    }
    return newest;
  }

  /** Hands input to the reader of its source; whether the batch may go on to further sources. */
  boolean give(Input input) {
    String source = input.source();
    long start = given.getOrDefault(source, position(source));
    places.add(source, start, input.arrival(), input.journal());
    given.put(source, start + input.bytes().length + (input.lacksLineFeed() ? 1 : 0));
    Worker reader = readerOf(source);
    reader.give(input);
    return awake.use(source, reader);
  }

  /** Hands a dead letter to the reader of its source, to be processed again. */
  void giveAgain(DeadLetter letter) {
    Worker reader = readerOf(letter.source());
    reader.giveAgain(letter);
    awake.use(letter.source(), reader);
  }

  /**
   * Wakes the sources that have been silent for so long that what they hold back is handed over, as
   * many as there is room for.
   *
   * @return whether there are any
   */
  boolean wakeSilent(Watermark time, long now) {
    boolean any = false;
    for (Worker worker : workers) {
      any |= worker.awake().values().stream().anyMatch(source -> isDue(source, time, now));
    }
    for (SourceState source : awake.asleepHoldingBack()) {
      if (isDue(source, time, now)) {
        any = true;
        if (!awake.use(source.id, readerOf(source.id))) {
          return true;
        }
      }
    }
    return any;
  }

  private static boolean isDue(SourceState source, Watermark time, long now) {
    return source.isDue(time.silence(source.clock, now));
  }

  /**
   * The sources that event time looks at: all that are awake, and those that sleep but for those
   * that were taken out of it, which come back when more of them does.
   */
  Collection<SourceState> watched() {
    workers.forEach(worker -> watched.putAll(worker.awake()));
    return watched.values();
  }

  /** All have ended that were awake: whether one sleeps whose end may bring out more. */
  boolean sleepOverMore() {
    ArrayDeque<SourceState> asleep = asleepAtTheEnd;
    if (asleep == null) {
      asleep = new ArrayDeque<>();
      for (SourceState source : all()) {
        if (source.isAsleep() && source.endBringsMore()) {
          asleep.add(source);
        }
      }
      asleepAtTheEnd = asleep;
    }
    return !asleep.isEmpty();
  }

  /** Wakes some of these, as many as there is room for. */
  void wakeToEnd() {
    boolean hasRoom = true;
    while (hasRoom && sleepOverMore()) {
      SourceState next = Objects.requireNonNull(asleepAtTheEnd).remove();
      hasRoom = awake.use(next.id, readerOf(next.id));
    }
  }

  /** Goes on with a source where the last epoch left it; it sleeps until more of it comes. */
  void restore(String id, byte[] saved) {
    SourceState source = readerOf(id).restoreAsleep(id, saved);
    if (source != null) {
      watched.put(id, source);
      awake.sleeps(source);
    }
  }

  /** All that is known is stored. */
  void committed() {
    given.clear();
    awake.committed(this);
  }
}
