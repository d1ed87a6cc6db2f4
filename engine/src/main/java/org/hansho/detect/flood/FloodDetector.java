package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.FactFilter;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.Origin;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.detect.baseline.Learning;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code flood}: a class of traffic brings more than a low floor, and what it consists of speaks of
 * an attack; or it brings more than a high floor and a multiple of what is usual at this hour of
 * the week, for some of the last slots.
 *
 * <p>What a record brings is spread over the time it covers, and every window into which it reaches
 * is looked at, however long ago it was. A flood is a result when it begins and as it grows; it
 * ends after {@link #CALM} below half of its limit. It is not learned unless somebody calls it
 * harmless. Without what it consists of, only {@link #UNLEARNED} times the floor is a result while
 * learning. Source: specification D.4.
 */
public final class FloodDetector implements Detector<FloodState> {
  /** Nanoseconds below half of the limit after which a flood is over. */
  static final long CALM = 300_000_000_000L;

  /** What a second must bring while nothing is learned, in floors. */
  static final double UNLEARNED = 10;

  /** How far back the beginning of a flood is looked for. */
  private static final long MEASURED = 60_000_000_000L;

  private static final long IDLE = 600_000_000_000L;
  private static final long IDLE_WITH_PAST = 60L * 86_400_000_000_000L;

  private final Pace pace;
  private final LoadReader loads;
  private final FloodGrounds grounds;
  private final Learning learning;
  private final @Nullable RequestReader requests;
  private final List<String> judged;
  private final int judgedRoles;
  private final boolean looksAtShape;
  private final FloodJudge judge;
  private final SeededHashes hashes;
  private final int[][] top;
  private final int[] target;

  /** A detector for a document whose condition is a flood. */
  public FloodDetector(Baseline baseline, FloodCondition condition, Columns columns) {
    pace = Pace.of(baseline, condition);
    hashes = columns.hashes();
    judgedRoles = baseline.subject().rules().size();
    int roles = judgedRoles + baseline.activity().size();
    loads = new LoadReader(baseline.header().reference(), condition, roles, columns);
    looksAtShape = condition.looksAtShape();
    judge = new FloodJudge(condition, pace);
    grounds = new FloodGrounds(condition, pace);
    learning = Learning.of(baseline.learning());
    judged = condition.judged().stream().map(FloodDetector::bytesOf).toList();
    requests = condition.signs() ? new RequestReader(roles, columns) : null;
    top = new int[roles][];
    target = new int[roles];
    for (int role = 0; role < roles; role++) {
      top[role] = columns.of(role, condition.top());
      target[role] =
          baseline.subject().groupBy().isEmpty()
              ? FactLayout.ABSENT
              : columns.of(role, baseline.subject().groupBy().get(0));
    }
  }

  private static String bytesOf(String word) {
    return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The fields that a condition looks at. */
  public static Set<String> reads(FloodCondition condition) {
    return LoadReader.reads(condition);
  }

  /** What of a rule's facts is held back; null if nothing is. */
  public static @Nullable FactFilter filter(
      Baseline baseline, FloodCondition condition, String rule) {
    return LoadFilter.of(baseline, condition, rule);
  }

  @Override
  public StateKind kind() {
    return new StateKind("flood", FloodState.VERSION);
  }

  @Override
  public FloodState newState() {
    return new FloodState();
  }

  @Override
  public void accept(FloodState state, int role, Fact fact, Emission out) {
    decideBefore(state, role, fact, out);
    Load load = loads.load(role, fact);
    NearTraffic traffic = add(state, role, fact, load);
    if (traffic == null || traffic.timeline() == null) {
      return;
    }
    watch(state, traffic, fact.time());
    if (traffic.talkers != null) {
      traffic.talkers.add(fact, top[role], load.packets(), hashes);
      traffic.latest = fact;
      traffic.latestRole = role;
    }
    if (isDue(traffic)) {
      judge(state, traffic, role, fact, out);
    }
  }

  /**
   * Adds what a record brings, and those held back before it; null if nothing is near its floor.
   */
  private @Nullable NearTraffic add(FloodState state, int role, Fact fact, Load load) {
    state.see(fact.time());
    LoadReader.Held held = loads.held(role, fact);
    boolean own = role >= judgedRoles;
    if (looksAtShape) {
      explain(state, role, fact, load, held);
    }
    int at = loads.classAt(role, fact);
    if (own || !isJudged(fact, at)) {
      return null;
    }
    ClassTraffic traffic = state.classOf(fact, at, pace);
    if (held != null && traffic.add(fact.time(), held.load(), pace)) {
      traffic.spread(fact.time(), held.load(), pace);
    }
    if (traffic.add(fact.time(), load, pace)) {
      traffic.spread(fact.time(), loads.spread(load, role, fact), pace);
    }
    NearTraffic near = traffic.near();
    compose(state, role, fact, near);
    return near;
  }

  private void explain(
      FloodState state, int role, Fact fact, Load load, LoadReader.@Nullable Held held) {
    Halves halves = state.halves(pace);
    LoadReader.Kind kind = loads.kind(role, fact);
    int flags = loads.flags(role, fact);
    boolean own = role >= judgedRoles;
    if (held != null) {
      halves.take(own, kind, flags, fact.time(), held.load(), held.records());
    }
    Load shared = halves.isWatched() ? loads.spread(load, role, fact) : load;
    halves.take(own, kind, flags, fact.time(), shared, 1);
  }

  private void watch(FloodState state, NearTraffic traffic, long time) {
    if (looksAtShape && traffic.shape != null) {
      state.halves(pace).watch(time);
    }
  }

  private void compose(FloodState state, int role, Fact fact, @Nullable NearTraffic near) {
    RequestReader reader = requests;
    if (reader != null) {
      Composition kept = state.composition;
      Composition composition = kept == null ? new Composition() : kept;
      state.composition = composition;
      boolean suspect = state.floods() || (near != null && near.talkers != null);
      composition.add(fact.time(), reader.read(role, fact), suspect);
    }
  }

  private boolean isJudged(Fact fact, int at) {
    boolean found = judged.isEmpty();
    for (int i = 0; i < judged.size() && !found; i++) {
      found = at != Fact.NONE && LoadReader.isWord(fact, at, judged.get(i));
    }
    return found;
  }

  /** Looks at each unit once, and sooner if much has come of which nothing is known yet. */
  private static boolean isDue(NearTraffic traffic) {
    Timeline timeline = traffic.timeline();
    boolean isKnown = traffic.floods() || traffic.excused;
    return timeline != null
        && (timeline.fine().head() > traffic.judgedUnit || (!isKnown && traffic.hasMuch()));
  }

  /** Judges what came up to a second ago, whose answers have been reported by now. */
  private void decideBefore(FloodState state, int role, Fact fact, Emission out) {
    int at = loads.classAt(role, fact);
    ClassTraffic kept = role < judgedRoles ? state.known(fact, at) : null;
    NearTraffic traffic = kept == null ? null : kept.near();
    if (traffic != null && traffic.shape != null && traffic.isSettled(fact.time())) {
      decide(state, traffic, role, fact, fact.time(), out);
    }
  }

  private void judge(FloodState state, NearTraffic traffic, int role, Fact fact, Emission out) {
    if (traffic.shape == null) {
      decide(state, traffic, role, fact, fact.time(), out);
      return;
    }
    Timeline timeline = traffic.timeline();
    if (traffic.talkers == null && timeline != null) {
      FloodJudge.Verdict verdict =
          judge.look(state, traffic, limits(state, traffic, fact.time(), out));
      if (verdict.suspect() && mayBeReported(state, traffic, fact.time(), out)) {
        suspect(traffic, timeline.fine().head(), fact, role);
      }
    }
    traffic.looked();
    if (traffic.talkers != null) {
      waitFor(state, traffic.settles(), out);
    }
  }

  private void decide(
      FloodState state, NearTraffic traffic, int role, Fact fact, long time, Emission out) {
    Timeline timeline = traffic.timeline();
    if (timeline == null) {
      return;
    }
    FloodJudge.Verdict verdict = judge.look(state, traffic, limits(state, traffic, time, out));
    if (verdict.high()) {
      traffic.matters(timeline.fine().head());
    }
    if (verdict.suspect() && mayBeReported(state, traffic, time, out)) {
      suspect(traffic, timeline.fine().head(), fact, role);
    }
    if (looksAtShape && traffic.shape != null && !verdict.isOver()) {
      traffic.learnUnexplained(time, judge.unexplained(state, traffic));
    }
    report(state, traffic, verdict, role, fact, time, out);
    traffic.judged();
  }

  private void waitFor(FloodState state, long time, Emission out) {
    if (time != NearTraffic.NONE && time < state.look) {
      state.look = time;
      out.wakeAt(time);
    }
  }

  /** What a second may bring of each sum, and of packets that nothing explains. */
  private double[] limits(FloodState state, NearTraffic traffic, long time, Emission out) {
    double[] limits = new double[Load.SUMS + 1];
    long known = Math.min(state.first, out.since());
    for (int sum = 0; sum < Load.SUMS; sum++) {
      limits[sum] =
          pace.judges(sum)
              ? pace.limit(sum, traffic.level(sum, time, known))
              : Double.POSITIVE_INFINITY;
    }
    limits[Load.SUMS] = pace.unexplainedLimit(traffic.level(Load.SUMS, time, known));
    return limits;
  }

  /** Whether who sends matters: of mere amounts, before enough is learned, only far above. */
  private boolean mayBeReported(FloodState state, NearTraffic traffic, long time, Emission out) {
    return looksAtShape
        || requests != null
        || isLearned(state, time, out)
        || judge.floors(traffic) >= UNLEARNED / 2;
  }

  private void suspect(NearTraffic traffic, long unit, Fact fact, int role) {
    traffic.suspected = unit;
    if (traffic.talkers == null) {
      Talkers made = new Talkers(top[role].length);
      made.add(fact, top[role], loads.load(role, fact).packets(), hashes);
      traffic.talkers = made;
      traffic.latest = fact;
      traffic.latestRole = role;
    }
  }

  private void report(
      FloodState state,
      NearTraffic traffic,
      FloodJudge.Verdict verdict,
      int role,
      Fact fact,
      long time,
      Emission out) {
    Timeline timeline = traffic.timeline();
    if (timeline == null) {
      return;
    }
    forget(traffic, timeline);
    if (verdict.high()) {
      traffic.extent.lastHigh = time;
    } else if (traffic.excused && time - traffic.extent.lastHigh > CALM) {
      traffic.excused = false;
    }
    if (!traffic.floods()
        && verdict.isOver()
        && isReliable(state, traffic, verdict, time, out)
        && (verdict.shaped() || isHostile(state, traffic))) {
      begin(state, traffic, verdict, time, out);
    } else if (verdict.isOver() && !traffic.floods() && !traffic.excused) {
      traffic.excused = true;
      state.wouldHaveFired++;
    }
    if (traffic.floods()) {
      goOn(state, traffic, verdict, role, fact, time, out);
    }
  }

  /** Of mere amounts, before enough is learned, only those far above count. */
  private boolean isReliable(
      FloodState state, NearTraffic traffic, FloodJudge.Verdict verdict, long time, Emission out) {
    return verdict.shaped() || isLearned(state, time, out) || judge.floors(traffic) >= UNLEARNED;
  }

  private static void forget(NearTraffic traffic, Timeline timeline) {
    if (!traffic.floods() && timeline.fine().head() - traffic.suspected > timeline.fine().units()) {
      traffic.talkers = null;
      traffic.latest = null;
    }
  }

  private void begin(
      FloodState state, NearTraffic traffic, FloodJudge.Verdict verdict, long time, Emission out) {
    traffic.extent.begin(time);
    traffic.extent.judged = verdict.sum();
    traffic.extent.limit = verdict.limit();
    traffic.touch(time, time - MEASURED);
    waitFor(state, time + CALM, out);
  }

  private boolean isLearned(FloodState state, long time, Emission out) {
    return learning.isOver(state.first, state.samples - 1L, time, out);
  }

  private void goOn(
      FloodState state,
      NearTraffic traffic,
      FloodJudge.Verdict verdict,
      int role,
      Fact fact,
      long time,
      Emission out) {
    Extent extent = traffic.extent;
    boolean worse = verdict.shaped() && !extent.shaped;
    if (worse) {
      extent.shaped = true;
      extent.judged = verdict.sum();
      extent.limit = verdict.limit();
    }
    judge.measure(traffic);
    if (worse || extent.isDue(time)) {
      emit(state, traffic, role, fact, time, out);
    }
  }

  private void emit(
      FloodState state, NearTraffic traffic, int role, Fact fact, long time, Emission out) {
    Talkers talkers = traffic.talkers;
    if (talkers == null) {
      return;
    }
    Extent extent = traffic.extent;
    List<Origin> evidence = extent.isNew() ? talkers.evidence() : List.of(fact.origin());
    extent.report(time);
    RateHistory.Level past =
        traffic.level(
            extent.shaped ? Load.SUMS : extent.judged, time, Math.min(state.first, out.since()));
    String name = fact.text(target[role]);
    out.emit(
        new Conclusion(
            fact,
            time,
            evidence,
            Math.max(1, talkers.takeUnreported()),
            judge.level(state, extent, past),
            Conclusion.OF_GROUNDS,
            () -> grounds.of(state, traffic, new FloodGrounds.Judgement(name, past))));
  }

  /** Requests of ordinary visitors are no attack, however many. */
  private static boolean isHostile(FloodState state, NearTraffic traffic) {
    Composition composition = state.composition;
    Talkers talkers = traffic.talkers;
    return composition == null || (talkers != null && composition.isHostile(talkers.shareOfTop()));
  }

  @Override
  public void applyFeedback(FloodState state, int role, Fact fact, Opinion opinion, Emission out) {
    NearTraffic traffic =
        role < judgedRoles ? state.classOf(fact, loads.classAt(role, fact), pace).near() : null;
    if (traffic != null && opinion == Opinion.EXPECTED) {
      traffic.accept(fact.time());
    }
  }

  @Override
  public void wake(FloodState state, long time, Emission out) {
    state.look = NEVER;
    for (ClassTraffic one : state.classes()) {
      NearTraffic traffic = one.near();
      if (traffic != null) {
        wake(state, traffic, time, out);
      }
    }
    state.rest();
  }

  private void wake(FloodState state, NearTraffic traffic, long time, Emission out) {
    Fact latest = traffic.latest;
    if (latest != null && traffic.touchedFrom != NearTraffic.NONE) {
      if (traffic.isSettled(time)) {
        decide(state, traffic, traffic.latestRole, latest, time, out);
      } else {
        waitFor(state, traffic.settles(), out);
      }
    }
    if (traffic.floods() && time - traffic.extent.lastHigh >= CALM) {
      if (latest != null && traffic.extent.hasGrown()) {
        emit(state, traffic, traffic.latestRole, latest, time, out);
      }
      traffic.end();
    } else if (traffic.floods()) {
      waitFor(state, traffic.extent.lastHigh + CALM, out);
    }
  }

  @Override
  public long wakeTime(FloodState state) {
    return state.look;
  }

  @Override
  public Grounds describe(FloodState state, long time) {
    return grounds.describe(state);
  }

  @Override
  public long expiry(FloodState state) {
    if (state.latest == FloodState.NONE) {
      return FloodState.NONE;
    }
    return state.latest + (state.hasPast() ? IDLE_WITH_PAST : IDLE);
  }

  @Override
  public long bytes(FloodState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(FloodState state) {
    if (state.first == FloodState.NONE) {
      return FloodState.NONE;
    }
    if (state.hasPast()) {
      return state.latest - state.first;
    }
    return state.isNear() ? 1 : 0;
  }

  @Override
  public void write(FloodState state, StateWriter out) {
    state.write(out);
  }

  @Override
  public FloodState read(StateReader in) {
    return FloodState.read(pace, FloodState.VERSION, in);
  }

  @Override
  public FloodState readOlder(int version, StateReader in) {
    return version == FloodState.FORMER
        ? new FormerFlood(pace, in).read()
        : FloodState.read(pace, version, in);
  }
}
