package org.hansho.detect.baseline;

import org.hansho.detect.Detector;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a peer while it may be guessing: its streak, its latest connection, the one
 * that has left the streak, and what was reported of it. 200 bytes, and the fact of a connection
 * that has left; belongs to one thread.
 */
final class GuessingPhase {
  /** How long a phase that was reported is remembered: a session is often logged when it ends. */
  private static final long KEPT = Buckets.DAY;

  /** For so long behind a connection that has left, others that were under way may end. */
  private static final long UNDER_WAY = 60_000_000_000L;

  /** Connections that leave one behind another are a guesser's who tries in another way. */
  private static final int MOST_UNLIKE = 3;

  /** Of a guesser who went on so often, only a session is a logon: its connections are uneven. */
  private static final int MOST_RETURNS = 2;

  final FlowFact.Peer peer;
  private GuessingStreak streak = new GuessingStreak();
  private int tuple;
  private int packets;
  private long start;

  private @Nullable Fact left;
  private int leftTuple;
  private int leftPackets;
  private boolean leftAtOnce;
  private boolean doubted;
  private long leftStart;
  private boolean counted;
  private int unlike;
  private int returns;

  private AttemptsJudge.@Nullable Verdict reported;
  private double median;
  private boolean claimed;

  GuessingPhase(FlowFact.Peer peer) {
    this.peer = peer;
  }

  GuessingStreak streak() {
    return streak;
  }

  /** The record of the connection that has left the streak; null if none has. */
  @Nullable Fact left() {
    return left;
  }

  /** Packets of the client in it. */
  int leftPackets() {
    return leftPackets;
  }

  /** Whether its first record showed that it was too long for an attempt, so none was counted. */
  boolean leftAtOnce() {
    return leftAtOnce;
  }

  /** When it began. */
  long leftStart() {
    return leftStart;
  }

  /** What was found last of the attempts of this peer; null while nothing was. */
  AttemptsJudge.@Nullable Verdict reported() {
    return reported;
  }

  /** What the fleet had then. */
  double median() {
    return median;
  }

  /** The attempts are a result. */
  void report(AttemptsJudge.Verdict verdict, double medianOfFleet) {
    reported = verdict;
    median = medianOfFleet;
  }

  /** A connection begins; whether one has left the streak by that. */
  boolean begin(FlowFact flow, long from, Fact fact, int longest) {
    tuple = flow.tuple();
    packets = flow.packets();
    start = from;
    counted = false;
    if (streak.isLeftBy(packets, start)) {
      return leave(fact, true, longest);
    }
    if (GuessingStreak.mayTry(packets, longest)) {
      take(fact.time());
      unlike = 0;
      Fact before = left;
      if (before != null && leftPackets <= longest && fact.time() > before.time() + UNDER_WAY) {
        returns += doubted ? 0 : 1;
        doubted = true;
      }
    }
    return false;
  }

  /** A connection goes on; whether one has left the streak by that. */
  boolean goOn(FlowFact flow, Fact fact, int longest) {
    if (left != null && flow.tuple() == leftTuple) {
      leftPackets = plus(leftPackets, flow.packets());
      return true;
    }
    if (flow.tuple() != tuple) {
      return false;
    }
    packets = plus(packets, flow.packets());
    return streak.isLeftBy(packets, start) && leave(fact, false, longest);
  }

  private static int plus(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  private void take(long end) {
    boolean idle = streak.isOver(start);
    streak.take(packets, start, end);
    if (idle) {
      returns = 0;
      reported = null;
      claimed = false;
    }
  }

  private boolean leave(Fact fact, boolean begins, int longest) {
    boolean session = packets > longest;
    unlike += counted ? 0 : 1;
    counted = true;
    if (!session && unlike > MOST_UNLIKE) {
      streak.clear();
      take(fact.time());
      unlike = 0;
      left = null;
      return false;
    }
    boolean waits = left != null && !doubted;
    if (!session && (waits || returns >= MOST_RETURNS)) {
      return false;
    }
    left = fact;
    leftTuple = tuple;
    leftPackets = packets;
    leftStart = start;
    doubted = false;
    leftAtOnce = begins && session;
    return true;
  }

  /** When the silence behind the connection that has left says that it was the last. */
  long closes() {
    Fact fact = left;
    return fact == null ? Detector.NEVER : fact.time() + GuessingStreak.IDLE;
  }

  /**
   * Whether the connection that has left may be reported: it is a session, or the guesser has not
   * gone on since; the attempts were reported, and no other connection was.
   */
  boolean claim(int longest) {
    boolean isLogon = left != null && (!doubted || leftPackets > longest);
    boolean first = isLogon && reported != null && !claimed;
    claimed |= first;
    return first;
  }

  /** What has left is reported, or is nothing. */
  void forgetLeft() {
    left = null;
  }

  /** Whether nothing can come of it any more. */
  boolean isOver(long time) {
    return left == null && time - streak.last() > (reported == null ? GuessingStreak.IDLE : KEPT);
  }

  void write(StateWriter out) {
    out.number(peer.high());
    out.number(peer.low());
    streak.write(out);
    out.number(tuple);
    out.count(packets);
    out.number(start);
    out.flag(counted);
    out.count(unlike);
    out.count(returns);
    out.flag(claimed);
    Fact fact = left;
    out.flag(fact != null);
    if (fact != null) {
      fact.write(out);
      out.number(leftTuple);
      out.count(leftPackets);
      out.number(leftStart);
      out.flag(leftAtOnce);
      out.flag(doubted);
    }
    AttemptsJudge.Verdict verdict = reported;
    out.flag(verdict != null);
    if (verdict != null) {
      verdict.write(out);
      out.decimal(median);
    }
  }

  static GuessingPhase read(StateReader in) {
    GuessingPhase phase = new GuessingPhase(new FlowFact.Peer(in.number(), in.number()));
    phase.streak = GuessingStreak.read(in);
    phase.tuple = (int) in.number();
    phase.packets = in.count();
    phase.start = in.number();
    phase.counted = in.flag();
    phase.unlike = in.count();
    phase.returns = in.count();
    phase.claimed = in.flag();
    if (in.flag()) {
      phase.left = Fact.read(in);
      phase.leftTuple = (int) in.number();
      phase.leftPackets = in.count();
      phase.leftStart = in.number();
      phase.leftAtOnce = in.flag();
      phase.doubted = in.flag();
    }
    if (in.flag()) {
      phase.reported = AttemptsJudge.Verdict.read(in);
      phase.median = in.decimal();
    }
    return phase;
  }
}
