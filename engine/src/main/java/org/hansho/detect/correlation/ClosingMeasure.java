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
  private final Window window;
  private final Measure<M> measure;

  ClosingMeasure(Window window, Measure<M> measure) {
    this.window = window;
    this.measure = measure;
  }

  /** The open window, if there is one. */
  static final class State<M> {
    private M measured;
    private RecentOrigins origins = new RecentOrigins();
    private long closes = NEVER;
    private long events;
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
  public StateKind kind() {
    return StateKind.of("closing/" + measure.kind());
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
    if (!state.origins.endWith(fact.origin())) {
      state.origins.add(fact.origin());
      state.events++;
    }
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
              state.origins.since(Long.MIN_VALUE),
              state.events,
              null,
              number,
              window.grounds(
                  number, measure.isLeast(state.measured), measure.roles(state.measured))));
    }
    state.measured = measure.newState();
    state.origins = new RecentOrigins();
    state.closes = NEVER;
    state.events = 0;
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
    return 100 + measure.bytes(state.measured) + state.origins.originBytes() + ofLast;
  }

  @Override
  public long evictionPriority(State<M> state) {
    return state.closes == NEVER
        ? Long.MIN_VALUE
        : state.closes + window.credit(state.origins.originCount());
  }

  @Override
  public void write(State<M> state, StateWriter out) {
    measure.write(state.measured, out);
    state.origins.writeOrigins(out);
    out.number(state.closes);
    out.number(state.events);
    out.flag(state.last != null);
    if (state.last != null) {
      state.last.write(out);
    }
  }

  @Override
  public State<M> read(StateReader in) {
    State<M> state = new State<>(measure.read(in));
    state.origins.readOrigins(in);
    state.closes = in.number();
    state.events = in.number();
    state.last = in.flag() ? Fact.read(in) : null;
    return state;
  }
}
