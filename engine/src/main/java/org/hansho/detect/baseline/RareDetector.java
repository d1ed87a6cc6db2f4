package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
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
 * {@code rare}: a fact with a tuple of values whose share of the key's facts, or whose number of
 * days, lies within bounds over the history.
 *
 * <p>Share and days are those before the fact. Where a fact has several tuples, the first that is
 * rare gives the result. At most {@link CountedValues#MOST} values a key.
 */
final class RareDetector implements Detector<RareDetector.State> {
  private static final int NONE = -1;

  private final Learning learning;
  private final Range share;
  private final Range days;
  private final Tuples tuples;
  private final KnownAfterAlert known;
  private final int forget;
  private final int history;
  private final int values;
  private final boolean alertWhenOver;

  RareDetector(Baseline baseline, Baseline.Rare condition, Columns columns) {
    this.learning = Learning.of(baseline.learning());
    this.share = new Range(condition.share());
    this.days = new Range(condition.days());
    this.tuples = Tuples.of(condition.fields(), columns, baseline.subject().rules().size());
    this.known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
    this.forget = Times.minutes(baseline.memory().forget());
    this.history = Times.minutes(baseline.memory().history());
    this.values = baseline.memory().values();
    this.alertWhenOver = baseline.memory().alertWhenOver();
  }

  /** What is remembered of a key. */
  static final class State {
    private final CountedValues values;
    private final Watch watch;
    private final DailyCounts total;

    State(CountedValues values, Watch watch, DailyCounts total) {
      this.values = values;
      this.watch = watch;
      this.total = total;
    }
  }

  @Override
  public StateKind kind() {
    return StateKind.of("rare");
  }

  @Override
  public State newState() {
    return new State(table(), new Watch(), new DailyCounts());
  }

  private CountedValues table() {
    return new CountedValues(values, Math.max(forget, history), history);
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    int count = tuples.count(role, fact);
    if (count == 0) {
      return;
    }
    int rare = rare(state, role, fact, count);
    boolean fires = rare != NONE && state.watch.suffices(learning, fact.time(), out);
    if (fires) {
      emit(state, role, fact, rare, out);
    } else if (rare != NONE) {
      state.watch.wouldHaveFired();
    }
    learn(state, role, fact, fires ? rare : NONE, out);
  }

  /** The first tuple that is rare, or none. */
  private int rare(State state, int role, Fact fact, int count) {
    int minute = Times.minute(fact.time());
    long total = state.total.count(minute, history);
    for (int index = 0; index < count; index++) {
      long hash = tuples.hash(role, fact, index);
      if (isRare(state, hash, total, minute) && !isNormal(state.values.table(), hash, minute)) {
        return index;
      }
    }
    return NONE;
  }

  private boolean isRare(State state, long hash, long total, int minute) {
    if (!share.isOpen()
        && (total == 0 || !share.admits((double) state.values.count(hash, minute) / total))) {
      return false;
    }
    return days.isOpen() || days.admits(state.values.days(hash, minute));
  }

  /** Whether a rare value gives no result: it gave one and is known since, or there is no room. */
  private boolean isNormal(ValueTable table, long hash, int minute) {
    int row = table.find(hash, minute);
    if (!alertWhenOver && (table.hasLost(minute) || (row < 0 && table.isFull(minute)))) {
      return true;
    }
    return row >= 0
        && table.alerted(row) != ValueTable.NORMAL
        && !known.isPending(table, row, minute);
  }

  private void emit(State state, int role, Fact fact, int index, Emission out) {
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            fact.records(),
            null,
            () -> grounds(state, tuples.text(role, fact, index), hash(role, fact, index), fact)));
  }

  private long hash(int role, Fact fact, int index) {
    return tuples.hash(role, fact, index);
  }

  private void learn(State state, int role, Fact fact, int fired, Emission out) {
    int minute = Times.minute(fact.time());
    ValueTable table = state.values.table();
    state.watch.learn(fact.time());
    state.total.see(minute, history);
    int count = tuples.count(role, fact);
    for (int index = 0; index < count; index++) {
      long hash = hash(role, fact, index);
      if (table.find(hash, minute) < 0 && table.isFull(minute)) {
        out.overflow();
      }
      int before = table.find(hash, minute);
      boolean pending = before >= 0 && known.isPending(table, before, minute);
      if (pending || (index == fired && !known.isAtOnce())) {
        int row = table.see(hash, minute);
        table.setAlerted(row, pending ? table.alerted(row) : minute);
      } else {
        state.values.see(hash, minute);
      }
    }
  }

  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    int minute = Times.minute(fact.time());
    ValueTable table = state.values.table();
    int count = tuples.count(role, fact);
    for (int index = 0; index < count; index++) {
      int row = table.find(hash(role, fact, index), minute);
      if (row >= 0) {
        table.applyFeedback(row, opinion, minute);
      }
    }
  }

  @Override
  public State join(State known, State taught) {
    known.total.join(taught.total, known.watch.counts(taught.watch), history);
    known.values.join(taught.values);
    known.watch.join(taught.watch);
    return known;
  }

  private Grounds grounds(State state, String text, long hash, Fact fact) {
    int minute = Times.minute(fact.time());
    long seen = state.values.count(hash, minute);
    long total = state.total.count(minute, history);
    int onDays = state.values.days(hash, minute);
    int ofDays = history / Times.DAY_MINUTES;
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("value", text);
    numbers.put("count", Long.toString(seen));
    numbers.put("total", Long.toString(total));
    numbers.put(
        "share", String.format(Locale.ROOT, "%.4f", total == 0 ? 0 : (double) seen / total));
    numbers.put("days", Integer.toString(onDays));
    numbers.putAll(numbers(state, fact.time()));
    int row = state.values.table().find(hash, minute);
    int before = row < 0 ? ValueTable.NORMAL : state.values.table().alerted(row);
    int alerted = before < ValueTable.OBJECTED ? minute : before;
    known.describe(alerted, numbers);
    return new Grounds(
        numbers,
        "'%s' is rare here: %s of %s events of the last %s days, on %s days."
                .formatted(text, seen, total, ofDays, onDays)
            + known.english(alerted),
        "「%s」はこの対象ではまれです。過去 %s 日間の %s 件のうち %s 件、観測された日数は %s 日です。"
                .formatted(text, ofDays, total, seen, onDays)
            + known.japanese(alerted));
  }

  private Map<String, String> numbers(State state, long time) {
    Map<String, String> numbers = new LinkedHashMap<>();
    state.watch.describe(numbers);
    numbers.put("known", Integer.toString(known(state, time)));
    numbers.put("history_days", Integer.toString(history / Times.DAY_MINUTES));
    return numbers;
  }

  private static int known(State state, long time) {
    return state.values.seenOn(1, Times.minute(time));
  }

  @Override
  public Grounds describe(State state, long time) {
    long total = state.total.count(Times.minute(time), history);
    int known = known(state, time);
    int ofDays = history / Times.DAY_MINUTES;
    return new Grounds(
        numbers(state, time),
        "%s values in %s events of the last %s days.".formatted(known, total, ofDays),
        "過去 %s 日間の %s 件のイベントに %s 種類の値があります。".formatted(ofDays, total, known));
  }

  @Override
  public long expiry(State state) {
    return NEVER;
  }

  @Override
  public long bytes(State state) {
    return 150 + state.values.table().bytes();
  }

  @Override
  public long evictionPriority(State state) {
    return state.watch.knownFor();
  }

  @Override
  public void write(State state, StateWriter out) {
    state.watch.write(out);
    state.total.write(out);
    state.values.write(out);
  }

  @Override
  public State read(StateReader in) {
    Watch watch = Watch.read(in);
    DailyCounts total = DailyCounts.read(in);
    CountedValues values = table();
    values.read(in);
    return new State(values, watch, total);
  }
}
