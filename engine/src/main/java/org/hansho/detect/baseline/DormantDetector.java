package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code dormant}: the first judged fact of a key after a long silence.
 *
 * <p>A key that was never seen before is new, not dormant. A record that is a sign of life as well
 * does not end the silence it is judged by. Six numbers a key; constant time.
 */
final class DormantDetector implements Detector<DormantDetector.State> {
  private static final long NOTHING = Long.MIN_VALUE;

  private final long idle;
  private final boolean orEqual;
  private final Learning learning;
  private final int judgedRoles;

  DormantDetector(Baseline baseline, Baseline.Dormant condition) {
    this.idle = condition.idle().toNanos();
    this.orEqual = condition.orEqual();
    this.learning = Learning.of(baseline.learning());
    this.judgedRoles = baseline.subject().rules().size();
  }

  /** What is remembered of a key. */
  static final class State {
    private long first = NOTHING;
    private long last = NOTHING;
    private long lastHash;

    /** The last time before the latest record. */
    private long before = NOTHING;

    private long samples;
    private long wouldHaveFired;
  }

  @Override
  public StateKind kind() {
    return StateKind.of("dormant");
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    long time = fact.time();
    learn(state, fact);
    if (role >= judgedRoles || !isDormant(state, time)) {
      return;
    }
    if (!learning.isOver(state.first, state.samples - 1, time, out)) {
      state.wouldHaveFired++;
    } else {
      long last = state.before;
      long samples = state.samples - 1;
      out.emit(
          new Conclusion(
              fact,
              time,
              List.of(fact.origin()),
              fact.records(),
              null,
              () -> grounds(state, last, samples, time)));
    }
  }

  private boolean isDormant(State state, long time) {
    if (state.before == NOTHING) {
      return false;
    }
    long silence = time - state.before;
    return silence > idle || (orEqual && silence == idle);
  }

  private static void learn(State state, Fact fact) {
    long time = fact.time();
    boolean sameRecord = time == state.last && fact.origin().hash() == state.lastHash;
    if (sameRecord) {
      return;
    }
    state.first = state.first == NOTHING ? time : Math.min(state.first, time);
    if (time >= state.last) {
      state.before = state.last;
      state.last = time;
      state.lastHash = fact.origin().hash();
    }
    state.samples++;
  }

  private static Grounds grounds(State state, long last, long samples, long time) {
    long first = state.first;
    long days = (time - last) / Times.DAY;
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("since", Times.instant(first));
    numbers.put("last", Times.instant(last));
    numbers.put("samples", Long.toString(samples));
    numbers.put("would_have_fired", Long.toString(state.wouldHaveFired));
    numbers.put("idle_days", Long.toString(days));
    return new Grounds(
        numbers,
        "Nothing was seen for %d days; the last activity was on %s, and there were %d since %s."
            .formatted(days, Times.date(last), samples, Times.date(first)),
        "%d 日間活動がありませんでした。最後の活動は %s で、%s 以降に %d 件を観測しています。"
            .formatted(days, Times.date(last), Times.date(first), samples));
  }

  @Override
  public State join(State known, State taught) {
    if (taught.first == NOTHING) {
      return known;
    }
    boolean later = taught.last > known.last;
    State newer = later ? taught : known;
    State older = later ? known : taught;
    boolean same = newer.last == older.last && newer.lastHash == older.lastHash;
    newer.before = Math.max(newer.before, same ? older.before : older.last);
    JoinedCounts counts = JoinedCounts.of(known.first, known.last, taught.first, taught.last);
    newer.samples = counts.of(known.samples, taught.samples);
    newer.wouldHaveFired = counts.of(known.wouldHaveFired, taught.wouldHaveFired);
    newer.first = known.first == NOTHING ? taught.first : Math.min(known.first, taught.first);
    return newer;
  }

  @Override
  public Grounds describe(State state, long time) {
    return grounds(state, state.last, state.samples, time);
  }

  @Override
  public long expiry(State state) {
    return NEVER;
  }

  @Override
  public long bytes(State state) {
    return 64;
  }

  @Override
  public long evictionPriority(State state) {
    return state.last == NOTHING ? NOTHING : state.last - state.first;
  }

  @Override
  public void write(State state, StateWriter out) {
    out.number(state.first);
    out.number(state.last);
    out.number(state.lastHash);
    out.number(state.before);
    out.number(state.samples);
    out.number(state.wouldHaveFired);
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    state.first = in.number();
    state.last = in.number();
    state.lastHash = in.number();
    state.before = in.number();
    state.samples = in.number();
    state.wouldHaveFired = in.number();
    return state;
  }
}
