package org.hansho.detect.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Origin;
import org.hansho.detect.StateKind;
import org.hansho.event.RecordHash;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.SessionEvidence;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code session}: what a key does until it is silent for a while adds up to a score.
 *
 * <p>Facts of the first rule are the requests; those of the other rules say what is to be noted of
 * the same record, or of one before; of a single rule they are both. A session begins with the
 * first record of which something is noted that may bring points, so a visitor without such costs a
 * look and no room. Each fact is judged, so a share may be short of the record at hand. The fact by
 * which the score first lies in its range is a result for all of the session so far; each further
 * record of which such is noted adds one, unless a session is reported once, and a request like any
 * other none. Late facts inside of a running session are counted and raise nothing.
 *
 * <p>Constant time for each fact: at most 16 pieces of evidence, 64 values of each.
 */
final class SessionDetector implements Detector<SessionState> {
  /** A count may be short of a share of requests by no more. */
  private static final double ROUNDING = 1e-6;

  private final long idle;
  private final long longest;
  private final Range score;
  private final boolean once;
  private final Piece[] pieces;
  private final int[][] piecesOfRole;

  /** By piece, whether its values are examples: those of the field that is counted first. */
  private final boolean[] givesExamples;

  /** By role, whether what it says may bring points. */
  private final boolean[] begins;

  private final int pacePoints;

  /** Whether the times between requests are evidence. */
  private final boolean paced;

  /** The score is nowhere below that. */
  private final double leastScore;

  /** Points of each piece of evidence, and of all together that may hold without any facts. */
  private final int[] pointsOf;

  private final int[] leastCounts;
  private final int pointsOfNothing;
  private final SessionGrounds grounds;

  /** A piece of evidence over the facts of this document. */
  private record Piece(SessionEvidence evidence, Range bounds, int[] columnOfRole) {
    /** Whether it may hold although no fact was counted for it. */
    boolean holdsOfNothing() {
      return evidence.measure() == SessionEvidence.Measure.GAP || bounds.admits(0);
    }

    /** With fewer records, rules or values it does not hold. */
    int leastCount() {
      double least = bounds.least();
      if (evidence.measure() == SessionEvidence.Measure.SHARE) {
        least *= evidence.least();
      }
      return (int) Math.max(0, Math.ceil(least - ROUNDING));
    }
  }

  /** The fields whose values are counted. */
  static Set<String> reads(Baseline.Session condition) {
    Set<String> reads = new TreeSet<>();
    condition.evidence().forEach(piece -> reads.add(piece.field()));
    reads.remove("");
    return reads;
  }

  /** What saved states depend on. */
  static void shape(Baseline.Session condition, StateWriter out) {
    out.number(condition.idle().toNanos());
    out.number(condition.longest().toNanos());
    out.count(condition.evidence().size());
    for (SessionEvidence piece : condition.evidence()) {
      out.text(piece.measure().name());
      out.text(piece.field());
      out.texts(piece.rules());
    }
  }

  SessionDetector(Baseline baseline, Baseline.Session condition, Columns columns) {
    List<String> rules = baseline.subject().rules();
    idle = condition.idle().toNanos();
    longest = condition.longest().toNanos();
    score = new Range(condition.score());
    once = condition.once();
    pieces =
        condition.evidence().stream()
            .map(evidence -> piece(evidence, rules, columns))
            .toArray(Piece[]::new);
    piecesOfRole = new int[rules.size()][];
    begins = new boolean[rules.size()];
    for (int role = 0; role < piecesOfRole.length; role++) {
      piecesOfRole[role] = piecesOf(rules.get(role));
      begins[role] = isNoted(role) && Arrays.stream(piecesOfRole[role]).anyMatch(this::brings);
    }
    givesExamples = givingExamples();
    paced =
        condition.evidence().stream()
            .anyMatch(evidence -> evidence.measure() == SessionEvidence.Measure.GAP);
    pacePoints =
        condition.evidence().stream()
            .filter(evidence -> evidence.measure() == SessionEvidence.Measure.GAP)
            .mapToInt(SessionEvidence::points)
            .sum();
    leastScore = score.least();
    pointsOf = Arrays.stream(pieces).mapToInt(piece -> piece.evidence.points()).toArray();
    leastCounts = Arrays.stream(pieces).mapToInt(Piece::leastCount).toArray();
    pointsOfNothing =
        Arrays.stream(pieces)
            .filter(Piece::holdsOfNothing)
            .mapToInt(piece -> piece.evidence.points())
            .sum();
    grounds = new SessionGrounds(condition);
  }

  private boolean[] givingExamples() {
    String field = null;
    boolean[] giving = new boolean[pieces.length];
    for (int piece = 0; piece < giving.length; piece++) {
      SessionEvidence evidence = pieces[piece].evidence;
      if (evidence.measure() == SessionEvidence.Measure.DISTINCT) {
        field = field == null ? evidence.field() : field;
        giving[piece] = field.equals(evidence.field());
      }
    }
    return giving;
  }

  private static Piece piece(SessionEvidence evidence, List<String> rules, Columns columns) {
    int[] columnOfRole = new int[rules.size()];
    for (int role = 0; role < columnOfRole.length; role++) {
      columnOfRole[role] = columns.of(role, evidence.field());
    }
    return new Piece(evidence, new Range(evidence.bounds()), columnOfRole);
  }

  private int[] piecesOf(String rule) {
    return IntStream.range(0, pieces.length)
        .filter(piece -> pieces[piece].evidence.rules().contains(rule))
        .toArray();
  }

  /** Requests are only counted, unless there is no other rule. */
  private boolean isNoted(int role) {
    return role > 0 || piecesOfRole.length == 1;
  }

  private boolean brings(int piece) {
    return pieces[piece].evidence.points() > 0 || pieces[piece].evidence.needed();
  }

  @Override
  public StateKind kind() {
    return StateKind.of("session");
  }

  @Override
  public SessionState newState() {
    return new SessionState(pieces.length, paced);
  }

  @Override
  public boolean begins(int role) {
    return begins[role];
  }

  @Override
  public long touch(SessionState state) {
    return state.touch();
  }

  @Override
  public void accept(SessionState state, int role, Fact fact, Emission out) {
    boolean over = state.isOver(fact.time(), idle, longest);
    if (over && !begins(role)) {
      return;
    }
    if (over) {
      state.restart(fact.time());
    }
    add(state, role, fact);
    if (over || role == 0) {
      state.request(fact.time());
    }
    judge(state, role, fact, out);
  }

  private void add(SessionState state, int role, Fact fact) {
    state.latest = Math.max(state.latest, fact.time());
    state.begin(fact.origin());
    for (int piece : piecesOfRole[role]) {
      switch (pieces[piece].evidence.measure()) {
        case COUNT, SHARE -> state.countRecord(piece);
        case SEEN -> state.see(piece, role);
        case DISTINCT -> addValue(state, piece, role, fact);
        case GAP -> {}
      }
    }
    if (isNoted(role)) {
      state.keep(fact.origin());
    }
  }

  private void addValue(SessionState state, int piece, int role, Fact fact) {
    int at = fact.first(pieces[piece].columnOfRole[role]);
    if (at != Fact.NONE) {
      long hash = RecordHash.of(fact.buffer(), at, fact.length(at));
      if (state.addValue(piece, hash) && isNoted(role) && givesExamples[piece]) {
        state.example(fact, at);
      }
    }
  }

  private void judge(SessionState state, int role, Fact fact, Emission out) {
    if (!state.reported && isReached(state)) {
      state.reported = true;
      state.reportRecord();
      emit(state, fact, state.recordsAnd(fact.origin()), state.requests, out);
    } else if (state.reported && !once && begins[role] && state.reportRecord()) {
      emit(state, fact, List.of(fact.origin()), 1, out);
    }
  }

  private void emit(
      SessionState state, Fact fact, List<Origin> records, long events, Emission out) {
    out.emit(
        new Conclusion(
            fact, fact.time(), records, events, null, state.requests, () -> grounds.of(state)));
  }

  /** Whether the score lies in its range; the pace, which costs most, is looked at last. */
  private boolean isReached(SessionState state) {
    if (mostPoints(state) < leastScore) {
      return false;
    }
    double others = points(state, false);
    return (score.admits(others) || score.admits(others + pacePoints))
        && score.admits(others + points(state, true));
  }

  /** More points there cannot be; cheap, and mostly too few. */
  private int mostPoints(SessionState state) {
    int most = pointsOfNothing;
    for (int left = state.present(); left != 0; left &= left - 1) {
      int piece = Integer.numberOfTrailingZeros(left);
      most += state.count(piece) >= leastCounts[piece] ? pointsOf[piece] : 0;
    }
    return most;
  }

  /** The points of what holds; not a number where something needed does not. */
  private double points(SessionState state, boolean pace) {
    int points = 0;
    for (int piece = 0; piece < pieces.length; piece++) {
      SessionEvidence evidence = pieces[piece].evidence;
      if ((evidence.measure() == SessionEvidence.Measure.GAP) == pace) {
        if (holds(state, piece)) {
          points += evidence.points();
        } else if (evidence.needed()) {
          return Double.NaN;
        }
      }
    }
    return points;
  }

  private boolean holds(SessionState state, int piece) {
    return state.requests >= pieces[piece].evidence.least()
        && pieces[piece].bounds.admits(number(state, pieces[piece].evidence, piece));
  }

  /** The number that a piece of evidence looks at. */
  static double number(SessionState state, SessionEvidence evidence, int piece) {
    return switch (evidence.measure()) {
      case COUNT, DISTINCT, SEEN -> state.count(piece);
      case SHARE -> state.requests == 0 ? 0 : (double) state.count(piece) / state.requests;
      case GAP -> state.gap();
    };
  }

  @Override
  public void late(SessionState state, int role, Fact fact, Emission out) {
    boolean inside = fact.time() >= state.start && fact.time() <= state.latest;
    if (inside && !state.isOver(fact.time(), idle, longest)) {
      add(state, role, fact);
      state.requests += role == 0 ? 1 : 0;
    }
  }

  @Override
  public Grounds describe(SessionState state, long time) {
    return state.isOver(time, idle, longest) ? Grounds.NONE : grounds.of(state);
  }

  @Override
  public long expiry(SessionState state) {
    return state.latest == Long.MIN_VALUE ? Long.MIN_VALUE : state.latest + idle;
  }

  @Override
  public long bytes(SessionState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(SessionState state) {
    return state.latest;
  }

  @Override
  public void write(SessionState state, StateWriter out) {
    state.write(out);
  }

  @Override
  public SessionState read(StateReader in) {
    return SessionState.read(in, pieces.length, paced);
  }
}
