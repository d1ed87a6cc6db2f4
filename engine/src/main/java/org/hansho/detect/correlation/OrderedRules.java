package org.hansho.detect.correlation;

import java.util.List;
import java.util.function.Supplier;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code temporal_ordered}: results of the rules in their order, within one window.
 *
 * <p>For each rule the chain that ends with it and begins latest is kept, for each length asked
 * for; a later beginning is never worse, so nothing is missed. One record is one step only, though
 * it may match several rules. Time is linear in the number of rules, at most {@link #MOST_RULES}.
 */
final class OrderedRules implements Detector<OrderedRules.State> {
  /** Most rules in an order. */
  static final int MOST_RULES = 32;

  /** Of the saved form: since 2, for how many records the results of documents stand. */
  private static final int VERSION = 2;

  private final Window window;
  private final int rules;
  private final boolean whole;
  private final Roles roles;

  /** Why all rules hold, which is always said in the same words. */
  private final Supplier<Grounds> ofAll;

  /**
   * A detector.
   *
   * @param whole whether all rules are asked for; otherwise the window's bounds say how many
   */
  OrderedRules(Window window, Roles roles, boolean whole) {
    this.window = window;
    this.roles = roles;
    this.rules = roles.size();
    this.whole = whole;
    Grounds grounds = window.grounds(rules, false, window.names().all()).get();
    this.ofAll = () -> grounds;
  }

  /**
   * Where the facts of each role come from.
   *
   * @param counters who counts their records
   * @param results whether they are results of a document, each of which stands for those of its
   *     records that are new
   */
  @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
  record Roles(int[] counters, boolean[] results) {
    int size() {
      return counters.length;
    }
  }

  /** Chains by the rule they end with and their length, and the last record of each rule. */
  static final class State {
    private final @Nullable Chain[][] chains;
    private final @Nullable Origin[] lasts;
    private long latest = Long.MIN_VALUE;

    /** By role, for how many records its results stand since those that were reported. */
    private final long[] records;

    State(int rules) {
      records = new long[rules];
      chains = new @Nullable Chain[rules][rules];
      lasts = new @Nullable Origin[rules];
    }
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public StateKind kind() {
    return new StateKind("ordered_rules", VERSION);
  }

  @Override
  public State newState() {
    return new State(rules);
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    Origin origin = fact.origin();
    state.latest = fact.time();
    Origin previous = state.lasts[role];
    state.lasts[role] = origin;
    if (roles.results()[role]) {
      boolean isIdle = previous != null && previous.time() <= window.before(fact.time());
      state.records[role] = fact.records() + (isIdle ? 0 : state.records[role]);
    }
    if (!whole || role == 0) {
      state.chains[role][0] = Chain.of(origin);
    }
    for (int length = 1; length <= role; length++) {
      if (!whole || length == role) {
        Chain before = latestBefore(state, role, length, origin);
        if (before != null) {
          state.chains[role][length] = before.then(origin);
        }
      }
    }
    judge(state, role, fact, previous, out);
  }

  /** The chain of so many steps before this rule that begins latest, or null. */
  private @Nullable Chain latestBefore(State state, int role, int length, Origin next) {
    Chain latest = null;
    for (int before = whole ? role - 1 : 0; before < role; before++) {
      Chain chain = state.chains[before][length - 1];
      if (chain != null
          && chain.start() > window.before(next.time())
          && chain.canPrecede(next)
          && (latest == null || chain.start() > latest.start())) {
        latest = chain;
      }
    }
    return latest;
  }

  /**
   * Reports a sequence that the fact completes.
   *
   * @param previous the record of this rule before; what it completed is reported already
   */
  private void judge(State state, int role, Fact fact, @Nullable Origin previous, Emission out) {
    for (int length = role; length >= 0; length--) {
      Chain chain = state.chains[role][length];
      boolean complete = whole ? length == rules - 1 : window.admits(length + 1);
      if (chain != null && complete && chain.last().equals(fact.origin())) {
        List<Origin> origins = chain.origins();
        emit(origins, whole ? records(state, origins, previous) : origins.size(), fact, out);
        return;
      }
    }
  }

  /** For how many records a whole sequence stands that were not reported. */
  private long records(State state, List<Origin> origins, @Nullable Origin previous) {
    RecordCount ofResults = new RecordCount();
    long ofRules = 0;
    for (int step = 0; step < rules; step++) {
      if (roles.results()[step]) {
        ofResults.add(roles.counters()[step], state.records[step]);
        state.records[step] = 0;
      } else if (previous == null || origins.get(step).compareTo(previous) > 0) {
        ofRules++;
      }
    }
    return ofRules + ofResults.total();
  }

  private void emit(List<Origin> origins, long events, Fact fact, Emission out) {
    List<Origin> shown =
        origins.subList(Math.max(0, origins.size() - Emission.EVIDENCE), origins.size());
    Supplier<Grounds> grounds =
        origins.size() == rules ? ofAll : window.grounds(origins.size(), false, Measure.NO_ROLES);
    out.emit(new Conclusion(fact, fact.time(), shown, events, null, grounds));
  }

  /** A late step completes a sequence if earlier steps precede it and later ones follow. */
  @Override
  public void late(State state, int role, Fact fact, Emission out) {
    Origin origin = fact.origin();
    Chain before = role == 0 ? null : state.chains[role - 1][role - 1];
    if (!whole || (role > 0 && (before == null || !before.canPrecede(origin)))) {
      return;
    }
    Chain chain = before == null ? Chain.of(origin) : before.then(origin);
    for (int next = role + 1; next < rules; next++) {
      Origin last = state.lasts[next];
      if (last == null || !chain.canPrecede(last)) {
        return;
      }
      chain = chain.then(last);
    }
    if (chain.start() > window.before(chain.last().time())) {
      emit(chain.origins(), chain.length(), fact, out);
    }
  }

  /** How many steps the longest sequence has that may still grow. */
  @Override
  public Grounds describe(State state, long time) {
    int steps = 0;
    for (Chain[] ofRule : state.chains) {
      for (Chain chain : ofRule) {
        boolean open = chain != null && chain.start() > window.before(state.latest);
        steps = open ? Math.max(steps, chain.length()) : steps;
      }
    }
    return window.describe(steps, Measure.NO_ROLES, state.latest, time);
  }

  @Override
  public long expiry(State state) {
    return state.latest + window.timespan();
  }

  @Override
  public long comeback() {
    return window.timespan();
  }

  @Override
  public long bytes(State state) {
    long rows = rules * (HeapBytes.array(rules, Integer.BYTES) + Integer.BYTES);
    long chains = 0;
    for (@Nullable Origin last : state.lasts) {
      chains += last == null ? 0 : HeapBytes.ORIGIN + 40;
    }
    long numbers = HeapBytes.array(rules, Long.BYTES);
    return 48 + rows + HeapBytes.array(rules, Integer.BYTES) + numbers + chains;
  }

  @Override
  public long evictionPriority(State state) {
    boolean begun = whole && state.chains[0][0] != null;
    return state.latest + (begun ? window.timespan() : 0);
  }

  @Override
  public void write(State state, StateWriter out) {
    out.number(state.latest);
    for (int role = 0; role < rules; role++) {
      for (int length = 0; length <= role; length++) {
        Chain.write(state.chains[role][length], out);
      }
      Origin last = state.lasts[role];
      Chain.write(last == null ? null : Chain.of(last), out);
    }
    for (long records : state.records) {
      out.number(records);
    }
  }

  @Override
  public State read(StateReader in) {
    State state = readOlder(1, in);
    for (int role = 0; role < rules; role++) {
      state.records[role] = in.number();
    }
    return state;
  }

  @Override
  public State readOlder(int version, StateReader in) {
    State state = new State(rules);
    state.latest = in.number();
    for (int role = 0; role < rules; role++) {
      for (int length = 0; length <= role; length++) {
        state.chains[role][length] = Chain.read(in);
      }
      Chain last = Chain.read(in);
      state.lasts[role] = last == null ? null : last.last();
    }
    return state;
  }
}
