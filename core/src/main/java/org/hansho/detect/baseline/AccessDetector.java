package org.hansho.detect.baseline;

import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.SeededHashes;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code access}: an entity uses a resource for the first time that those like it do not use.
 *
 * <p>Only pairs not seen within {@code forget} are judged, before they are learned, so that a pair
 * is one result. Silent unless the resource has enough users and the entity enough resources, and
 * where either has as many as are kept: what all use is nobody's own. Constant time for a known
 * pair; see {@link AccessSimilarity} for a new one and {@link AccessGraph} for the size.
 */
final class AccessDetector implements Detector<AccessDetector.State> {
  /** What a pair takes of the heap. */
  private static final long PAIR = 90;

  private static final long NONE = Long.MIN_VALUE;
  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  private final Range score;
  private final int users;
  private final int resources;
  private final int memory;
  private final int[] entityOfRole;
  private final int[] resourceOfRole;
  private final Learning learning;
  private final SeededHashes hashes;

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
  }

  /** What is remembered of a key. */
  static final class State {
    private AccessGraph graph = new AccessGraph();
    private long first = NONE;
    private long latest = NONE;
    private long samples;
    private int wouldHaveFired;
    private int swept = BEFORE_ALL;
  }

  @Override
  public State newState() {
    return new State();
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
    if (!state.graph.has(user, resource)) {
      judge(state, fact, new AccessSimilarity(state.graph, user, resource), user, out);
    }
    learn(state, user, resource, fact.time(), out);
  }

  private long hash(Fact fact, int at) {
    return hashes.value(fact.buffer(), at, fact.length(at));
  }

  /** Days since 1970; earlier ones count as its first. */
  private static int day(long time) {
    return (int) Math.max(0, time / Times.DAY);
  }

  private void judge(State state, Fact fact, AccessSimilarity similarity, long user, Emission out) {
    if (!isJudged(similarity.users(), users) || !isJudged(similarity.resources(), resources)) {
      return;
    }
    double found = similarity.score();
    if (!score.admits(found)) {
      return;
    }
    if (!learning.isOver(state.first, state.samples, fact.time(), out)) {
      state.wouldHaveFired++;
      return;
    }
    AccessGrounds grounds =
        new AccessGrounds(
            found, similarity, user, state.first, state.samples, state.wouldHaveFired);
    out.emit(
        new Conclusion(fact, fact.time(), List.of(fact.origin()), 1, null, grounds::toGrounds));
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
    return 200 + state.graph.pairs() * PAIR;
  }

  @Override
  public long standing(State state) {
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
  }

  @Override
  public State read(StateReader in) {
    State state = new State();
    state.first = in.number();
    state.latest = in.number();
    state.samples = in.number();
    state.wouldHaveFired = in.count();
    state.swept = (int) in.number();
    state.graph = AccessGraph.read(in);
    return state;
  }
}
