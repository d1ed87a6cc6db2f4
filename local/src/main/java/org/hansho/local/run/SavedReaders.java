package org.hansho.local.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.epoch.StateChunk;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Saves where the reading of one worker's sources stands, with what their readers remember.
 *
 * <p>A reader that fails at it is dropped: that is a dead letter and an alarm, and the source goes
 * on with a reader that remembers nothing. A format whose readers have failed so {@link
 * KeyedSession#FAILURES} times is not saved any more: its readers begin anew with each epoch until
 * the process ends. Belongs to the runner's thread, between the steps of the worker.
 */
final class SavedReaders {
  private final Map<String, byte[]> positions = new HashMap<>();
  private final List<StateChunk> pieces = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();

  /** Drops what a reader remembers. */
  interface GivingUp {
    /** Without a cause, only what the reader held back is reported. */
    void forget(SourceState source, @Nullable Throwable cause);
  }

  /** Saves the sources that were touched since the last call. */
  void save(Iterable<SourceState> sources, GivingUp givingUp) {
    for (SourceState source : sources) {
      if (source.touched) {
        save(source, givingUp);
        source.touched = false;
        source.open().settle();
      }
    }
  }

  private void save(SourceState source, GivingUp givingUp) {
    String format = source.format.name();
    if (isQuarantined(format)) {
      givingUp.forget(source, null);
      saveNothing(source);
      return;
    }
    List<StateChunk> changed = new ArrayList<>();
    try {
      byte[] saved = source.save();
      source.open().memory().saveChanged(piece -> changed.add(AwakeSources.piece(source, piece)));
      positions.put(AwakeSources.POSITION + source.id, saved);
      pieces.addAll(changed);
    } catch (RuntimeException | StackOverflowError failure) {
      failures.merge(format, 1, Integer::sum);
      givingUp.forget(source, failure);
      saveNothing(source);
    }
  }

  private void saveNothing(SourceState source) {
    source.open().memory().saveNothing(piece -> pieces.add(AwakeSources.piece(source, piece)));
    positions.put(AwakeSources.POSITION + source.id, source.saveForgetful());
  }

  private boolean isQuarantined(String format) {
    return failures.getOrDefault(format, 0) >= KeyedSession.FAILURES;
  }

  /** Stage and part of what kept failing and is asked no more. */
  List<String> quarantined() {
    return failures.keySet().stream()
        .filter(this::isQuarantined)
        .map(format -> Stage.FORMAT.text() + " " + format + " memory")
        .toList();
  }

  /** Hands over what was saved since the last call. */
  void take(Map<String, byte[]> allPositions, List<StateChunk> allPieces) {
    allPositions.putAll(positions);
    allPieces.addAll(pieces);
    positions.clear();
    pieces.clear();
  }
}
