package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many other groups have used a value: knowledge across keys that a baseline needs.
 *
 * <p>Its key is the value, and it passes every fact on with the number of groups that had the value
 * before, within the time after which the baseline forgets. Up to {@link #MOST} groups are
 * distinguished, 24 bytes each. A field with several values counts as one value.
 */
final class PrevalenceDetector implements Detector<PrevalenceDetector.State> {
  /** Most groups that are distinguished: this many stands for as many or more. */
  static final int MOST = 16;

  /** Most where a part of all machines is asked for. */
  static final int MOST_OF_ALL = 254;

  private final int most;
  private final String name;
  private final int place;
  private final int forget;
  private final Tuples groups;
  private final Tuples counted;
  private final boolean whole;

  PrevalenceDetector(Baseline baseline, Baseline.Prevalence counts, Columns columns) {
    int roles = baseline.subject().rules().size();
    this.most = baseline.census() == null ? MOST : MOST_OF_ALL;
    this.name = counts.name();
    this.place = BaselineDetectors.place(baseline, name);
    this.forget = Times.minutes(baseline.memory().forget());
    this.groups = Tuples.of(baseline.subject().groupBy(), columns, roles);
    this.counted = Tuples.of(counts.fields(), columns, roles);
    this.whole = baseline.subject().groupBy().isEmpty();
  }

  /** The groups that had the value, and when the last of them. */
  static final class State {
    private final ValueTable groups;
    private final Watch watch;

    State(ValueTable groups, Watch watch) {
      this.groups = groups;
      this.watch = watch;
    }
  }

  @Override
  public StateKind kind() {
    return StateKind.of("prevalence");
  }

  @Override
  public State newState() {
    return new State(table(), new Watch());
  }

  private ValueTable table() {
    return new ValueTable(most + 1, forget);
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    int others = 0;
    if (isPresent(role, fact)) {
      int minute = Times.minute(fact.time());
      long group = groups.hash(role, fact, 0);
      int row = state.groups.find(group, minute);
      others = others(state, row, minute);
      state.watch.learn(fact.time());
      if (row < 0) {
        state.groups.see(group, minute);
      } else {
        state.groups.seeAgain(row, minute);
      }
    }
    out.pass(fact, place, others);
  }

  private boolean isPresent(int role, Fact fact) {
    return counted.count(role, fact) > 0 && groups.count(role, fact) > 0;
  }

  /** How many groups have had the value but for the one in a row, if it has a row. */
  private int others(State state, int row, int minute) {
    return whole ? 0 : Math.min(most, state.groups.known(minute) - (row < 0 ? 0 : 1));
  }

  /** Passes it on to the documents that listen to this one. */
  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    int minute = Times.minute(fact.time());
    int row = state.groups.find(groups.hash(role, fact, 0), minute);
    out.pass(fact, place, isPresent(role, fact) ? others(state, row, minute) : 0);
  }

  @Override
  public State join(State known, State taught) {
    known.groups.join(taught.groups);
    known.watch.join(taught.watch);
    return known;
  }

  @Override
  public Grounds describe(State state, long time) {
    int known = state.groups.known(Times.minute(time));
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put(name, Integer.toString(known));
    state.watch.describe(numbers);
    return new Grounds(
        numbers,
        "%s groups have used this value.".formatted(known > most ? "More than " + most : known),
        "この値を使用したグループは %s です。".formatted(known > most ? most + " を超える数" : known + " 個"));
  }

  @Override
  public long expiry(State state) {
    long last = state.watch.since(0) + Math.max(0, state.watch.knownFor());
    return last + Times.nanos(forget) + Times.nanos(2);
  }

  @Override
  public long bytes(State state) {
    return 72 + state.groups.bytes();
  }

  @Override
  public long evictionPriority(State state) {
    return state.watch.knownFor();
  }

  @Override
  public void write(State state, StateWriter out) {
    state.watch.write(out);
    state.groups.write(out);
  }

  @Override
  public State read(StateReader in) {
    State state = new State(table(), Watch.read(in));
    state.groups.read(in);
    return state;
  }
}
