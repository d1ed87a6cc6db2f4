package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code mix}: the operations of the running period are others than those of the past, and at least
 * one of them is new, or with {@code learn.days: 2} was seen in one period only. An operation that
 * comes up later stays new for as long as the past reaches back.
 *
 * <p>The past weighs less by one part in as many as {@code history} has periods with each of them,
 * and an operation not seen for that long is forgotten. Facts that have no operation are passed
 * over. A period that gave a result is not learned until it is known after the alert. The first
 * fact by which the bounds hold is a result for the period so far, each further one counts as one
 * more. Constant time; the divergence is computed once there is a new operation and the floor is
 * reached.
 */
final class MixDetector implements Detector<MixDetector.State> {
  private static final long NONE = Long.MIN_VALUE;
  private static final int VERSION = 2;

  /** A key that is idle for longer is new again. */
  private static final long IDLE = 180 * Buckets.DAY;

  private final Buckets periods;
  private final int reach;
  private final Range divergence;
  private final Range floor;
  private final int[] columnOfRole;
  private final MixGrounds grounds;
  private final Learning learning;
  private final SeededHashes hashes;
  private final KnownAfterAlert known;
  private final int days;

  MixDetector(Baseline baseline, Baseline.Mix condition, Columns columns) {
    periods = new Buckets(condition.period().toNanos(), Baseline.Season.NONE);
    reach = periods.in(baseline.memory().history());
    divergence = new Range(condition.divergence());
    floor = new Range(condition.floor());
    columnOfRole = new int[baseline.subject().rules().size()];
    for (int role = 0; role < columnOfRole.length; role++) {
      columnOfRole[role] = columns.of(role, condition.field());
    }
    grounds = new MixGrounds(condition.period(), baseline);
    learning = Learning.of(baseline.learning());
    hashes = columns.hashes();
    known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
    days = baseline.learning().days();
  }

  /** What is remembered of a key. */
  static final class State {
    OperationHistogram operations = new OperationHistogram();
    long first = NONE;
    long latest = NONE;
    long samples;
    int wouldHaveFired;

    /** The running period and how many operations it has. */
    private long period = NONE;

    int count;
    private boolean differs;
    private boolean differsWhileLearning;

    /** Whether somebody has called the running period expected. */
    private boolean expected;

    /** When the first period began whose counts are held back; and whether somebody objects. */
    private long alerted = NONE;

    private boolean objected;
  }

  @Override
  public StateKind kind() {
    return new StateKind("mix", VERSION);
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    if (!add(state, role, fact, out)) {
      return;
    }
    if (state.expected) {
      return;
    }
    if (state.differs) {
      emit(state, fact, 1, out);
    } else if (state.differsWhileLearning || differs(state)) {
      if (learning.isOver(state.first, state.samples - 1, fact.time(), out)) {
        state.differs = true;
        state.alerted = state.alerted == NONE ? fact.time() : state.alerted;
        emit(state, fact, state.count, out);
      } else if (!state.differsWhileLearning) {
        state.differsWhileLearning = true;
        state.wouldHaveFired++;
      }
    }
  }

  private boolean add(State state, int role, Fact fact, Emission out) {
    int at = fact.first(columnOfRole[role]);
    if (at == Fact.NONE) {
      return false;
    }
    long period = periods.of(fact.time());
    if (period != state.period) {
      turn(state, period, period - reach);
    }
    state.first = state.first == NONE ? fact.time() : state.first;
    state.latest = Math.max(state.latest, fact.time());
    state.samples++;
    state.count++;
    int slot = slot(state, fact, at, out);
    state.operations.count(slot, period);
    if (!learning.isOver(state.first, state.samples - 1, fact.time(), out)) {
      state.operations.establish(slot);
    }
    return true;
  }

  private int slot(State state, Fact fact, int at, Emission out) {
    long hash = hashes.value(fact.buffer(), at, fact.length(at));
    int slot = state.operations.slot(hash, fact.buffer(), at, fact.length(at));
    if (state.operations.isOther(slot)) {
      out.overflow();
    }
    return slot;
  }

  private void turn(State state, long period, long oldest) {
    if (state.period != NONE) {
      double kept = StrictMath.pow(1 - 1.0 / (reach + 1), (double) (period - state.period));
      state.operations.turn(kept, oldest, state.differs && !state.expected);
      if (state.alerted != NONE
          && !state.objected
          && !known.isPending(state.alerted, periods.start(period))) {
        state.operations.release();
        state.alerted = NONE;
      }
    }
    state.period = period;
    state.expected = false;
    state.count = 0;
    state.differs = false;
    state.differsWhileLearning = false;
  }

  /** Both go on to the later period; what is under alert there stays held back. */
  @Override
  public State join(State known, State taught) {
    if (known.first == NONE || taught.first == NONE) {
      return known.first == NONE ? taught : known;
    }
    JoinedCounts counts = JoinedCounts.of(known.first, known.latest, taught.first, taught.latest);
    if (taught.period < known.period) {
      turn(taught, known.period, Long.MIN_VALUE);
    } else if (known.period < taught.period) {
      turn(known, taught.period, Long.MIN_VALUE);
    }
    known.operations.join(taught.operations, counts);
    known.operations.forget(known.period - reach);
    known.first = Math.min(known.first, taught.first);
    known.latest = Math.max(known.latest, taught.latest);
    known.samples = counts.of(known.samples, taught.samples);
    known.wouldHaveFired = counts.of(known.wouldHaveFired, taught.wouldHaveFired);
    known.count = counts.of(known.count, taught.count);
    known.alerted = known.alerted == NONE ? taught.alerted : known.alerted;
    return known;
  }

  private boolean differs(State state) {
    return floor.admits(state.count)
        && state.samples > state.count
        && state.operations.hasUnknown(days)
        && divergence.admits(new OperationMix(state.operations).divergence());
  }

  private void emit(State state, Fact fact, long events, Emission out) {
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            events,
            null,
            state.count,
            () -> reason(state)));
  }

  private Grounds reason(State state) {
    Grounds why = grounds.of(state);
    int alerted = state.objected ? ValueTable.OBJECTED : Times.minute(state.alerted);
    Map<String, String> numbers = new LinkedHashMap<>(why.numbers());
    known.describe(alerted, numbers);
    return new Grounds(
        numbers, why.english() + known.english(alerted), why.japanese() + known.japanese(alerted));
  }

  /**
   * The running period, and those held back, are known from now on, or never by themselves. What
   * was released is not held back again.
   */
  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    if (opinion == Opinion.OBJECTED) {
      state.objected = state.alerted != NONE;
      return;
    }
    if (opinion == Opinion.WITHDRAWN) {
      state.expected = false;
      state.objected = false;
      return;
    }
    state.operations.release();
    state.operations.know();
    state.expected = periods.of(fact.time()) == state.period;
    state.alerted = NONE;
    state.objected = false;
  }

  @Override
  public Grounds describe(State state, long time) {
    return grounds.of(state);
  }

  @Override
  public long expiry(State state) {
    return state.latest == NONE ? NONE : state.latest + IDLE;
  }

  @Override
  public long bytes(State state) {
    return 96 + state.operations.bytes();
  }

  @Override
  public long evictionPriority(State state) {
    return state.first == NONE ? NONE : state.latest - state.first;
  }

  @Override
  public void write(State state, StateWriter out) {
    state.operations.write(out);
    out.number(state.first);
    out.number(state.latest);
    out.number(state.samples);
    out.count(state.wouldHaveFired);
    out.number(state.period);
    out.count(state.count);
    out.flag(state.differs);
    out.flag(state.differsWhileLearning);
    out.flag(state.expected);
    out.number(state.alerted);
    out.flag(state.objected);
  }

  @Override
  public State read(StateReader in) {
    return read(in, false);
  }

  @Override
  public State readOlder(int version, StateReader in) {
    return read(in, true);
  }

  private static State read(StateReader in, boolean isWithoutYoung) {
    State state = new State();
    state.operations = OperationHistogram.read(in, isWithoutYoung);
    state.first = in.number();
    state.latest = in.number();
    state.samples = in.number();
    state.wouldHaveFired = in.count();
    state.period = in.number();
    state.count = in.count();
    state.differs = in.flag();
    state.differsWhileLearning = in.flag();
    state.expected = in.flag();
    state.alerted = in.number();
    state.objected = in.flag();
    return state;
  }
}
