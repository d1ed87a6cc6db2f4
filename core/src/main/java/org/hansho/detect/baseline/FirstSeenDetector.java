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
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code first_seen}: a fact with a tuple of values that its key has not had within the time after
 * which values are forgotten.
 *
 * <p>A tuple is a ladder of one rung. A fact is judged by the coarsest rung on which it brings
 * something new, and then learned on all of them. A value that gave a result goes on giving results
 * until it is absorbed. All tables of a key together take at most {@link ValueTable#BYTES}.
 */
final class FirstSeenDetector implements Detector<FirstSeenDetector.State> {
  private static final int NO_RUNG = -1;
  private static final int NO_ROW = -1;

  /** Rungs whose rows, all below 320, a long holds. */
  private static final int MOST_ROWS = Long.BYTES / Short.BYTES;

  private final List<Rung> rungs = new ArrayList<>();
  private final Learning learning;
  private final Surprise surprise;
  private final Absorption absorption;
  private final FirstSeenReasons reasons;
  private final int forget;
  private final int values;
  private final boolean alertWhenOver;

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
    this.absorption = Absorption.of(baseline.memory().absorb());
    this.forget = Times.minutes(baseline.memory().forget());
    int room = ValueTable.BYTES / ValueTable.ROW_BYTES / rungs.size();
    this.values = Math.min(baseline.memory().values(), room);
    this.alertWhenOver = baseline.memory().alertWhenOver();
    this.reasons = new FirstSeenReasons(rungs, forget);
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
    int rung = judgingRung(state, role, fact);
    boolean unusual =
        rung != NO_RUNG
            && rungs.get(rung).fires()
            && surprise.isEnough(state.arrivals, state.watch, fact);
    boolean fires = unusual && state.watch.suffices(learning, fact.time(), out);
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

  /** The coarsest rung on which the fact brings something new that may be told from known. */
  private int judgingRung(State state, int role, Fact fact) {
    int minute = Times.minute(fact.time());
    for (int rung = 0; rung < rungs.size(); rung++) {
      if (bringsNew(state.tables[rung], rungs.get(rung).tuples(), role, fact)
          && (alertWhenOver || !state.tables[rung].isFull(minute))) {
        return rung;
      }
    }
    return NO_RUNG;
  }

  private boolean bringsNew(ValueTable table, Tuples tuples, int role, Fact fact) {
    int count = tuples.count(role, fact);
    for (int index = 0; index < count; index++) {
      if (isNew(table, tuples.hash(role, fact, index), fact.time())) {
        return true;
      }
    }
    return false;
  }

  private boolean isNew(ValueTable table, long hash, long time) {
    int minute = Times.minute(time);
    int row = table.find(hash, minute);
    return row < 0 || absorption.isPending(table, row, minute);
  }

  private void emit(State state, int role, Fact fact, int rung, Emission out) {
    Tuples tuples = rungs.get(rung).tuples();
    Supplier<Grounds> grounds =
        () -> {
          List<String> news = new ArrayList<>();
          for (int index = 0; index < tuples.count(role, fact); index++) {
            if (isNew(state.tables[rung], tuples.hash(role, fact, index), fact.time())) {
              news.add(tuples.text(role, fact, index));
            }
          }
          return reasons.of(state, rung, news, surprise.numbers(state, fact), fact.time());
        };
    out.emit(
        new Conclusion(
            fact, fact.time(), List.of(fact.origin()), 1, rungs.get(rung).severity(), grounds));
  }

  private void learn(State state, int role, Fact fact, int fired, Emission out) {
    state.watch.learn(fact.time());
    boolean arrived = false;
    for (int rung = 0; rung < rungs.size(); rung++) {
      Tuples tuples = rungs.get(rung).tuples();
      int count = tuples.count(role, fact);
      for (int index = 0; index < count; index++) {
        long hash = tuples.hash(role, fact, index);
        arrived |= learn(state.tables[rung], hash, fact.time(), rung == fired, out);
      }
    }
    if (arrived) {
      state.arrivals.add(fact.time());
    }
  }

  /** Learns one value; returns whether it was not there. */
  private boolean learn(ValueTable table, long hash, long time, boolean fired, Emission out) {
    int minute = Times.minute(time);
    boolean known = table.find(hash, minute) >= 0;
    if (!known && table.isFull(minute)) {
      out.overflow();
    }
    int row = table.see(hash, minute);
    if (!known) {
      table.setAlerted(row, fired ? absorption.alerted(minute) : ValueTable.NORMAL);
    } else if (!absorption.isPending(table, row, minute)) {
      table.setAlerted(row, ValueTable.NORMAL);
    }
    return !known;
  }

  @Override
  public void dismiss(State state, int role, Fact fact, Emission out) {
    for (int rung = 0; rung < rungs.size(); rung++) {
      Tuples tuples = rungs.get(rung).tuples();
      int count = tuples.count(role, fact);
      for (int index = 0; index < count; index++) {
        ValueTable table = state.tables[rung];
        int row = table.see(tuples.hash(role, fact, index), Times.minute(fact.time()));
        table.setAlerted(row, ValueTable.NORMAL);
      }
    }
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
    long bytes = 24 + 48 + 32 + HeapBytes.array(state.tables.length, Integer.BYTES);
    for (ValueTable table : state.tables) {
      bytes += table.bytes();
    }
    return bytes;
  }

  @Override
  public long standing(State state) {
    return state.watch.acquaintance();
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
