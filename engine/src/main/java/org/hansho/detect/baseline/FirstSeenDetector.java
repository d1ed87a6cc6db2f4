package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hansho.detect.Columns;
import org.hansho.detect.CompactForm;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code first_seen}: a fact with a tuple of values that its key has not had within the time after
 * which values are forgotten.
 *
 * <p>A tuple is a ladder of one rung. A fact is judged by the coarsest rung on which it brings
 * something new, and then learned on all of them. What a fact that gave a result brings is not
 * learned: it goes on giving results until it is known after the alert ({@link KnownAfterAlert}).
 * With {@code learn.days: 2} a value that was seen on one day of the learning time only, far more
 * seldom than the others, may have been sown: when it comes again, it is a result of low severity.
 * All tables of a key together take at most {@link ValueTable#BYTES}.
 */
final class FirstSeenDetector implements Detector<FirstSeenDetector.State> {
  private static final int NO_RUNG = -1;
  private static final int NO_ROW = -1;

  /** A value is seldom if the others were seen so many times as often, on average. */
  private static final int SELDOM = 10;

  /** Rungs whose rows, all below 320, a long holds. */
  private static final int MOST_ROWS = Long.BYTES / Short.BYTES;

  private final List<Rung> rungs = new ArrayList<>();
  private final Learning learning;
  private final Surprise surprise;
  private final KnownAfterAlert known;
  private final FirstSeenReasons reasons;
  private final int forget;
  private final int values;
  private final boolean alertWhenOver;
  private final boolean probation;

  /** Facts of later roles are activity: learned, never judged. */
  private final int judgedRoles;

  FirstSeenDetector(Baseline baseline, Baseline.FirstSeen condition, Columns columns) {
    judgedRoles = baseline.subject().rules().size();
    int roles = judgedRoles + baseline.activity().size();
    if (condition.ladder().isEmpty()) {
      rungs.add(new Rung("", true, null, Tuples.of(condition.fields(), columns, roles)));
    }
    for (Baseline.Rung rung : condition.ladder()) {
      Tuples tuples = Tuples.of(List.of(rung.field()), columns, roles);
      rungs.add(new Rung(rung.field(), rung.level() != null, rung.level(), tuples));
    }
    this.learning = Learning.of(baseline.learning());
    this.surprise = Surprise.of(baseline, condition);
    this.known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
    this.forget = Times.minutes(baseline.memory().forget());
    int room = ValueTable.BYTES / ValueTable.ROW_BYTES / rungs.size();
    this.values = Math.min(baseline.memory().values(), room);
    this.alertWhenOver = baseline.memory().alertWhenOver();
    this.probation = baseline.learning().days() > 1;
    this.reasons = new FirstSeenReasons(rungs, forget, known);
  }

  /** What is remembered of a key. */
  static final class State {
    final ValueTable[] tables;
    final Watch watch;
    final Arrivals arrivals;

    State(ValueTable[] tables, Watch watch, Arrivals arrivals) {
      this.tables = tables;
      this.watch = watch;
      this.arrivals = arrivals;
    }
  }

  @Override
  public StateKind kind() {
    return StateKind.of("first_seen");
  }

  @Override
  public State newState() {
    return new State(tables(), new Watch(), new Arrivals());
  }

  @Override
  public @Nullable CompactForm<State> compactForm() {
    return rungs.size() == 1 ? FirstValue.FORM : null;
  }

  private ValueTable[] tables() {
    ValueTable[] tables = new ValueTable[rungs.size()];
    for (int rung = 0; rung < tables.length; rung++) {
      tables[rung] = new ValueTable(values, forget);
    }
    return tables;
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    if (isUsual(state, role, fact)) {
      return;
    }
    if (role >= judgedRoles) {
      learn(state, role, fact, NO_RUNG, out);
      return;
    }
    if (!isPresent(role, fact)) {
      return;
    }
    boolean learned = state.watch.suffices(learning, fact.time(), out);
    int rung = judgingRung(state, role, fact, learned);
    boolean unusual =
        rung != NO_RUNG
            && rungs.get(rung).fires()
            && surprise.isEnough(state.arrivals, state.watch, fact);
    boolean fires = unusual && learned;
    if (fires) {
      emit(state, role, fact, rung, out);
    } else if (unusual) {
      state.watch.wouldHaveFired();
    }
    learn(state, role, fact, fires ? rung : NO_RUNG, out);
  }

  /**
   * Learns a fact that brings no more than one value on each rung, all of them normal, as nearly
   * all do; returns false, and learns nothing, if it brings none or may bring more.
   */
  private boolean isUsual(State state, int role, Fact fact) {
    if (state.tables.length > MOST_ROWS) {
      return false;
    }
    int minute = Times.minute(fact.time());
    long rows = 0;
    for (int rung = 0; rung < state.tables.length; rung++) {
      long hash = rungs.get(rung).tuples().single(role, fact);
      if (hash != Tuples.ABSENT) {
        int row = hash == Tuples.SEVERAL ? NO_ROW : normalRow(state.tables[rung], hash, minute);
        if (row < 0) {
          return false;
        }
        rows |= (row + 1L) << (rung * Short.SIZE);
      }
    }
    return rows != 0 && learnAgain(state, rows, minute, fact.time());
  }

  private static int normalRow(ValueTable table, long hash, int minute) {
    int row = table.find(hash, minute);
    return row >= 0 && table.alerted(row) == ValueTable.NORMAL ? row : NO_ROW;
  }

  /** Learns values that are known, each rung's row plus one in sixteen bits; always true. */
  private static boolean learnAgain(State state, long rows, int minute, long time) {
    for (int rung = 0; rung < state.tables.length; rung++) {
      int row = (int) ((rows >>> (rung * Short.SIZE)) & 0xFFFF) - 1;
      if (row >= 0) {
        state.tables[rung].seeAgain(row, minute);
      }
    }
    state.watch.learn(time);
    return true;
  }

  private boolean isPresent(int role, Fact fact) {
    for (int rung = 0; rung < rungs.size(); rung++) {
      if (rungs.get(rung).tuples().count(role, fact) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The coarsest rung on which the fact brings a new value that can be distinguished from known
   * ones.
   */
  private int judgingRung(State state, int role, Fact fact, boolean learned) {
    int minute = Times.minute(fact.time());
    for (int rung = 0; rung < rungs.size(); rung++) {
      if (bringsNew(state, rung, role, fact, learned)
          && (alertWhenOver || !state.tables[rung].isFull(minute))) {
        return rung;
      }
    }
    return NO_RUNG;
  }

  private boolean bringsNew(State state, int rung, int role, Fact fact, boolean learned) {
    Tuples tuples = rungs.get(rung).tuples();
    int count = tuples.count(role, fact);
    for (int index = 0; index < count; index++) {
      long hash = tuples.hash(role, fact, index);
      if (isNew(state.tables[rung], hash, fact.time())
          || (learned && isSown(state, rung, hash, fact.time()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNew(ValueTable table, long hash, long time) {
    int minute = Times.minute(time);
    int row = table.find(hash, minute);
    return row < 0 || known.isPending(table, row, minute);
  }

  /**
   * Whether a value comes back that may have been sown while the key was learned: it was seen on
   * one day only, and far more seldom than the others.
   */
  private static boolean isSown(State state, int rung, long hash, long time) {
    ValueTable table = state.tables[rung];
    int minute = Times.minute(time);
    int row = table.find(hash, minute);
    return row >= 0
        && table.alerted(row) == ValueTable.PROBATION
        && !sameDay(table.first(row), minute)
        && (long) table.count(row) * SELDOM * table.size() <= state.watch.samples();
  }

  /** Whether a value has come back before now that may have been sown, and is not known yet. */
  private static boolean isSownBefore(ValueTable table, int row) {
    int first = table.first(row);
    return table.alerted(row) > ValueTable.OBJECTED
        && first < table.alerted(row)
        && !sameDay(first, table.alerted(row));
  }

  /** Whether a fact brings a value that was never seen before its first result. */
  private boolean bringsUnseen(State state, int rung, int role, Fact fact) {
    Tuples tuples = rungs.get(rung).tuples();
    ValueTable table = state.tables[rung];
    for (int index = 0; index < tuples.count(role, fact); index++) {
      long hash = tuples.hash(role, fact, index);
      int row = table.find(hash, Times.minute(fact.time()));
      if (isNew(table, hash, fact.time()) && (row < 0 || !isSownBefore(table, row))) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameDay(int minute, int other) {
    return Math.floorDiv(minute, Times.DAY_MINUTES) == Math.floorDiv(other, Times.DAY_MINUTES);
  }

  private void emit(State state, int role, Fact fact, int rung, Emission out) {
    boolean sown = !bringsUnseen(state, rung, role, fact);
    Supplier<Grounds> grounds = () -> grounds(state, role, fact, rung, sown);
    Level severity = sown ? Level.LOW : rungs.get(rung).severity();
    out.emit(
        new Conclusion(
            fact, fact.time(), List.of(fact.origin()), fact.records(), severity, grounds));
  }

  private Grounds grounds(State state, int role, Fact fact, int rung, boolean sown) {
    Tuples tuples = rungs.get(rung).tuples();
    ValueTable table = state.tables[rung];
    int minute = Times.minute(fact.time());
    List<String> news = new ArrayList<>();
    int alerted = minute;
    int seen = NO_ROW;
    for (int index = 0; index < tuples.count(role, fact); index++) {
      long hash = tuples.hash(role, fact, index);
      boolean isNew = isNew(table, hash, fact.time());
      if (isNew || (sown && isSown(state, rung, hash, fact.time()))) {
        news.add(tuples.text(role, fact, index));
        int row = table.find(hash, minute);
        seen = sown ? row : NO_ROW;
        alerted = row < 0 || !isNew ? alerted : Math.min(alerted, table.alerted(row));
      }
    }
    FirstSeenReasons.Found found =
        new FirstSeenReasons.Found(rung, news, alerted, seen, surprise.numbers(state, fact));
    return reasons.of(state, found, fact.time());
  }

  private void learn(State state, int role, Fact fact, int fired, Emission out) {
    boolean learned = state.watch.suffices(learning, fact.time(), out);
    state.watch.learn(fact.time());
    int mark =
        fired != NO_RUNG
            ? Times.minute(fact.time())
            : learned || !probation ? ValueTable.NORMAL : ValueTable.PROBATION;
    boolean arrived = false;
    for (int rung = 0; rung < rungs.size(); rung++) {
      Tuples tuples = rungs.get(rung).tuples();
      int count = tuples.count(role, fact);
      for (int index = 0; index < count; index++) {
        long hash = tuples.hash(role, fact, index);
        arrived |= learn(state.tables[rung], hash, fact.time(), mark, rung == fired, out);
      }
    }
    if (arrived) {
      state.arrivals.add(fact.time());
    }
  }

  /**
   * Learns one value; returns whether it was not there.
   *
   * @param mark what is noted of one that is new: a result is of all that it brings
   * @param fired whether the value is one of those that gave a result
   */
  private boolean learn(
      ValueTable table, long hash, long time, int mark, boolean fired, Emission out) {
    int minute = Times.minute(time);
    int before = table.find(hash, minute);
    boolean sown = before >= 0 && table.alerted(before) == ValueTable.PROBATION;
    boolean again = sown && sameDay(table.first(before), minute);
    if (before < 0 && table.isFull(minute)) {
      out.overflow();
    }
    int row = table.see(hash, minute);
    if (before < 0 || (sown && !again && fired)) {
      table.setAlerted(row, mark);
    } else if (!again
        && table.alerted(row) != ValueTable.DISMISSED
        && !known.isPending(table, row, minute)) {
      table.setAlerted(row, ValueTable.NORMAL);
    }
    return before < 0;
  }

  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    for (int rung = 0; rung < rungs.size(); rung++) {
      Tuples tuples = rungs.get(rung).tuples();
      int count = tuples.count(role, fact);
      for (int index = 0; index < count; index++) {
        applyFeedback(state.tables[rung], tuples.hash(role, fact, index), fact.time(), opinion);
      }
    }
  }

  /** What is normal stays so: an objection is to what was new. */
  private static void applyFeedback(ValueTable table, long hash, long time, Opinion opinion) {
    int minute = Times.minute(time);
    int row = table.find(hash, minute);
    if (row < 0 && opinion == Opinion.WITHDRAWN) {
      return;
    }
    if (row < 0) {
      row = table.see(hash, minute);
    } else if (table.alerted(row) == ValueTable.NORMAL) {
      return;
    }
    table.applyFeedback(row, opinion, minute);
  }

  @Override
  public State join(State known, State taught) {
    takeBackKnown(known, taught);
    takeBackKnown(taught, known);
    known.arrivals.join(taught.arrivals, known.watch.counts(taught.watch));
    for (int rung = 0; rung < rungs.size(); rung++) {
      known.tables[rung].join(taught.tables[rung]);
    }
    known.watch.join(taught.watch);
    return known;
  }

  /** A value that another past has had before was no new one; the finest rung counts. */
  private static void takeBackKnown(State state, State other) {
    ValueTable values = state.tables[state.tables.length - 1];
    ValueTable before = other.tables[other.tables.length - 1];
    int latest = Integer.MIN_VALUE;
    for (int row = 0; row < values.size(); row++) {
      int same = before.find(values.hash(row), values.first(row));
      if (same >= 0 && before.first(same) < values.first(row)) {
        state.arrivals.takeBack(Times.nanos(values.first(row)));
      } else {
        latest = Math.max(latest, values.first(row));
      }
    }
    state.arrivals.endAt(latest);
  }

  @Override
  public Grounds describe(State state, long time) {
    return reasons.description(state, time);
  }

  @Override
  public long expiry(State state) {
    return NEVER;
  }

  @Override
  public long bytes(State state) {
    long bytes = 24 + 56 + 32 + HeapBytes.array(state.tables.length, Integer.BYTES);
    for (ValueTable table : state.tables) {
      bytes += table.bytes();
    }
    return bytes;
  }

  @Override
  public long evictionPriority(State state) {
    return state.watch.knownFor();
  }

  @Override
  public void write(State state, StateWriter out) {
    state.watch.write(out);
    state.arrivals.write(out);
    for (ValueTable table : state.tables) {
      table.write(out);
    }
  }

  @Override
  public State read(StateReader in) {
    State state = new State(tables(), Watch.read(in), Arrivals.read(in));
    for (ValueTable table : state.tables) {
      table.read(in);
    }
    return state;
  }
}
