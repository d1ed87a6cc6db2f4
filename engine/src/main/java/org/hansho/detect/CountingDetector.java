package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Lets another detector decide, and says how many records its results stand for where several of
 * its roles rest on the same rules: each role counts by itself, and what is new is what the
 * greatest count of them has grown ({@link RecordCount}). So two documents that saw the same
 * records do not make them twice as many. A role whose results come after a day of silence begins
 * to count anew. What a detector emits when it is woken has no role and counts in full: it stands
 * for records of a time that has ended, which no fact reports again.
 *
 * @param <S> the states of the other detector
 */
final class CountingDetector<S> extends ForwardingDetector<S, CountingDetector.Counting<S>> {
  /** Added to the version of the other detector, so that its states without counts are read too. */
  private static final int VERSION = 1 << 10;

  private static final long DAY = 86_400_000_000_000L;
  private static final long BYTES = 40;

  private final int[] counters;

  CountingDetector(Detector<S> detector, int[] counters) {
    super(detector);
    this.counters = counters;
  }

  /** A state, and what its results have stood for. Belongs to one thread. */
  static final class Counting<S> {
    private S state;
    private RecordCount count = new RecordCount();
    private long latest = NEVER;

    private Counting(S state) {
      this.state = state;
    }
  }

  /** Counts what the detector emits. */
  private final class CountingEmission extends ForwardingEmission {
    private final Counting<S> counting;
    private final int role;

    CountingEmission(Emission out, Counting<S> counting, int role) {
      super(out);
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
  }

  @Override
  protected S inner(Counting<S> counting) {
    return counting.state;
  }

  @Override
  protected Counting<S> with(Counting<S> counting, S inner) {
    counting.state = inner;
    return counting;
  }

  @Override
  protected Emission emission(Counting<S> counting, int role, Emission out) {
    return new CountingEmission(out, counting, role);
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
  public Counting<S> readOlder(int version, StateReader in) {
    boolean counts = version > VERSION;
    long latest = counts ? in.number() : NEVER;
    RecordCount count = counts ? RecordCount.read(in.number(), in) : new RecordCount();
    Counting<S> counting = new Counting<>(readInner(counts ? version - VERSION : version, in));
    counting.latest = latest;
    counting.count = count;
    return counting;
  }
}
