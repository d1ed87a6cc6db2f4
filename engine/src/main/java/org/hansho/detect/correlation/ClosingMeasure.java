package org.hansho.detect.correlation;

import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A measure over a window that the first result opens and that closes its length later; judged when
 * it closes. For bounds that a growing number can leave again.
 */
final class ClosingMeasure<M> implements Detector<ClosingMeasure.State<M>> {
  /** Of the saved form: since 2, what documents count that look at the same rules. */
  private static final int VERSION = 2;

  private final Window window;
  private final Measure<M> measure;
  private final int[] counters;

  /**
   * A detector.
   *
   * @param counters who counts the records of each role
   */
  ClosingMeasure(Window window, Measure<M> measure, int[] counters) {
    this.window = window;
    this.measure = measure;
    this.counters = counters;
  }

  /** The open window, if there is one. */
  static final class State<M> {
    private M measured;
    private RecentRecords records = new RecentRecords();
    private long closes = NEVER;
    private @Nullable Fact last;

    State(M measured) {
      this.measured = measured;
    }
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public boolean concludesLater() {
    return true;
  }

  @Override
  public StateKind kind() {
    return new StateKind("closing/" + measure.kind(), VERSION);
  }

  @Override
  public State<M> newState() {
    return new State<>(measure.newState());
  }

  @Override
  public void accept(State<M> state, int role, Fact fact, Emission out) {
    if (state.closes == NEVER) {
      state.closes = fact.time() + window.timespan();
      out.wakeAt(state.closes);
    }
    measure.add(state.measured, role, fact, out);
    state.records.take(fact, counters[role], Long.MIN_VALUE);
    state.last = fact;
  }

  @Override
  public void wake(State<M> state, long time, Emission out) {
    double number = measure.number(state.measured);
    Fact last = state.last;
    if (last != null && window.admits(number)) {
      out.emit(
          new Conclusion(
              last,
              time,
              state.records.all(),
              state.records.takeUnreported(),
              null,
              number,
              window.grounds(
                  number, measure.isLeast(state.measured), measure.roles(state.measured))));
    }
    state.measured = measure.newState();
    state.records = new RecentRecords();
    state.closes = NEVER;
    state.last = null;
  }

  @Override
  public Grounds describe(State<M> state, long time) {
    Fact last = state.last;
    return window.describe(
        measure.soFar(state.measured),
        measure.roles(state.measured),
        last == null ? Long.MIN_VALUE : last.time(),
        time);
  }

  @Override
  public long wakeTime(State<M> state) {
    return state.closes;
  }

  @Override
  public long expiry(State<M> state) {
    return state.closes == NEVER ? Long.MIN_VALUE : NEVER;
  }

  @Override
  public long comeback() {
    return window.timespan();
  }

  @Override
  public long bytes(State<M> state) {
    Fact last = state.last;
    long ofLast = last == null ? 0 : last.bytes();
    return 100 + measure.bytes(state.measured) + state.records.recordBytes() + ofLast;
  }

  @Override
  public long evictionPriority(State<M> state) {
    return state.closes == NEVER
        ? Long.MIN_VALUE
        : state.closes + window.credit(state.records.originCount());
  }

  @Override
  public void write(State<M> state, StateWriter out) {
    measure.write(state.measured, out);
    state.records.writeOrigins(out);
    out.number(state.closes);
    state.records.writeRecords(out);
    out.flag(state.last != null);
    if (state.last != null) {
      state.last.write(out);
    }
  }

  @Override
  public State<M> read(StateReader in) {
    State<M> state = readFormer(in);
    state.records.readRecords(in);
    state.last = in.flag() ? Fact.read(in) : null;
    return state;
  }

  @Override
  public State<M> readOlder(int version, StateReader in) {
    State<M> state = readFormer(in);
    state.records.setUnreported(in.number());
    state.last = in.flag() ? Fact.read(in) : null;
    return state;
  }

  private State<M> readFormer(StateReader in) {
    State<M> state = new State<>(measure.read(in));
    state.records.readOrigins(in);
    state.closes = in.number();
    return state;
  }
}
