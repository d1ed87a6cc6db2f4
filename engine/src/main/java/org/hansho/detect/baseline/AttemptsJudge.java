package org.hansho.detect.baseline;

import org.hansho.sigma.AttemptsCondition;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a window holds is guessing. Immutable.
 *
 * <p>All of these must hold: the floor, or as many attempts within one slot as a burst has; at
 * least {@link #SAMPLES} packets looked at where sampling leaves some out; from one packet in 64 on
 * the dispersion; and one sign that it is unusual here:
 *
 * <ul>
 *   <li>of a pair: no address of the peer's network (/24, /48) has been known for longer than
 *       {@link #FRESH} hours; or the pair does ten times what it usually does, or has led that to
 *       twice what it was; or so high a value is improbable at this hour, which does not count for
 *       a pair that was active on five days of the last fortnight;
 *   <li>of many peers: so many are improbable at this hour, or they have become more and more up to
 *       twice what was usual, or the key has been known for less than a week.
 * </ul>
 */
final class AttemptsJudge {
  /** Fewest packets that say anything. */
  static final int SAMPLES = 8;

  /** Days of a fortnight on which automation is active, and how much more than usual it may do. */
  static final int AUTOMATION_DAYS = 5;

  static final double AUTOMATION = 10;

  /** As many answers with data one record counts for at most. */
  static final int MOST_ANSWERS = 4;

  /** Of sampled packets so many times the attempts say enough, whatever the size of each. */
  private static final int HIDDEN = 10;

  /**
   * Dispersion that sampling leaves to attempts at least; more is asked of a sparser one, but not
   * so much that two packets of one connection by chance decide.
   */
  private static final double MOST_DISPERSION = 0.85;

  /** Most packets of a client that got no answer. */
  private static final double UNANSWERED = 2;

  /** Bytes of a refusal, or of what an answer without data has at most for each attempt. */
  private static final double SILENCE = 100;

  /** Hours for which a network counts as new. */
  static final int FRESH = 20;

  private static final int SEEN_TWICE = 2;
  private static final long KNOWN = 7 * Buckets.DAY;
  private static final int NETWORK_OF_FOUR = 8;
  private static final int NETWORK_OF_SIX = 16;

  /**
   * What was found.
   *
   * @param value attempts of the pair, or different peers, that were judged
   * @param row the peer, or the row of all
   * @param tail how improbable the value is at this hour; 1 where nothing is known
   * @param span nanoseconds in which they were counted
   * @param usual what the pair's busiest windows usually have; of many peers how many were usual
   *     before they became more and more, 0 where they did not
   * @param fresh whether the peer was not known before
   */
  record Verdict(
      boolean holds,
      double value,
      int row,
      PeerWindow window,
      long span,
      double expected,
      double tail,
      double usual,
      boolean fresh,
      boolean answered) {
    void write(StateWriter out) {
      out.flag(holds);
      out.decimal(value);
      out.count(row);
      window.write(out);
      out.number(span);
      out.decimal(expected);
      out.decimal(tail);
      out.decimal(usual);
      out.flag(fresh);
      out.flag(answered);
    }

    static Verdict read(StateReader in) {
      return new Verdict(
          in.flag(),
          in.decimal(),
          in.count(),
          PeerWindow.read(in),
          in.number(),
          in.decimal(),
          in.decimal(),
          in.decimal(),
          in.flag(),
          in.flag());
    }
  }

  private static final Verdict NOTHING =
      new Verdict(false, 0, 0, new PeerWindow(0, 0, 0, 0, 0), 1, 0, 1, 0, false, false);

  private final AttemptsCondition condition;
  private final Range floor;
  private final Range dispersion;
  private final Range tail;

  AttemptsJudge(AttemptsCondition condition) {
    this.condition = condition;
    floor = new Range(condition.floor());
    dispersion = new Range(condition.dispersion());
    tail = new Range(condition.tail());
  }

  /** Judges a peer, or all peers where these are counted. */
  Verdict judge(AttemptsState state, int row, long time) {
    SpreadPeers spread = state.spread;
    int judged = spread == null ? row : state.peers.all();
    PeerWindow window = state.peers.window(judged);
    double value = value(state, judged);
    boolean enough =
        (state.rate == 1 || window.packets() >= SAMPLES)
            && isDispersed(window, state)
            && (floor.admits(value / scale(state))
                || isBurst(state, judged)
                || isBusy(state, value, window))
            && isShared(spread, window, state)
            && !isCheck(window, state);
    if (!enough) {
      return judgeSlowly(state, row, time);
    }
    Verdict found = found(state, judged, window, value, time);
    return isUnusual(state, value, found, time) ? found : judgeSlowly(state, row, time);
  }

  private boolean carriesData(PeerWindow window, double attempts) {
    return window.answerBytes() > condition.size().answer() * Math.max(1, attempts);
  }

  /**
   * Whether sampled packets belong to as many connections as those of attempts. The sparser they
   * are, the fewer attempts are seen twice, so that what is seen twice is longer.
   */
  private boolean isDispersed(PeerWindow window, AttemptsState state) {
    if (state.rate < PeerWindow.SAMPLED) {
      return true;
    }
    double least = Math.min(MOST_DISPERSION, 1 - (double) condition.size().longest() / state.rate);
    double found = window.dispersion();
    return dispersion.admits(found) && (dispersion.isOpen() || found >= least);
  }

  /** Judges what the longer window holds. */
  private Verdict judgeSlowly(AttemptsState state, int row, long time) {
    return state.slowPairs == null
        ? judgePeersSlowly(state, time)
        : judgePairSlowly(state, row, time);
  }

  /** Judges a pair in the longer window: somebody new, or far more than the pair usually has. */
  private Verdict judgePairSlowly(AttemptsState state, int row, long time) {
    FlowPeers pairs = state.slowPairs;
    AttemptsCondition.Slow longer = condition.slow();
    if (pairs == null || longer == null || state.rate > 1 || row >= state.peers.size()) {
      return NOTHING;
    }
    int slow = pairs.find(state.peers.high(row), state.peers.low(row));
    if (slow == FlowPeers.NONE) {
      return NOTHING;
    }
    PeerWindow window = pairs.window(slow);
    double value = attempts(window, state);
    double usual = Math.max(1, usual(pairs.days(), slow));
    Verdict found =
        new Verdict(
            true,
            value,
            row,
            window,
            longer.window().toNanos(),
            0,
            1,
            usual,
            isFresh(state, row, time),
            carriesData(window, value));
    boolean unusual = tail.isOpen() || found.fresh() || value >= AUTOMATION * usual;
    return unusual && isEnough(longer.floor(), state, found) && !isCheck(window, state)
        ? found
        : NOTHING;
  }

  /**
   * Whether the connections of a pair were made and closed again before anybody could sign in, as
   * those of health checks. Two packets or fewer are no connection, or nobody counted them.
   */
  private boolean isCheck(PeerWindow window, AttemptsState state) {
    double packets = window.packetsOfFlow();
    return state.rate == 1
        && state.spread == null
        && packets > UNANSWERED
        && packets < condition.size().shortest();
  }

  /** Judges the peers of the longer window. */
  private Verdict judgePeersSlowly(AttemptsState state, long time) {
    SpreadPeers slow = state.slow;
    AttemptsCondition.Slow longer = condition.slow();
    if (slow == null || longer == null || state.rate >= PeerWindow.SAMPLED) {
      return NOTHING;
    }
    double value = slow.count(condition.size().each()) * shareOfAttempts(slow, state);
    double attempts =
        slow.isEstimated() ? value * attemptsOfPeer(state) : slow.attempts(condition.size().each());
    PeerWindow seen = state.peers.window(state.peers.all());
    PeerWindow window = seen.scaledTo((int) attempts);
    Verdict found =
        new Verdict(
            true,
            value,
            state.peers.all(),
            window,
            longer.window().toNanos(),
            state.slowRhythm.expected(time),
            isKnown(state, time) ? state.slowRhythm.tail(time, value, 1) : 1,
            anchored(state.slowDrift),
            false,
            carriesData(window, attempts));
    boolean enough =
        isEnough(longer.floor(), state, found) || isEnough(longer.busy(), state, found);
    boolean unusual =
        tail.isOpen()
            || (!isKnown(state, time) && mayGuess(window, state))
            || (isKnown(state, time) && tail.admits(found.tail()))
            || isFar(state.slowDrift);
    return enough && unusual ? found : NOTHING;
  }

  /** How many attempts each of many peers makes, by those of the shorter window; at least 1. */
  private double attemptsOfPeer(AttemptsState state) {
    SpreadPeers spread = state.spread;
    int each = condition.size().each();
    double peers = spread == null ? 0 : spread.count(each);
    if (spread == null || peers == 0) {
      return 1;
    }
    PeerWindow all = state.peers.window(state.peers.all());
    double made = spread.isEstimated() ? attempts(all, state) : spread.attempts(each);
    return Math.max(1, made / peers);
  }

  /** The part of connections that were no sessions, where peers are only estimated. */
  private static double shareOfAttempts(SpreadPeers spread, AttemptsState state) {
    PeerWindow all = state.peers.window(state.peers.all());
    return !spread.isEstimated() || all.connections() == 0
        ? 1
        : Math.max(0.0, all.connections() - all.sessions()) / all.connections();
  }

  /** What says enough although it is not yet known what is usual: this, or the longer window. */
  Verdict unlearned(AttemptsState state, Verdict found, long time) {
    if (isEnough(condition.unlearned(), state, found) && found.span() == span(condition, state)) {
      return found;
    }
    if (isEnough(condition.sweep(), state, found)) {
      return found;
    }
    AttemptsCondition.Slow longer = condition.slow();
    Verdict slowly = judgeSlowly(state, found.row(), time);
    return slowly.holds()
            && longer != null
            && (isEnough(longer.unlearned(), state, slowly)
                || isEnough(longer.few(), state, slowly))
        ? slowly
        : NOTHING;
  }

  private boolean isEnough(
      AttemptsCondition.@Nullable Enough enough, AttemptsState state, Verdict found) {
    return enough != null
        && found.value() / scale(state) >= enough.least()
        && together(state, found.window(), found.span()) / scale(state) >= enough.attempts()
        && (enough.packets() == 0
            || isSmall(enough.packets(), state, found.window())
            || isManyOfHidden(enough, state, found))
        && fits(enough.answers(), found);
  }

  private static boolean fits(AttemptsCondition.Answers answers, Verdict found) {
    return switch (answers) {
      case ANY -> true;
      case DATA -> found.answered();
      case NONE ->
          found.window().answerBytes() <= SILENCE * Math.max(1, found.window().connections());
    };
  }

  private boolean isBusy(AttemptsState state, double value, PeerWindow window) {
    AttemptsCondition.Enough busy = condition.busy();
    return busy != null
        && value / scale(state) >= busy.least()
        && together(state, window, span(condition, state)) / scale(state) >= busy.attempts();
  }

  /**
   * Attempts of the pair, or of all peers that make no more than they may. A peer's own attempts
   * are counted from when it was first seen without a gap, which may be before the window.
   */
  private double together(AttemptsState state, PeerWindow window, long span) {
    SpreadPeers spread = state.spread;
    boolean known = spread != null && state.rate == 1 && !spread.isEstimated();
    return known && spread != null && span == span(condition, state)
        ? Math.min(spread.attempts(condition.size().each()), attempts(window, state))
        : attempts(window, state);
  }

  /** Whether sampling hides how large connections are, and there are that many more of them. */
  private boolean isManyOfHidden(
      AttemptsCondition.Enough enough, AttemptsState state, Verdict found) {
    int least = Math.max(enough.least(), enough.attempts());
    return state.rate >= PeerWindow.SAMPLED
        && together(state, found.window(), found.span()) / scale(state) >= HIDDEN * (double) least;
  }

  /** Whether connections have few packets; never where sampling does not let that be seen. */
  private static boolean isSmall(int packets, AttemptsState state, PeerWindow window) {
    return state.rate < PeerWindow.SAMPLED && window.packetsOfFlow() * state.rate <= packets;
  }

  /** Whether connections are as small as attempts, or sampling does not let that be seen. */
  private boolean mayGuess(PeerWindow window, AttemptsState state) {
    AttemptsCondition.Enough unlearned = condition.unlearned();
    return unlearned == null
        || unlearned.packets() == 0
        || state.rate >= PeerWindow.SAMPLED
        || isSmall(unlearned.packets(), state, window);
  }

  private Verdict found(AttemptsState state, int row, PeerWindow window, double value, long time) {
    boolean pair = state.spread == null;
    return new Verdict(
        true,
        value,
        row,
        window,
        span(condition, state),
        state.rhythm.expected(time),
        isKnown(state, time) ? state.rhythm.tail(time, value, unit(state, window, value)) : 1,
        pair ? Math.max(1, usual(state.peers.days(), row)) : anchored(state.drift),
        pair && isFresh(state, row, time),
        carriesData(window, attempts(window, state)));
  }

  private static boolean isFar(@Nullable DailyDrift drift) {
    return drift != null && drift.isFar();
  }

  /** How many peers were usual before they became more and more; 0 where they did not. */
  private static double anchored(@Nullable DailyDrift drift) {
    return drift != null && drift.isFar() ? drift.anchor() : 0;
  }

  private static double usual(PeerDays days, int row) {
    return days.hasDrifted(row) ? days.anchored(row) : days.usual(row);
  }

  /** Whether the attempts of an hour are many times the median of the fleet; 0 for not known. */
  boolean isFarAbove(double median, AttemptsState state, Verdict verdict) {
    AttemptsCondition.Fleet fleet = condition.fleet();
    return fleet != null && median > 0 && perHour(verdict.window(), state) > fleet.times() * median;
  }

  /** Attempts an hour, at the pace of the window. */
  private double perHour(PeerWindow window, AttemptsState state) {
    return attempts(window, state) * Buckets.HOUR / span(condition, state);
  }

  /** Length of the window. */
  static long span(AttemptsCondition condition, AttemptsState state) {
    return state.isWide() ? 6 * Buckets.HOUR : condition.window().toNanos();
  }

  /** What one connection or peer that was seen stands for. */
  private double unit(AttemptsState state, PeerWindow window, double value) {
    SpreadPeers spread = state.spread;
    double seen = spread == null ? window.connections() : spread.count(condition.size().each());
    return state.rate == 1 ? 1 : Math.max(1, value / Math.max(1, seen));
  }

  /** What is judged of a row: attempts of a pair, or how many peers there are. */
  double value(AttemptsState state, int row) {
    SpreadPeers spread = state.spread;
    return spread == null ? attempts(state.peers.window(row), state) : peers(spread, state);
  }

  private double attempts(PeerWindow window, AttemptsState state) {
    return window.attempts(state.rate, condition.size().packets());
  }

  /** How many peers there are at least, of which each makes no more attempts than it may. */
  private double peers(SpreadPeers spread, AttemptsState state) {
    double seen = spread.count(condition.size().each()) * shareOfAttempts(spread, state);
    return seen / PeerWindow.seen(state.rate, condition.size().packets() * condition.size().each());
  }

  /** The window of a wide state is longer, the rate it asks for is the same. */
  private double scale(AttemptsState state) {
    boolean ofRate = state.isWide() && state.spread == null;
    return ofRate ? (double) (6 * Buckets.HOUR) / condition.window().toNanos() : 1;
  }

  private boolean isBurst(AttemptsState state, int row) {
    return condition.size().burst() > 0
        && !state.isWide()
        && attempts(state.peers.running(row), state) >= condition.size().burst();
  }

  /**
   * Whether the attempts are those of many: where attempts are not known for each peer, the mean
   * must be low, or hardly a peer seen twice, and sampling must have left enough peers.
   */
  private boolean isShared(@Nullable SpreadPeers spread, PeerWindow window, AttemptsState state) {
    if (spread == null || (state.rate == 1 && !spread.isEstimated())) {
      return true;
    }
    double seen = spread.count(condition.size().each());
    return (state.rate == 1 || seen >= SAMPLES)
        && (window.connections() <= SEEN_TWICE * seen
            || attempts(window, state) <= condition.size().each() * peers(spread, state));
  }

  private static boolean isKnown(AttemptsState state, long time) {
    return state.rhythm.known(time) >= KNOWN;
  }

  private boolean isUnusual(AttemptsState state, double value, Verdict found, long time) {
    if (tail.isOpen() || found.fresh()) {
      return true;
    }
    if (state.spread != null) {
      boolean known = isKnown(state, time);
      return (known && tail.admits(found.tail()))
          || (!known && mayGuess(found.window(), state))
          || isFar(state.drift);
    }
    boolean automation =
        state.peers.days().active(found.row(), AttemptsDetector.hour(time)) >= AUTOMATION_DAYS;
    return value >= AUTOMATION * found.usual()
        || state.peers.days().hasDrifted(found.row())
        || (!automation && isKnown(state, time) && tail.admits(found.tail()));
  }

  /** Whether nobody of the peer's network has been known for long. */
  private static boolean isFresh(AttemptsState state, int row, long time) {
    FlowPeers peers = state.peers;
    int known = AttemptsDetector.hour(time) - FRESH;
    for (int other = 0; other < peers.size(); other++) {
      if (sameNetwork(peers, row, other) && peers.days().first(other) <= known) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNetwork(FlowPeers peers, int one, int other) {
    long high = peers.high(one);
    if (high != 0) {
      return high >>> NETWORK_OF_SIX == peers.high(other) >>> NETWORK_OF_SIX;
    }
    return peers.high(other) == 0
        && peers.low(one) >>> NETWORK_OF_FOUR == peers.low(other) >>> NETWORK_OF_FOUR;
  }
}
