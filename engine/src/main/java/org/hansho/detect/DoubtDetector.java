package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Remembers of the keys of a detector that does not learn until when its results rest on a record
 * whose time is doubted.
 *
 * <p>Such a detector takes these records like others, so that they are counted; but a baseline that
 * listens to its results may not learn from those, or whoever chooses when records are to have
 * happened completes 99 of them by one that is sound and makes the result usual. The doubt ends
 * when the state that has taken the record says no more of it.
 */
final class DoubtDetector implements Detector<DoubtDetector.Doubt> {
  private static final String SIGN = " doubt";

  /** A number and the head of the object. */
  private static final long BYTES = 24;

  private final StateKind kind;

  /** Doubts about the results of a detector. */
  DoubtDetector(Detector<?> detector) {
    this.kind = new StateKind(detector.kind().name() + SIGN, 1);
  }

  /** Until when results of a key are doubted. Belongs to one thread. */
  static final class Doubt {
    private long until = Long.MIN_VALUE;

    void extend(long to) {
      until = Math.max(until, to);
    }

    boolean holds(long time) {
      return time <= until;
    }
  }

  /** Whether states of a kind are doubts. */
  static boolean isDoubt(StateKind kind) {
    return kind.name().endsWith(SIGN);
  }

  @Override
  public StateKind kind() {
    return kind;
  }

  @Override
  public Doubt newState() {
    return new Doubt();
  }

  /** Doubts are extended where they are made; no fact is shown to them. */
  @Override
  public void accept(Doubt state, int role, Fact fact, Emission out) {
    state.extend(fact.time());
  }

  @Override
  public long expiry(Doubt state) {
    return state.until == NEVER ? NEVER : state.until + 1;
  }

  @Override
  public long evictionPriority(Doubt state) {
    return state.until;
  }

  @Override
  public long bytes(Doubt state) {
    return BYTES;
  }

  @Override
  public void write(Doubt state, StateWriter out) {
    out.number(state.until);
  }

  @Override
  public Doubt read(StateReader in) {
    Doubt doubt = new Doubt();
    doubt.extend(in.number());
    return doubt;
  }
}
