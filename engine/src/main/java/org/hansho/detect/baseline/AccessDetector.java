package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code access}: an entity uses a resource for the first time that those like it do not use.
 *
 * <p>Only pairs not seen within {@code forget} are judged, before they are learned. A pair that
 * gave a result is not learned, and gives further ones, until it is known after the alert. Silent
 * unless the resource has enough users and the entity enough resources, and where either has as
 * many as are kept: what all use is nobody's own. Constant time for a known pair; see {@link
 * AccessSimilarity} for a new one and {@link AccessGraph} for the size.
 */
final class AccessDetector implements Detector<AccessDetector.State> {

  private static final long NONE = Long.MIN_VALUE;
  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  /** Most pairs that gave a result and are not known yet. */
  private static final int MOST_ALERTED = 1_000;

  private final Range score;
  private final int users;
  private final int resources;
  private final int memory;
  private final int[] entityOfRole;
  private final int[] resourceOfRole;
  private final Learning learning;
  private final SeededHashes hashes;
  private final KnownAfterAlert known;

  AccessDetector(Baseline baseline, Baseline.Access condition, Columns columns) {
    hashes = columns.hashes();
    score = new Range(condition.score());
    users = condition.users();
    resources = condition.resources();
    memory = (int) Math.max(1, baseline.memory().forget().toDays());
    int roles = baseline.subject().rules().size();
    entityOfRole = new int[roles];
    resourceOfRole = new int[roles];
    for (int role = 0; role < roles; role++) {
      entityOfRole[role] = columns.of(role, condition.entity());
      resourceOfRole[role] = columns.of(role, condition.field());
    }
    learning = Learning.of(baseline.learning());
    known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
  }

  /** What is remembered of a key. */
  static final class State {
    private AccessGraph graph = new AccessGraph();

    /** Pairs that gave a result, by a hash of both. */
    private final ValueTable alerted;

    private long first = NONE;
    private long latest = NONE;
    private long samples;
    private int wouldHaveFired;
    private int swept = BEFORE_ALL;

    State(ValueTable alerted) {
      this.alerted = alerted;
    }
  }

  @Override
  public StateKind kind() {
    return StateKind.of("access");
  }

  @Override
  public State newState() {
    return new State(new ValueTable(MOST_ALERTED, memory * Times.DAY_MINUTES));
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    int entityAt = fact.first(entityOfRole[role]);
    int resourceAt = fact.first(resourceOfRole[role]);
    if (entityAt == Fact.NONE || resourceAt == Fact.NONE) {
      return;
    }
    long user = hash(fact, entityAt);
    long resource = hash(fact, resourceAt);
    int day = day(fact.time());
    if (day > state.swept) {
      state.graph.forget(day - memory);
      state.swept = day;
    }
    state.first = state.first == NONE ? fact.time() : state.first;
    boolean unusual =
        !state.graph.has(user, resource)
            && !isExpected(state, pair(user, resource), fact.time())
            && judge(state, fact, user, resource, out);
    if (unusual) {
      alert(state, pair(user, resource), fact.time());
    } else {
      learn(state, user, resource, fact.time(), out);
    }
  }

  private static long pair(long user, long resource) {
    return Long.rotateLeft(user, Integer.SIZE) ^ resource;
  }

  /** Whether a pair gave a result and is known since. */
  private boolean isExpected(State state, long pair, long time) {
    int minute = Times.minute(time);
    int row = state.alerted.find(pair, minute);
    return row >= 0 && !known.isPending(state.alerted, row, minute);
  }

  private static void alert(State state, long pair, long time) {
    int minute = Times.minute(time);
    boolean first = state.alerted.find(pair, minute) < 0;
    int row = state.alerted.see(pair, minute);
    if (first) {
      state.alerted.setAlerted(row, minute);
    }
  }

  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    int entityAt = fact.first(entityOfRole[role]);
    int resourceAt = fact.first(resourceOfRole[role]);
    if (entityAt != Fact.NONE && resourceAt != Fact.NONE) {
      long pair = pair(hash(fact, entityAt), hash(fact, resourceAt));
      int minute = Times.minute(fact.time());
      state.alerted.applyFeedback(state.alerted.see(pair, minute), opinion, minute);
    }
  }

  /** Pairs under alert are not known from elsewhere. */
  @Override
  public State join(State known, State taught) {
    if (taught.first == NONE) {
      return known;
    }
    JoinedCounts counts = JoinedCounts.of(known.first, known.latest, taught.first, taught.latest);
    int minute = Times.minute(Math.max(known.latest, taught.latest));
    known.graph.join(
        taught.graph,
        (user, resource) -> {
          int row = known.alerted.find(pair(user, resource), minute);
          return row < 0 || !this.known.isPending(known.alerted, row, minute);
        });
    known.alerted.join(taught.alerted);
    known.first = known.first == NONE ? taught.first : Math.min(known.first, taught.first);
    known.latest = Math.max(known.latest, taught.latest);
    known.samples = counts.of(known.samples, taught.samples);
    known.wouldHaveFired = counts.of(known.wouldHaveFired, taught.wouldHaveFired);
    known.swept = Math.max(known.swept, taught.swept);
    known.graph.forget(known.swept - memory);
    return known;
  }

  private long hash(Fact fact, int at) {
    return hashes.value(fact.buffer(), at, fact.length(at));
  }

  /** Days since 1970; earlier ones count as its first. */
  private static int day(long time) {
    return (int) Math.max(0, time / Times.DAY);
  }

  /** Returns whether there was a result. */
  private boolean judge(State state, Fact fact, long user, long resource, Emission out) {
    AccessSimilarity similarity = new AccessSimilarity(state.graph, user, resource);
    long pair = pair(user, resource);
    if (!isJudged(similarity.users(), users) || !isJudged(similarity.resources(), resources)) {
      return false;
    }
    double found = similarity.score();
    if (!score.admits(found)) {
      return false;
    }
    if (!learning.isOver(state.first, state.samples, fact.time(), out)) {
      state.wouldHaveFired++;
      return false;
    }
    AccessGrounds grounds =
        new AccessGrounds(
            found, similarity, user, state.first, state.samples, state.wouldHaveFired);
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            fact.records(),
            null,
            () -> untilKnown(firstAlert(state, pair, fact.time()), grounds.toGrounds())));
    return true;
  }

  private static int firstAlert(State state, long pair, long time) {
    int row = state.alerted.find(pair, Times.minute(time));
    return row < 0 ? Times.minute(time) : state.alerted.alerted(row);
  }

  private Grounds untilKnown(int alerted, Grounds why) {
    Map<String, String> numbers = new LinkedHashMap<>(why.numbers());
    known.describe(alerted, numbers);
    return new Grounds(
        numbers, why.english() + known.english(alerted), why.japanese() + known.japanese(alerted));
  }

  private static boolean isJudged(int known, int fewest) {
    return known >= fewest && known < AccessGraph.MOST_PARTNERS;
  }

  private void learn(State state, long user, long resource, long time, Emission out) {
    state.samples++;
    state.latest = Math.max(state.latest, time);
    for (int lost = state.graph.see(user, resource, day(time)); lost > 0; lost--) {
      out.overflow();
    }
  }

  @Override
  public Grounds describe(State state, long time) {
    return AccessGrounds.known(state.graph.pairs(), state.first, state.samples);
  }

  @Override
  public long expiry(State state) {
    return state.latest == NONE ? NONE : state.latest + (memory + 1) * Times.DAY;
  }

  @Override
  public long bytes(State state) {
    return 64 + state.alerted.bytes() + state.graph.bytes();
  }

  @Override
  public long evictionPriority(State state) {
    return state.first == NONE ? NONE : state.latest - state.first;
  }

  @Override
  public void write(State state, StateWriter out) {
    out.number(state.first);
    out.number(state.latest);
    out.number(state.samples);
    out.count(state.wouldHaveFired);
    out.number(state.swept);
    state.graph.write(out);
    state.alerted.write(out);
  }

  @Override
  public State read(StateReader in) {
    State state = newState();
    state.first = in.number();
    state.latest = in.number();
    state.samples = in.number();
    state.wouldHaveFired = in.count();
    state.swept = (int) in.number();
    state.graph = AccessGraph.read(in);
    state.alerted.read(in);
    return state;
  }
}
