package org.hansho.detect.baseline;

import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.StateKind;
import org.hansho.sigma.AttemptsCondition;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code attempts}: far too many short connections between a key and one peer, or with far too many
 * peers, as records of flows show it when somebody guesses passwords.
 *
 * <p>The window slides by a sixth of its length. A record adds to its peer and is judged. The first
 * by which all bounds hold is a result that stands for the attempts so far; while they hold, each
 * further attempt is one more. {@link AttemptsJudge} has the bounds and {@link PeerWindow} the
 * estimates. {@link CompromiseWatch} looks for the attempt that succeeded.
 *
 * <p>Constant time a record. See {@link AttemptsState} for the size.
 */
final class AttemptsDetector implements Detector<AttemptsState> {
  private static final long WIDE_SLOT = Buckets.HOUR;

  /**
   * Packets that follow a connection in a flow of their own, since exporters close it with the FIN.
   */
  private static final int FAREWELL = 3;

  /**
   * Fewest packets of a client that has exchanged data: those of the beginning, the end, and two.
   */
  private static final int SPOKEN = 6;

  private static final long IDLE = 60 * Buckets.DAY;

  /** What a record is of a connection. */
  private enum Part {
    /** The first of a short one. */
    ATTEMPT,
    /** The first of a long one. */
    SESSION,
    /** A further one. */
    GOES_ON
  }

  private final AttemptsCondition condition;
  private final FlowFacts facts;
  private final int judgedRoles;
  private final long slotLength;
  private final int forget;
  private final boolean spreads;
  private final int fleet;
  private final Learning learning;
  private final AttemptsJudge judge;
  private final AttemptsGrounds grounds;
  private final CompromiseWatch compromises;

  AttemptsDetector(Baseline baseline, AttemptsCondition condition, Columns columns) {
    this.condition = condition;
    judgedRoles = baseline.subject().rules().size();
    facts = new FlowFacts(condition.peer(), judgedRoles + baseline.activity().size(), columns);
    slotLength = Math.max(1, condition.window().toNanos() / FlowPeers.SLOTS);
    forget = (int) Math.max(1, baseline.memory().forget().toDays());
    spreads = condition.measure() == AttemptsCondition.Counted.PEERS;
    fleet = BaselineDetectors.place(baseline, Baseline.Prevalence.FLEET);
    learning = Learning.of(baseline.learning());
    judge = new AttemptsJudge(condition);
    grounds = new AttemptsGrounds(condition);
    compromises = new CompromiseWatch(condition, judgedRoles, columns, grounds);
  }

  @Override
  public boolean concludesLater() {
    return true;
  }

  @Override
  public StateKind kind() {
    return StateKind.of("attempts");
  }

  @Override
  public AttemptsState newState() {
    return new AttemptsState(spreads, condition.slow() != null);
  }

  @Override
  public void accept(AttemptsState state, int role, Fact fact, Emission out) {
    int row = add(state, role, fact, out);
    if (row == FlowPeers.NONE) {
      return;
    }
    AttemptsJudge.Verdict verdict = judge.judge(state, row, fact.time());
    if (!verdict.holds() || (condition.answered() && !verdict.answered())) {
      return;
    }
    if (!learning.isOver(state.first, state.samples - 1, fact.time(), out)) {
      verdict = judge.unlearned(state, verdict, fact.time());
    }
    if (verdict.holds()) {
      report(state, fact, verdict, out);
    } else if (isReported(state, row)) {
      state.passed++;
    } else {
      state.wouldHaveFired += state.reported == state.slot ? 0 : 1;
      state.reported = state.slot;
      state.reportedRow = state.peers.all() + 1;
      state.passed = 0;
    }
  }

  private void report(AttemptsState state, Fact fact, AttemptsJudge.Verdict verdict, Emission out) {
    long events = events(state, verdict);
    double median = FleetHosts.decoded(fact.prevalence(fleet));
    boolean weighs = verdict.answered() || judge.isFarAbove(median, state, verdict);
    state.reported = state.slot;
    state.reportedRow = verdict.row();
    compromises.report(state, verdict, median);
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            events,
            weighs ? null : condition.unanswered(),
            grounds.attempts(verdict.window(), state),
            () -> grounds.of(state, verdict, median)));
  }

  /**
   * How many attempts a result stands for: all of the window unless the last ones were reported.
   */
  private long events(AttemptsState state, AttemptsJudge.Verdict verdict) {
    long slots = (verdict.span() + length(state) - 1) / length(state);
    boolean goesOn = state.reportedRow == verdict.row() && state.reported > state.slot - slots;
    int passed = state.passed;
    state.passed = 0;
    return goesOn ? 1L + passed : verdict.window().connections();
  }

  /** Whether attempts of a peer, or of all where these are counted, were a result a window ago. */
  private boolean isReported(AttemptsState state, int row) {
    int judged = spreads ? state.peers.all() : row;
    return state.reportedRow == judged && state.reported > state.slot - FlowPeers.SLOTS;
  }

  /** Adds a record; gives the row of its peer if there is something to judge. */
  private int add(AttemptsState state, int role, Fact fact, Emission out) {
    FlowFact flow = facts.read(role, fact);
    if (flow == null) {
      return FlowPeers.NONE;
    }
    if (role >= judgedRoles) {
      int row = state.peers.find(flow.peer().high(), flow.peer().low());
      if (row != FlowPeers.NONE || spreads) {
        state.peers.answer(row, answer(facts.sent(role, fact), flow.rate()));
      }
      noteSlowAnswer(state, role, fact, flow);
      return FlowPeers.NONE;
    }
    turn(state, flow, fact.time());
    int hour = hour(fact.time());
    int row = row(state, flow.peer(), hour, out);
    state.peers.days().see(row, hour, forget);
    state.samples++;
    if (!state.peers.isCounted(row, flow.observer())) {
      return FlowPeers.NONE;
    }
    Part part = count(state, row, flow, state.slot, fact.time());
    compromises.follow(state, row, flow, part != Part.GOES_ON, role, fact, out);
    return part == Part.ATTEMPT ? row : FlowPeers.NONE;
  }

  private static int row(AttemptsState state, FlowFact.Peer peer, int hour, Emission out) {
    int row = state.peers.find(peer.high(), peer.low());
    if (row == FlowPeers.NONE) {
      if (state.peers.isFull()) {
        out.overflow();
      }
      row = state.peers.enter(peer.high(), peer.low(), hour);
    }
    return row;
  }

  /** Counts a record in a slot of the window. */
  private Part count(AttemptsState state, int row, FlowFact flow, long slot, long time) {
    RecentConnections.Seen seen = state.recent.see(flow.tuple(), slot);
    boolean begins = flow.rate() > 1 || flow.mayBegin();
    boolean connection = begins && seen == RecentConnections.Seen.NEVER;
    boolean session =
        flow.rate() < PeerWindow.SAMPLED
            && (isLong(flow) || (!connection && isGoingOn(flow, seen)))
            && state.recent.becomesSession(flow.tuple());
    state.peers.add(row, slot, flow, connection, session);
    double answer = answer(flow);
    if (answer > 0) {
      state.peers.answer(row, answer);
    }
    noteSpread(state, flow, time, connection, session);
    noteSlowPair(state, flow, time, connection, session);
    if (connection && !session) {
      double value = judge.value(state, row);
      state.rhythm.note(time, value);
      if (state.drift != null) {
        state.drift.note(Math.floorDiv(time, Buckets.DAY), value);
      } else {
        state.peers.days().note(row, value);
      }
    }
    return !connection ? Part.GOES_ON : session ? Part.SESSION : Part.ATTEMPT;
  }

  private boolean isLong(FlowFact flow) {
    return (double) flow.packets() * flow.rate() > condition.size().longest()
        || flow.lasted() > condition.size().lasts().toNanos();
  }

  /**
   * Whether a further record is more than the farewell of a short connection. That it comes in
   * another slot says so only if slots are long, or many farewells would.
   */
  private boolean isGoingOn(FlowFact flow, RecentConnections.Seen seen) {
    boolean longSlots = slotLength >= condition.size().lasts().toNanos();
    return flow.rate() == 1
        && flow.start() != FlowFact.Start.ENDS
        && (flow.packets() > FAREWELL || (longSlots && seen == RecentConnections.Seen.SLOT_BEFORE));
  }

  private void noteSpread(
      AttemptsState state, FlowFact flow, long time, boolean connection, boolean session) {
    SpreadPeers spread = state.spread;
    if (spread == null) {
      return;
    }
    long peer = hash(flow.peer());
    SpreadPeers slow = state.slow;
    AttemptsCondition.Slow longer = condition.slow();
    if (connection && !session) {
      spread.add(peer, state.slot);
      if (slow != null && longer != null) {
        slow.add(peer, Math.floorDiv(time, longer.window().toNanos() / FlowPeers.SLOTS));
        double many = slow.count(condition.size().each());
        state.slowRhythm.note(time, many);
        if (state.slowDrift != null) {
          state.slowDrift.note(Math.floorDiv(time, Buckets.DAY), many);
        }
      }
    } else if (session) {
      spread.takeBack(peer);
      if (slow != null) {
        slow.takeBack(peer);
      }
    }
  }

  /** Counts a record in the longer window of its pair, where all packets are seen. */
  private void noteSlowPair(
      AttemptsState state, FlowFact flow, long time, boolean connection, boolean session) {
    FlowPeers pairs = state.slowPairs;
    AttemptsCondition.Slow longer = condition.slow();
    if (pairs == null || longer == null || state.rate > 1) {
      return;
    }
    long slot = Math.floorDiv(time, longer.window().toNanos() / FlowPeers.SLOTS);
    pairs.turnTo(slot);
    FlowFact.Peer peer = flow.peer();
    int hour = hour(time);
    int found = pairs.find(peer.high(), peer.low());
    int row = found == FlowPeers.NONE ? pairs.enter(peer.high(), peer.low(), hour) : found;
    pairs.days().see(row, hour, forget);
    pairs.add(row, slot, flow, connection, session);
    double answer = answer(flow);
    if (answer > 0) {
      pairs.answer(row, answer);
    }
    if (connection && !session) {
      pairs.days().note(row, pairs.connections(row));
    }
  }

  private void noteSlowAnswer(AttemptsState state, int role, Fact fact, FlowFact flow) {
    FlowPeers pairs = state.slowPairs;
    if (pairs != null) {
      int row = pairs.find(flow.peer().high(), flow.peer().low());
      if (row != FlowPeers.NONE) {
        pairs.answer(row, answer(facts.sent(role, fact), flow.rate()));
      }
    }
  }

  private static long hash(FlowFact.Peer peer) {
    long mixed = peer.high() * 0x9E3779B97F4A7C15L + peer.low();
    long hash = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
    hash ^= hash >>> 32;
    hash *= 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }

  /**
   * What came back by the record of the client. Where only the way there is recorded, several
   * packets with payload show that there were answers: then twice the least that carries data.
   */
  private double answer(FlowFact flow) {
    boolean shown = flow.acknowledged() && flow.packets() >= SPOKEN;
    double least = shown && flow.rate() == 1 ? 2.0 * condition.size().answer() : 0;
    return flow.bytes() > 0 ? answer(flow.bytes(), flow.rate()) : least;
  }

  /** Bytes that came back; of a record of all packets no more than shows that there were some. */
  private double answer(double bytes, int rate) {
    double most = (double) AttemptsJudge.MOST_ANSWERS * condition.size().answer();
    return rate > 1 ? bytes * rate : Math.min(bytes, most);
  }

  private void turn(AttemptsState state, FlowFact flow, long time) {
    if (state.first == AttemptsState.NONE) {
      state.first = time;
    }
    state.latest = Math.max(state.latest, time);
    boolean wasWide = state.isWide();
    boolean idle = time - lastEnd(state) > FlowPeers.SLOTS * length(state);
    if (state.slot != AttemptsState.NONE && idle) {
      state.rate = 1;
      state.assumed = false;
    }
    state.rate = Math.max(state.rate, flow.rate());
    state.assumed |= flow.assumed();
    if (wasWide != state.isWide()) {
      state.clearWindow();
    }
    long before = state.slot;
    state.slot = Math.floorDiv(time, length(state));
    state.peers.turnTo(state.slot);
    GuessingPhases phases = state.phases;
    if (phases != null && state.slot != before && phases.forget(time)) {
      state.phases = null;
    }
  }

  private long length(AttemptsState state) {
    return state.isWide() ? WIDE_SLOT : slotLength;
  }

  private long lastEnd(AttemptsState state) {
    return state.slot == AttemptsState.NONE ? 0 : (state.slot + 1) * length(state);
  }

  /** Hours since 1970; earlier ones count as the first. */
  static int hour(long time) {
    return (int) Math.max(0, Math.floorDiv(time, Buckets.HOUR));
  }

  @Override
  public void wake(AttemptsState state, long time, Emission out) {
    compromises.wake(state, time, out);
  }

  @Override
  public long wakeTime(AttemptsState state) {
    GuessingPhases phases = state.phases;
    return phases == null ? NEVER : phases.closes();
  }

  @Override
  public Grounds describe(AttemptsState state, long time) {
    return grounds.known(state, time);
  }

  @Override
  public long expiry(AttemptsState state) {
    return state.latest == AttemptsState.NONE ? AttemptsState.NONE : state.latest + IDLE;
  }

  /** Who has been active for longest, and lately. */
  @Override
  public long bytes(AttemptsState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(AttemptsState state) {
    return state.latest == AttemptsState.NONE ? AttemptsState.NONE : state.latest - state.first;
  }

  @Override
  public void write(AttemptsState state, StateWriter out) {
    state.write(out);
  }

  @Override
  public AttemptsState read(StateReader in) {
    AttemptsState state = newState();
    state.read(in);
    return state;
  }
}
