package org.hansho.detect.correlation;

import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** A measure over a window that slides: judged at each result. */
final class SlidingMeasure<M> implements Detector<SlidingMeasure.State<M>> {
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
  SlidingMeasure(Window window, Measure<M> measure, int[] counters) {
    this.window = window;
    this.measure = measure;
    this.counters = counters;
  }

  /** What was measured, and the latest records. */
  static final class State<M> extends RecentRecords {
    private M measured;
    private long latest = Long.MIN_VALUE;

    State(M measured) {
      this.measured = measured;
    }
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public StateKind kind() {
    return new StateKind("sliding/" + measure.kind(), VERSION);
  }

  @Override
  public State<M> newState() {
    return new State<>(measure.newState());
  }

  @Override
  public long touch(State<M> state) {
    return state.touchRing();
  }

  @Override
  public void accept(State<M> state, int role, Fact fact, Emission out) {
    long time = fact.time();
    if (state.latest != Long.MIN_VALUE && state.latest <= window.before(time)) {
      state.forgetRecords();
    }
    measure.expire(state.measured, window.before(time));
    measure.add(state.measured, role, fact, out);
    state.take(fact, counters[role], window.before(time));
    state.latest = time;
    double number = measure.number(state.measured);
    if (window.admits(number)) {
      out.emit(
          new Conclusion(
              fact,
              time,
              state.since(window.before(time)),
              state.takeUnreported(),
              null,
              number,
              window.grounds(
                  number, measure.isLeast(state.measured), measure.roles(state.measured))));
    }
  }

  @Override
  public Grounds describe(State<M> state, long time) {
    return window.describe(
        measure.soFar(state.measured), measure.roles(state.measured), state.latest, time);
  }

  @Override
  public long expiry(State<M> state) {
    return state.latest + window.timespan();
  }

  @Override
  public long comeback() {
    return window.timespan();
  }

  @Override
  public long bytes(State<M> state) {
    return 64 + measure.bytes(state.measured) + state.recordBytes();
  }

  @Override
  public long evictionPriority(State<M> state) {
    return state.latest + window.credit(state.originCount());
  }

  @Override
  public void write(State<M> state, StateWriter out) {
    measure.write(state.measured, out);
    state.writeOrigins(out);
    out.number(state.latest);
    state.writeRecords(out);
  }

  @Override
  public State<M> read(StateReader in) {
    State<M> state = readFormer(in);
    state.readRecords(in);
    return state;
  }

  @Override
  public State<M> readOlder(int version, StateReader in) {
    State<M> state = readFormer(in);
    state.setUnreported(in.number());
    return state;
  }

  private State<M> readFormer(StateReader in) {
    State<M> state = new State<>(measure.read(in));
    state.readOrigins(in);
    state.latest = in.number();
    return state;
  }
}
