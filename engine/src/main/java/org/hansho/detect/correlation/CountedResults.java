package org.hansho.detect.correlation;

import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many results there are from the opening of a window to its end. For windows that close; a
 * sliding one counts with {@link EventCount}.
 */
final class CountedResults implements Measure<CountedResults.State> {
  /** The count so far. */
  static final class State {
    private long count;
  }

  @Override
  public String kind() {
    return "counted_results";
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void add(State state, int role, Fact fact, Emission out) {
    state.count++;
  }

  @Override
  public void expire(State state, long time) {}

  @Override
  public double number(State state) {
    return state.count;
  }

  @Override
  public long bytes(State state) {
    return 16;
  }

  @Override
  public void write(State state, StateWriter out) {
    out.number(state.count);
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    state.count = in.number();
    return state;
  }
}
