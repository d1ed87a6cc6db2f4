package org.hansho.local.epoch;

import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.Alarm;

/**
 * Everything that one epoch changed; becomes durable as a whole or not at all.
 *
 * @param number rises by at least one from epoch to epoch
 * @param positions up to where each source has been processed; sources not named keep theirs
 * @param state chunks that changed; the others keep theirs
 * @param alerts alerts that are new or changed, each once
 * @param counters new values, not differences; counters not named keep theirs
 * @param deadLetters records that could not be processed
 * @param settledLetters numbers of dead letters that are gone: processed again, or discarded
 * @param alarms those that have changed; the others keep their rows, one of count 0 loses its row
 * @param expiry what has been kept for long enough
 */
public record Epoch(
    long number,
    Map<String, byte[]> positions,
    List<StateChunk> state,
    List<StoredAlert> alerts,
    Map<String, Long> counters,
    List<DeadLetter> deadLetters,
    List<Long> settledLetters,
    List<Alarm> alarms,
    Expiry expiry) {
  public Epoch {
    positions = Map.copyOf(positions);
    state = List.copyOf(state);
    alerts = List.copyOf(alerts);
    counters = Map.copyOf(counters);
    deadLetters = List.copyOf(deadLetters);
    settledLetters = List.copyOf(settledLetters);
    alarms = List.copyOf(alarms);
  }

  /** An epoch that deletes nothing that was kept for long enough. */
  public Epoch(
      long number,
      Map<String, byte[]> positions,
      List<StateChunk> state,
      List<StoredAlert> alerts,
      Map<String, Long> counters,
      List<DeadLetter> deadLetters,
      List<Long> settledLetters,
      List<Alarm> alarms) {
    this(
        number,
        positions,
        state,
        alerts,
        counters,
        deadLetters,
        settledLetters,
        alarms,
        Expiry.NONE);
  }
}
