package org.hansho.detect.correlation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Origin;
import org.hansho.detect.StateKind;
import org.hansho.detect.baseline.Range;
import org.hansho.detect.baseline.Spans;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code event_count} with a least number: holds whenever so many results lie in {@code (t -
 * timespan, t]}.
 *
 * <p>Only the times that lie in the window matter, of those the latest up to that number, which are
 * kept in a ring: eight bytes each, at most {@link #MOST}. Constant time for each fact on average.
 */
final class EventCount implements Detector<EventCount.State> {
  /** Highest number that is counted exactly; a higher threshold is approached by this one. */
  static final int MOST = 1 << 20;

  /**
   * Of the saved form: since 2, how many results there were since the number was reached; since 3,
   * how many of them were not reported, and for how many records more these stand.
   */
  private static final int VERSION = 3;

  private static final int SMALLEST = 4;

  private final long timespan;
  private final int least;
  private final Window window;

  EventCount(long timespanNanos, int least) {
    this.timespan = timespanNanos;
    this.least = Math.min(least, MOST);
    this.window =
        new Window(timespanNanos, new Range(List.of()), "results", "イベント数", RuleNames.NONE);
  }

  /** The latest times in a ring, the newest at {@code newest}. */
  static final class State extends RecentOrigins {
    private long[] times = new long[SMALLEST];
    private int newest = -1;
    private int count;
    private long latest = Long.MIN_VALUE;

    /**
     * Results since the number was reached, those that reached it among them; 0 while it is not.
     */
    private long streak;

    /** Results since the last one that was reported. */
    private long unreported;

    /**
     * Records beyond one for each result that was not reported. What goes with results that have
     * left the window is not known, so nothing is left then: a lower bound.
     */
    private long more;
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public StateKind kind() {
    return new StateKind("event_count", VERSION);
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public long touch(State state) {
    return state.touchRing() + state.times[Math.max(0, state.newest)];
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    long time = fact.time();
    if (state.latest <= time - timespan) {
      state.count = 0;
      state.more = Math.min(0, state.more);
    }
    add(state, time);
    state.unreported++;
    state.more += fact.records() - 1;
    if (mayBeEvidence(state)) {
      state.add(fact.origin(), time - timespan);
    }
    state.latest = time;
    if (state.count < least) {
      state.streak = 0;
      return;
    }
    state.streak += state.streak > 0 ? 1 : least;
    long streak = state.streak;
    long events = Math.min(least, state.unreported) + state.more;
    state.unreported = 0;
    state.more = 0;
    List<Origin> evidence = evidence(state, time);
    out.emit(new Conclusion(fact, time, evidence, events, null, streak, () -> grounds(streak)));
  }

  /** Whether this result is the first, or so few are missing that it may be among the last. */
  private boolean mayBeEvidence(State state) {
    return state.count == 1 || state.count > least - Emission.EVIDENCE;
  }

  private List<Origin> evidence(State state, long time) {
    return state.areSince(time - timespan) ? state.all() : state.since(time - timespan);
  }

  /** Adds a time; what lies before the window is forgotten when room or the number is short. */
  private void add(State state, long time) {
    if (state.count == state.times.length || state.count + 1 >= least) {
      while (state.count > 0 && oldest(state) <= time - timespan) {
        state.count--;
        state.more = Math.min(0, state.more);
      }
      if (state.count == state.times.length && state.count < least) {
        grow(state);
      }
    }
    state.newest = state.newest + 1 == state.times.length ? 0 : state.newest + 1;
    state.times[state.newest] = time;
    state.count = Math.min(least, state.count + 1);
  }

  private void grow(State state) {
    long[] longer = new long[Math.min(least, state.times.length * 2)];
    int oldest = state.newest + 1 == state.times.length ? 0 : state.newest + 1;
    int tail = state.times.length - oldest;
    System.arraycopy(state.times, oldest, longer, 0, tail);
    System.arraycopy(state.times, 0, longer, tail, oldest);
    state.newest = state.times.length - 1;
    state.times = longer;
  }

  /** The first of the times kept. */
  private static long oldest(State state) {
    int at = state.newest - (state.count - 1);
    return state.times[at < 0 ? at + state.times.length : at];
  }

  private Grounds grounds(long streak) {
    Map<String, String> numbers = new TreeMap<>();
    numbers.put("count", Long.toString(streak));
    numbers.put("least", Integer.toString(least));
    numbers.put("timespan_seconds", Long.toString(timespan / 1_000_000_000L));
    String english = Spans.exactEnglish(timespan);
    String japanese = Spans.exactJapanese(timespan);
    return streak == least
        ? new Grounds(
            numbers,
            streak + " events within " + english + ".",
            japanese + "に " + streak + " 件のイベントが発生しました。")
        : new Grounds(
            numbers,
            streak + " events in a row, at least " + least + " of them within any " + english + ".",
            "連続して " + streak + " 件のイベントが発生し、どの " + japanese + "にも " + least + " 件以上ありました。");
  }

  /** Counts up to the threshold, since more is not remembered. */
  @Override
  public Grounds describe(State state, long time) {
    int within = 0;
    for (int i = 0; i < state.count; i++) {
      int at = state.newest - i;
      long seen = state.times[at < 0 ? at + state.times.length : at];
      within += seen > window.before(state.latest) ? 1 : 0;
    }
    return window.describe(within, Measure.NO_ROLES, state.latest, time);
  }

  @Override
  public long expiry(State state) {
    return state.latest + timespan;
  }

  @Override
  public long comeback() {
    return timespan;
  }

  @Override
  public long bytes(State state) {
    return 64 + HeapBytes.doubling(state.count, SMALLEST, Long.BYTES) + state.originBytes();
  }

  @Override
  public long evictionPriority(State state) {
    return state.latest + timespan / least * Math.max(0, state.count - 1);
  }

  @Override
  public void write(State state, StateWriter out) {
    out.count(state.count);
    for (int i = state.count - 1; i >= 0; i--) {
      int at = state.newest - i;
      out.number(state.times[at < 0 ? at + state.times.length : at]);
    }
    out.number(state.latest);
    out.flag(state.streak > 0);
    state.writeOrigins(out);
    out.number(state.streak);
    out.number(state.unreported);
    out.number(state.more);
  }

  @Override
  public State read(StateReader in) {
    State state = readOlder(VERSION - 1, in);
    state.unreported = in.number();
    state.more = in.number();
    return state;
  }

  @Override
  public State readOlder(int version, StateReader in) {
    State state = readFormer(in);
    state.streak = version == 1 ? state.streak : in.number();
    state.unreported = state.streak > 0 ? 0 : state.count;
    return state;
  }

  private State readFormer(StateReader in) {
    State state = new State();
    for (int left = in.count(); left > 0; left--) {
      add(state, in.number());
    }
    state.latest = in.number();
    state.streak = in.flag() ? least : 0;
    state.readOrigins(in);
    return state;
  }
}
