package org.hansho.detect.baseline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.flood.TimeText;
import org.hansho.sigma.AttemptsCondition;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * Whether one of the attempts of a peer has succeeded, where all packets are seen. Immutable.
 *
 * <p>A peer is watched from its tenth attempt in the window on ({@link GuessingStreak}). What
 * leaves its streak is reported once the attempts are a result themselves, so that all bounds of
 * these hold for it too: a session at once, a shorter connection when the guesser is silent for an
 * hour behind it, since one that goes on has not got in but lost a packet. Each phase is reported
 * once.
 */
final class CompromiseWatch {
  private static final String START = "event.start";

  private final @Nullable Level level;
  private final int longest;
  private final int[] starts;
  private final AttemptsGrounds grounds;

  CompromiseWatch(
      AttemptsCondition condition, int roles, Columns columns, AttemptsGrounds grounds) {
    level = condition.compromise();
    longest = condition.size().longest();
    starts = new int[roles];
    for (int role = 0; role < roles; role++) {
      starts[role] = columns.of(role, START);
    }
    this.grounds = grounds;
  }

  /** The fields that are looked at. */
  static Set<String> reads(AttemptsCondition condition) {
    Set<String> reads = new TreeSet<>(FlowFacts.reads(condition.peer()));
    if (condition.compromise() != null) {
      reads.add(START);
    }
    return reads;
  }

  /** A record of a peer, the first of a connection or one that goes on with it. */
  void follow(
      AttemptsState state,
      int row,
      FlowFact flow,
      boolean begins,
      int role,
      Fact fact,
      Emission out) {
    GuessingPhase phase = phase(state, row, flow, begins, out);
    if (phase == null) {
      return;
    }
    long waited = phase.closes();
    boolean left =
        begins
            ? phase.begin(flow, start(role, fact), fact, longest)
            : phase.goOn(flow, fact, longest);
    if (left && phase.leftPackets() > longest && phase.claim(longest)) {
      emit(state, phase, fact.time(), out);
    } else if (left && phase.closes() != waited) {
      out.wakeAt(phase.closes());
    }
  }

  private @Nullable GuessingPhase phase(
      AttemptsState state, int row, FlowFact flow, boolean begins, Emission out) {
    if (level == null || state.rate > 1) {
      return null;
    }
    GuessingPhases phases = state.phases;
    GuessingPhase phase = phases == null ? null : phases.of(flow.peer());
    boolean many =
        begins
            && GuessingStreak.mayTry(flow.packets(), longest)
            && state.peers.connections(row) >= GuessingStreak.FEWEST;
    if (phase != null || !many) {
      return phase;
    }
    if (phases == null) {
      phases = new GuessingPhases();
      state.phases = phases;
    }
    return phases.begin(flow.peer(), out);
  }

  private long start(int role, Fact fact) {
    int at = fact.first(starts[role]);
    long start =
        at == Fact.NONE ? TimeText.NONE : TimeText.nanos(fact.buffer(), at, fact.length(at));
    return start == TimeText.NONE ? fact.time() : Math.min(start, fact.time());
  }

  /** The attempts of a peer are a result. */
  void report(AttemptsState state, AttemptsJudge.Verdict verdict, double median) {
    GuessingPhases phases = state.phases;
    int row = verdict.row();
    GuessingPhase phase =
        phases == null || row == state.peers.all()
            ? null
            : phases.of(new FlowFact.Peer(state.peers.high(row), state.peers.low(row)));
    if (phase != null) {
      phase.report(verdict, median);
    }
  }

  /** An hour of silence has passed behind what left a streak. */
  void wake(AttemptsState state, long time, Emission out) {
    GuessingPhases phases = state.phases;
    if (phases == null) {
      return;
    }
    for (GuessingPhase phase : phases.all()) {
      if (phase.closes() > time) {
        continue;
      }
      if (phase.claim(longest)) {
        emit(state, phase, time, out);
      } else {
        phase.forgetLeft();
      }
    }
    if (phases.closes() != Detector.NEVER) {
      out.wakeAt(phases.closes());
    }
  }

  private void emit(AttemptsState state, GuessingPhase phase, long time, Emission out) {
    Fact left = phase.left();
    AttemptsJudge.Verdict reported = phase.reported();
    if (left != null && reported != null) {
      Compromise compromise = Compromise.of(phase);
      out.emit(
          new Conclusion(
              left,
              time,
              List.of(left.origin()),
              phase.leftAtOnce() ? 1 : 0,
              level,
              () -> grounds.of(state, reported, phase.median(), compromise)));
    }
    phase.forgetLeft();
  }
}
