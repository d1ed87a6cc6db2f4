package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** The peers of a key that may be guessing, at most {@link #MOST}. Belongs to one thread. */
final class GuessingPhases {
  /** As many as the peers that a key keeps. */
  static final int MOST = 16;

  /** What one takes of the heap. */
  private static final long PHASE = 320;

  private static final Comparator<GuessingPhase> BY_WORTH =
      Comparator.<GuessingPhase>comparingInt(phase -> phase.reported() == null ? 0 : 1)
          .thenComparingLong(phase -> phase.streak().last());

  private final List<GuessingPhase> phases = new ArrayList<>(1);

  /** That of a peer; null if it has none. */
  @Nullable GuessingPhase of(FlowFact.Peer peer) {
    for (int i = 0; i < phases.size(); i++) {
      if (phases.get(i).peer.equals(peer)) {
        return phases.get(i);
      }
    }
    return null;
  }

  /** A new one; without room it replaces the one of which nothing was reported, idle longest. */
  GuessingPhase begin(FlowFact.Peer peer, Emission out) {
    if (phases.size() == MOST) {
      phases.remove(phases.stream().min(BY_WORTH).orElseThrow());
      out.overflow();
    }
    GuessingPhase phase = new GuessingPhase(peer);
    phases.add(phase);
    return phase;
  }

  /** Forgets those of which nothing can come any more; whether none is left. */
  boolean forget(long time) {
    phases.removeIf(phase -> phase.isOver(time));
    return phases.isEmpty();
  }

  List<GuessingPhase> all() {
    return phases;
  }

  /** When the first of them closes; {@link Detector.NEVER} if none does. */
  long closes() {
    long first = Detector.NEVER;
    for (GuessingPhase phase : phases) {
      first = Math.min(first, phase.closes());
    }
    return first;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 32 + phases.size() * PHASE;
  }

  void write(StateWriter out) {
    out.count(phases.size());
    phases.forEach(phase -> phase.write(out));
  }

  static GuessingPhases read(StateReader in) {
    GuessingPhases read = new GuessingPhases();
    for (int left = in.count(); left > 0; left--) {
      read.phases.add(GuessingPhase.read(in));
    }
    return read;
  }
}
