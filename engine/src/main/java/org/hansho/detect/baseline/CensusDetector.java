package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Opinion;
import org.hansho.detect.PairFilter;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.ContactsCondition;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How many machines of one's own there are: knowledge across keys by which {@code contacts}
 * computes the share of them that has contacted an address.
 *
 * <p>It has one key. One address in {@link #SAMPLE} is looked at, so that flows need not become
 * facts for this; of each the last day is kept for as long as the baseline remembers. It passes on
 * the facts of the baseline's rules with the estimate, as {@link FleetHosts#code} writes it; of 500
 * machines it is off by a quarter at most, nearly always. At most 64 kB; machines beyond are not
 * counted.
 */
final class CensusDetector implements Detector<CensusDetector.State> {
  /** One address in so many is looked at. */
  static final int SAMPLE = 8;

  /** Most addresses kept. */
  static final int MOST = 4_096;

  private final int[] machines;
  private final int judgedRoles;
  private final SeededHashes hashes;
  private final int place;
  private final long forget;

  CensusDetector(Baseline baseline, Columns columns) {
    ContactsCondition.Share share = share(baseline);
    hashes = columns.hashes();
    judgedRoles = baseline.subject().rules().size();
    machines = new int[judgedRoles + 1];
    for (int role = 0; role < machines.length; role++) {
      machines[role] = columns.of(role, share == null ? "" : share.of());
    }
    place = BaselineDetectors.place(baseline, Baseline.Prevalence.MACHINES);
    forget = Math.max(1, baseline.memory().forget().toDays());
  }

  private static ContactsCondition.@Nullable Share share(Baseline baseline) {
    return ((ContactsCondition) baseline.condition()).share();
  }

  /** One fact a day of each machine of the sample. */
  static @Nullable PairFilter filter(Baseline baseline, String rule) {
    ContactsCondition.Share share = share(baseline);
    if (share == null) {
      return null;
    }
    String field = baseline.subject().fieldOf(share.of(), rule);
    return new PairFilter(field, field, 1, SAMPLE);
  }

  /** The machines of the sample by hash, and the day each was last seen on. */
  static final class State {
    private final TreeMap<Long, Long> lastDays = new TreeMap<>();
    private long day = Long.MIN_VALUE;
  }

  @Override
  public StateKind kind() {
    return StateKind.of("census");
  }

  @Override
  public State newState() {
    return new State();
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    learn(state, role, fact, out);
    pass(state, role, fact, out);
  }

  private void learn(State state, int role, Fact fact, Emission out) {
    long day = Math.floorDiv(fact.time(), Buckets.DAY);
    if (day > state.day) {
      state.day = day;
      state.lastDays.values().removeIf(last -> last <= day - forget);
    }
    int at = fact.first(machines[role]);
    if (at == Fact.NONE || !PairFilter.isSampled(fact.buffer(), at, fact.length(at), SAMPLE)) {
      return;
    }
    long hash = hashes.value(fact.buffer(), at, fact.length(at));
    if (state.lastDays.size() < MOST || state.lastDays.containsKey(hash)) {
      state.lastDays.merge(hash, day, Math::max);
    } else {
      out.overflow();
    }
  }

  private void pass(State state, int role, Fact fact, Emission out) {
    if (role < judgedRoles) {
      int seen = state.lastDays.size();
      out.pass(fact, place, seen == 0 ? 0 : FleetHosts.code((double) seen * SAMPLE));
    }
  }

  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    pass(state, role, fact, out);
  }

  @Override
  public State join(State known, State taught) {
    long day = Math.max(known.day, taught.day);
    known.day = day;
    taught.lastDays.forEach(
        (hash, last) -> {
          if (known.lastDays.size() < MOST || known.lastDays.containsKey(hash)) {
            known.lastDays.merge(hash, last, Math::max);
          }
        });
    known.lastDays.values().removeIf(last -> last <= day - forget);
    return known;
  }

  @Override
  public Grounds describe(State state, long time) {
    String machines = Integer.toString(state.lastDays.size() * SAMPLE);
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("machines", machines);
    return new Grounds(
        numbers,
        "About %s machines of one's own are seen.".formatted(machines),
        "観測している自組織のコンピューターは約 %s 台です。".formatted(machines));
  }

  @Override
  public long expiry(State state) {
    return state.day == Long.MIN_VALUE ? Long.MIN_VALUE : (state.day + 1 + forget) * Buckets.DAY;
  }

  @Override
  public long bytes(State state) {
    return 72 + state.lastDays.size() * HeapBytes.ENTRY;
  }

  @Override
  public long evictionPriority(State state) {
    return state.day;
  }

  @Override
  public void write(State state, StateWriter out) {
    out.number(state.day);
    out.count(state.lastDays.size());
    state.lastDays.forEach(
        (hash, day) -> {
          out.number(hash);
          out.number(day);
        });
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    state.day = in.number();
    for (int left = in.count(); left > 0; left--) {
      state.lastDays.put(in.number(), in.number());
    }
    return state;
  }
}
