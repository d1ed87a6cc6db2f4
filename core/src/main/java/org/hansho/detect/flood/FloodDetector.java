package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.Origin;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.detect.Thinning;
import org.hansho.detect.baseline.Learning;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code flood}: in some of the last slots a class of traffic brings more than a floor, than a
 * multiple of what is usual at this hour of the week, and than the past of the key explains.
 *
 * <p>What a record brings is spread over the time it covers, in units of a fifth of a slot; slots
 * may begin at any unit. A flood is a result when it begins and once a minute while it lasts; it
 * ends after {@link #CALM} below half of its limit. Its slots are not learned unless somebody calls
 * it harmless. While learning, only {@link #UNLEARNED} times the floor is a result. Constant time
 * but for one look at the ring each unit. Source: specification D.4.
 */
public final class FloodDetector implements Detector<FloodState> {
  /** Nanoseconds below half of the limit after which a flood is over. */
  static final long CALM = 300_000_000_000L;

  /** What a second must bring while nothing is learned, in floors. */
  static final double UNLEARNED = 10;

  /** Fewest sampled packets that say anything (relative error of 70 %). */
  static final int FEWEST = 8;

  private static final double HALF = 0.5;
  private static final long TELL = 60_000_000_000L;
  private static final long IDLE = 600_000_000_000L;
  private static final long IDLE_WITH_PAST = 60L * 86_400_000_000_000L;

  private final Pace pace;
  private final LoadReader loads;
  private final Unanswered unanswered;
  private final FloodGrounds grounds;
  private final Learning learning;
  private final @Nullable RequestReader requests;
  private final List<String> judged;
  private final int judgedRoles;
  private final int spread;
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
    unanswered = new Unanswered(condition.unanswered(), condition.within());
    grounds = new FloodGrounds(condition, pace, unanswered);
    learning = Learning.of(baseline.learning());
    judged = condition.judged().stream().map(FloodDetector::bytesOf).toList();
    requests = condition.signs() ? new RequestReader(roles, columns) : null;
    spread = condition.top().isEmpty() ? 0 : condition.spread();
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
  public static @Nullable Thinning thinned(
      Baseline baseline, FloodCondition condition, String rule) {
    return LoadThinning.of(baseline, condition, rule);
  }

  @Override
  public StateKind kind() {
    return StateKind.of("flood");
  }

  @Override
  public FloodState newState() {
    return new FloodState();
  }

  @Override
  public void accept(FloodState state, int role, Fact fact, Emission out) {
    Load load = loads.load(role, fact);
    NearTraffic traffic = add(state, role, fact, load);
    SlotRing ring = traffic == null ? null : traffic.ring();
    if (traffic == null || ring == null) {
      return;
    }
    if (traffic.talkers != null) {
      traffic.talkers.add(fact, top[role], load.packets(), hashes);
    }
    if (isDue(traffic, ring)) {
      judge(state, traffic, ring, role, fact, out);
    }
  }

  /**
   * Adds what a record brings, and those held back before it; null if nothing is near its floor.
   */
  private @Nullable NearTraffic add(FloodState state, int role, Fact fact, Load load) {
    state.see(fact.time());
    LoadReader.Held held = loads.held(role, fact);
    boolean own = role >= judgedRoles;
    if (unanswered.isOn()) {
      answer(state, role, fact, load, held);
    }
    int at = loads.classAt(role, fact);
    if (own || !isJudged(fact, at)) {
      return null;
    }
    ClassTraffic traffic = state.classOf(fact, at);
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

  private void answer(
      FloodState state, int role, Fact fact, Load load, LoadReader.@Nullable Held held) {
    Answers answers = state.answers(pace);
    boolean own = role >= judgedRoles;
    boolean half = loads.isHalf(role, fact);
    int flags = loads.flags(role, fact);
    if (held != null) {
      answers.add(fact.time(), own, half, flags, held.load(), held.records());
    }
    Load told = answers.isWatching() ? loads.spread(load, role, fact) : load;
    answers.add(fact.time(), own, half, flags, told, 1);
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

  /** Looks at each unit once, and sooner if much has come since. */
  private boolean isDue(NearTraffic traffic, SlotRing ring) {
    boolean due = ring.head() > traffic.judgedUnit;
    for (int sum = 0; sum < Load.SUMS && !due; sum++) {
      due = pace.judges(sum) && traffic.unjudged[sum] >= pace.matters(sum);
    }
    return due;
  }

  private void judge(
      FloodState state, NearTraffic traffic, SlotRing ring, int role, Fact fact, Emission out) {
    traffic.judgedUnit = ring.head();
    Arrays.fill(traffic.unjudged, 0);
    boolean high = false;
    boolean over = false;
    for (int sum = 0; sum < Load.SUMS; sum++) {
      if (pace.judges(sum)) {
        double limit = limit(state, traffic, sum, fact.time(), out);
        double amount = limit * pace.slotSeconds();
        long newest = ring.sum(sum, ring.head(), SlotRing.SLOT);
        if (newest >= pace.matters(sum)) {
          traffic.matters(ring.head());
          watch(state, fact.time());
        }
        high |= newest >= amount / 2;
        int reaching = over ? 0 : ring.slotsReaching(sum, amount, pace.within());
        if (reaching > 0 && mayBeTold(state, sum, newest, fact.time(), out)) {
          suspect(traffic, ring.head(), fact, role);
        }
        if (reaching >= pace.slots() && isSure(state, traffic, ring)) {
          over = true;
          traffic.judged = sum;
        }
      }
    }
    tell(state, traffic, high, over, role, fact, out);
  }

  /** Whether who sends matters: before enough is learned only far above the floor. */
  private boolean mayBeTold(FloodState state, int sum, long newest, long time, Emission out) {
    return spread > 0
        || newest >= UNLEARNED / 2 * pace.floors()[sum] * pace.slotSeconds()
        || isLearned(state, time, out);
  }

  private void watch(FloodState state, long time) {
    if (unanswered.isOn()) {
      state.answers(pace).watch(time);
    }
  }

  /** What a second may bring of a sum. */
  private double limit(FloodState state, NearTraffic traffic, int sum, long time, Emission out) {
    return pace.limit(sum, traffic.level(sum, time, Math.min(state.first, out.since())));
  }

  private void suspect(NearTraffic traffic, long unit, Fact fact, int role) {
    traffic.suspected = unit;
    if (traffic.talkers == null) {
      Talkers made = new Talkers(top[role].length);
      made.add(fact, top[role], loads.load(role, fact).packets(), hashes);
      traffic.talkers = made;
    }
  }

  private boolean isSure(FloodState state, NearTraffic traffic, SlotRing ring) {
    int units = SlotRing.SLOT * pace.within();
    return ring.sum(Load.SAMPLED, ring.head(), units) >= FEWEST
        && isSpread(traffic.talkers)
        && (!unanswered.isOn() || unanswered.admits(traffic.name, state.answers(pace), ring));
  }

  private boolean isSpread(@Nullable Talkers talkers) {
    return spread == 0
        || (talkers != null
            && talkers.different(0) >= spread
            && talkers.heaviest(0).leastShareOfTop() < HALF);
  }

  private void tell(
      FloodState state,
      NearTraffic traffic,
      boolean high,
      boolean over,
      int role,
      Fact fact,
      Emission out) {
    long time = fact.time();
    if (!traffic.floods() && traffic.judgedUnit - traffic.suspected > SlotRing.units(pace.unit())) {
      traffic.talkers = null;
    }
    if (high) {
      traffic.lastHigh = time;
    } else if (traffic.excused && time - traffic.lastHigh > CALM) {
      traffic.excused = false;
    }
    if (traffic.floods()) {
      goOn(state, traffic, role, fact, over, out);
    } else if (over && (isLearned(state, time, out) || isEnormous(traffic))) {
      traffic.flood(time - pace.slot() * pace.slots());
      if (state.look == NEVER) {
        state.look = time + CALM;
        out.wakeAt(state.look);
      }
      goOn(state, traffic, role, fact, true, out);
    } else if (over && !traffic.excused) {
      traffic.excused = true;
      state.wouldHaveFired++;
    }
  }

  private boolean isLearned(FloodState state, long time, Emission out) {
    return learning.isOver(state.first, state.samples - 1L, time, out);
  }

  /** Whether it is a flood whatever is usual. */
  private boolean isEnormous(NearTraffic traffic) {
    SlotRing ring = traffic.ring();
    double rate =
        ring == null ? 0 : ring.highest(traffic.judged, pace.within()) / pace.slotSeconds();
    return rate >= UNLEARNED * pace.floors()[traffic.judged];
  }

  private void goOn(
      FloodState state, NearTraffic traffic, int role, Fact fact, boolean over, Emission out) {
    SlotRing ring = traffic.ring();
    if (ring == null) {
      return;
    }
    double now = ring.highest(traffic.judged, pace.within()) / pace.slotSeconds();
    traffic.peak = Math.max(traffic.peak, now);
    Talkers talkers = traffic.talkers;
    boolean first = traffic.lastTold == NearTraffic.NONE;
    boolean hostile = talkers != null && isHostile(state, talkers);
    boolean worse = hostile && !traffic.hostile;
    boolean due = first || worse || fact.time() - traffic.lastTold >= TELL;
    if (talkers != null && over && due) {
      traffic.hostile |= hostile;
      traffic.lastTold = fact.time();
      List<Origin> evidence = first ? talkers.evidence() : List.of(fact.origin());
      double limit = limit(state, traffic, traffic.judged, fact.time(), out);
      RateHistory.Level past =
          traffic.level(traffic.judged, fact.time(), Math.min(state.first, out.since()));
      out.emit(
          new Conclusion(
              fact,
              fact.time(),
              evidence,
              Math.max(1, talkers.untold()),
              hostile ? null : Level.LOW,
              () ->
                  grounds.of(
                      state,
                      traffic,
                      new FloodGrounds.Judgement(fact.text(target[role]), ring, limit, past))));
    }
  }

  private static boolean isHostile(FloodState state, Talkers talkers) {
    Composition composition = state.composition;
    return composition == null || composition.isHostile(talkers.shareOfTop());
  }

  @Override
  public void heed(FloodState state, int role, Fact fact, Opinion opinion, Emission out) {
    NearTraffic traffic =
        role < judgedRoles ? state.classOf(fact, loads.classAt(role, fact)).near() : null;
    if (traffic != null && opinion == Opinion.EXPECTED) {
      traffic.accept(fact.time());
    }
  }

  @Override
  public void wake(FloodState state, long time, Emission out) {
    state.endCalm(time, CALM);
    if (state.look != NEVER) {
      out.wakeAt(state.look);
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
  public long standing(FloodState state) {
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
    return FloodState.read(pace, in);
  }
}
