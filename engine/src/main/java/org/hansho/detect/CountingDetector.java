package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Lets another detector decide, and says how many records its results stand for where several of
 * its roles rest on the same rules: each role counts by itself, and what is new is what the
 * greatest count of them has grown ({@link RecordCount}). So two documents that saw the same
 * records do not make them twice as many. A role whose results come after a day of silence begins
 * to count anew.
 *
 * @param <S> the states of the other detector
 */
final class CountingDetector<S> implements Detector<CountingDetector.Counting<S>> {
  /** Added to the version of the other detector, so that its states without counts are read too. */
  private static final int VERSION = 1 << 10;

  private static final long DAY = 86_400_000_000_000L;
  private static final long BYTES = 40;

  private final Detector<S> detector;
  private final int[] counters;

  CountingDetector(Detector<S> detector, int[] counters) {
    this.detector = detector;
    this.counters = counters;
  }

  /** A state, and what its results have stood for. Belongs to one thread. */
  static final class Counting<S> {
    private final S state;
    private RecordCount count = new RecordCount();
    private long latest = NEVER;

    private Counting(S state) {
      this.state = state;
    }
  }

  /** Counts what the detector emits. */
  private final class CountingEmission implements Emission {
    private final Emission out;
    private final Counting<S> counting;
    private final int role;

    CountingEmission(Emission out, Counting<S> counting, int role) {
      this.out = out;
      this.counting = counting;
      this.role = role;
    }

    @Override
    public void emit(Conclusion conclusion) {
      if (counting.latest == NEVER || conclusion.time() - counting.latest > DAY) {
        counting.count = new RecordCount();
      }
      counting.latest = conclusion.time();
      long before = counting.count.total();
      counting.count.add(counters[role], conclusion.events());
      out.emit(conclusion.standingFor(counting.count.total() - before));
    }

    @Override
    public void pass(Fact fact, int place, int number) {
      out.pass(fact, place, number);
    }

    @Override
    public void wakeAt(long time) {
      out.wakeAt(time);
    }

    @Override
    public long since() {
      return out.since();
    }

    @Override
    public void overflow() {
      out.overflow();
    }
  }

  @Override
  public StateKind kind() {
    return new StateKind(detector.kind().name(), VERSION + detector.kind().version());
  }

  @Override
  public Counting<S> newState() {
    return new Counting<>(detector.newState());
  }

  @Override
  public long touch(Counting<S> counting) {
    return detector.touch(counting.state);
  }

  @Override
  public void accept(Counting<S> counting, int role, Fact fact, Emission out) {
    detector.accept(counting.state, role, fact, new CountingEmission(out, counting, role));
  }

  @Override
  public boolean begins(int role) {
    return detector.begins(role);
  }

  @Override
  public boolean learns() {
    return detector.learns();
  }

  @Override
  public void late(Counting<S> counting, int role, Fact fact, Emission out) {
    detector.late(counting.state, role, fact, out);
  }

  @Override
  public void applyFeedback(
      Counting<S> counting, int role, Fact fact, Opinion opinion, Emission out) {
    detector.applyFeedback(counting.state, role, fact, opinion, out);
  }

  @Override
  public void wake(Counting<S> counting, long time, Emission out) {
    detector.wake(counting.state, time, out);
  }

  @Override
  public long wakeTime(Counting<S> counting) {
    return detector.wakeTime(counting.state);
  }

  @Override
  public long expiry(Counting<S> counting) {
    return detector.expiry(counting.state);
  }

  @Override
  public long evictionPriority(Counting<S> counting) {
    return detector.evictionPriority(counting.state);
  }

  @Override
  public long comeback() {
    return detector.comeback();
  }

  @Override
  public long bytes(Counting<S> counting) {
    return BYTES + counting.count.bytes() + detector.bytes(counting.state);
  }

  @Override
  public void write(Counting<S> counting, StateWriter out) {
    out.number(counting.latest);
    out.number(counting.count.alone());
    counting.count.write(out);
    detector.write(counting.state, out);
  }

  @Override
  public Counting<S> read(StateReader in) {
    return readOlder(VERSION + detector.kind().version(), in);
  }

  @Override
  public Counting<S> readOlder(int version, StateReader in) {
    boolean counts = version > VERSION;
    long latest = counts ? in.number() : NEVER;
    RecordCount count = counts ? RecordCount.read(in.number(), in) : new RecordCount();
    int of = counts ? version - VERSION : version;
    boolean isPresent = of == detector.kind().version();
    S state = isPresent ? detector.read(in) : detector.readOlder(of, in);
    Counting<S> counting = new Counting<>(state);
    counting.latest = latest;
    counting.count = count;
    return counting;
  }

  /** What the results of the known one have stood for stays. */
  @Override
  public @Nullable Counting<S> join(Counting<S> known, Counting<S> taught) {
    S joined = detector.join(known.state, taught.state);
    if (joined == null) {
      return null;
    }
    Counting<S> counting = new Counting<>(joined);
    counting.latest = known.latest;
    counting.count = known.count;
    return counting;
  }

  @Override
  public Grounds describe(Counting<S> counting, long time) {
    return detector.describe(counting.state, time);
  }
}
