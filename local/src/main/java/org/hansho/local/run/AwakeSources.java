package org.hansho.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.epoch.DamagedException;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.StateChunk;
import org.hansho.record.ReaderMemory;
import org.hansho.record.ReaderMemory.SavedPiece;
import org.jspecify.annotations.Nullable;

/**
 * Which sources have their readers in memory. A reader takes a hundred kilobytes and more, so those
 * used longest ago sleep as the last epoch has stored them, and are read back when more input
 * comes; of a sleeping source only its numbers stay. What is found does not depend on it. Belongs
 * to the runner's thread, between the steps of the workers.
 */
final class AwakeSources {
  static final String POSITION = "source/";
  static final String READER = "reader/";

  /** About what a reader takes of the heap beside what it has to save. */
  private static final long BYTES = 320 << 10;

  /** The same of one with tables of its own. */
  private static final long BYTES_WITH_MEMORY = 768 << 10;

  /** What was saved takes more in memory. */
  private static final int SAVED_TIMES = 2;

  private final EpochStore store;
  private final long most;
  private final Map<String, Long> bytes = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, SourceState> asleepHoldingBack = new TreeMap<>();
  private long all;
  private long woken;

  /**
   * No source is awake.
   *
   * @param most bytes of the heap for readers; a batch may take half as much more
   */
  AwakeSources(EpochStore store, long most) {
    this.store = store;
    this.most = most;
  }

  /**
   * A source gets input: it is woken if it sleeps.
   *
   * @return whether the batch may go on to further sources
   */
  boolean use(String id, Worker worker) {
    SourceState state = worker.sources().get(id);
    if (state != null && state.isAsleep()) {
      wake(state, worker);
      asleepHoldingBack.remove(id);
    }
    boolean isNew = !bytes.containsKey(id);
    long takes = bytesOf(state);
    put(id, takes);
    woken += isNew ? takes : 0;
    return woken < most / 2;
  }

  private static long bytesOf(@Nullable SourceState state) {
    if (state == null) {
      return BYTES;
    }
    long reader = state.format.hasMemory() ? BYTES_WITH_MEMORY : BYTES;
    return reader + SAVED_TIMES * state.savedBytes;
  }

  private void put(String id, long takes) {
    Long before = bytes.put(id, takes);
    all += takes - (before == null ? 0 : before);
  }

  /** A piece of what the reader of a source remembers, as it is stored. */
  static StateChunk piece(SourceState source, SavedPiece piece) {
    return new StateChunk(StateChunk.ON_DEMAND, piece.number(), READER + source.id, piece.bytes());
  }

  /** What cannot be used of what is stored is given up; the source goes on without. */
  private void wake(SourceState state, Worker worker) {
    byte[] saved = null;
    try {
      saved = store.position(POSITION + state.id);
      if (saved == null) {
        throw new IllegalStateException("nothing is stored of source " + state.id);
      }
      restore(state, saved, worker);
    } catch (DamagedException | RuntimeException | StackOverflowError failure) {
      worker.wakeForgetful(state, saved, failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void restore(SourceState state, byte[] saved, Worker worker) throws IOException {
    worker.wake(state, saved);
    ReaderMemory memory = state.open().memory();
    for (int piece = 0; piece < memory.pieces(); piece++) {
      byte[] body = store.find(StateChunk.ON_DEMAND, piece, READER + state.id);
      if (body != null) {
        memory.restore(new SavedPiece(piece, body));
      }
    }
  }

  /** The sources that sleep and hold back records, in order of their ids. */
  List<SourceState> asleepHoldingBack() {
    return List.copyOf(asleepHoldingBack.values());
  }

  /** A source has gone to sleep. */
  void sleeps(SourceState source) {
    if (source.holdsBack()) {
      asleepHoldingBack.put(source.id, source);
    }
  }

  /** All that is known is stored: sources beyond the bound go to sleep, longest unused first. */
  void committed(Sources sources) {
    woken = 0;
    for (String id : List.copyOf(bytes.keySet())) {
      SourceState state = all > most ? sources.find(id) : null;
      if (all <= most) {
        return;
      }
      if (state != null) {
        sources.readerOf(id).putToSleep(state);
        sleeps(state);
      }
      Long takes = bytes.remove(id);
      all -= takes == null ? 0 : takes;
    }
  }
}
