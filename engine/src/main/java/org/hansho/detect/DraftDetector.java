package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Decides by drafts of the states of another detector.
 *
 * <p>Nothing may be learned from a record whose time is not known for sure ({@link
 * org.hansho.event.Timing#teaches}), or whoever writes it decides what is normal. But it must be
 * judged, and a hundred of them together too, or a wrong clock is a way past all baselines. So a
 * key that has such a record gets a draft: a copy of its state, which from then on takes every fact
 * of the key and alone decides what is reported. The state itself takes only what may be learned. A
 * draft ends with the second midnight behind its first record: what was learned in it is gone, and
 * the state decides again.
 *
 * @param <S> the states of the other detector
 */
final class DraftDetector<S> extends ForwardingDetector<S, DraftDetector.Draft<S>> {
  private static final String SIGN = " draft";
  private static final long DAY = 86_400_000_000_000L;

  /** A reference, two numbers, and the head of the object. */
  private static final long BYTES = 40;

  /** Drafts for a detector that learns. */
  DraftDetector(Detector<S> detector) {
    super(detector);
  }

  /** A copy of a state. Belongs to one thread. */
  static final class Draft<S> {
    private S state;
    private long until;

    private Draft(S state, long until) {
      this.state = state;
      this.until = until;
    }

    /**
     * Makes it the draft of a state.
     *
     * @param copy a copy that nobody else holds
     * @param time of the first record of which nothing is learned
     */
    void begin(S copy, long time) {
      state = copy;
      until = (Math.floorDiv(time, DAY) + 2) * DAY;
    }
  }

  /** Whether states of a kind are drafts. */
  static boolean isDraft(StateKind kind) {
    return kind.name().endsWith(SIGN);
  }

  @Override
  protected S inner(Draft<S> draft) {
    return draft.state;
  }

  @Override
  protected Draft<S> with(Draft<S> draft, S inner) {
    draft.state = inner;
    return draft;
  }

  @Override
  public StateKind kind() {
    return new StateKind(detector.kind().name() + SIGN, detector.kind().version());
  }

  @Override
  public Draft<S> newState() {
    return new Draft<>(detector.newState(), NEVER);
  }

  @Override
  public void accept(Draft<S> draft, int role, Fact fact, Emission out) {
    if (draft.until == NEVER) {
      draft.begin(draft.state, fact.time()); // Evicted at once for want of room: begins anew.
    }
    super.accept(draft, role, fact, out);
  }

  /** Any fact begins a draft, since the key itself is known already. */
  @Override
  public boolean begins(int role) {
    return true;
  }

  /** Nothing: a draft takes such facts as any others, see {@link #accept}. */
  @Override
  public void late(Draft<S> draft, int role, Fact fact, Emission out) {}

  @Override
  public long expiry(Draft<S> draft) {
    return draft.until;
  }

  @Override
  public long bytes(Draft<S> draft) {
    return BYTES + detector.bytes(draft.state);
  }

  @Override
  public void write(Draft<S> draft, StateWriter out) {
    out.number(draft.until);
    detector.write(draft.state, out);
  }

  @Override
  public Draft<S> readOlder(int version, StateReader in) {
    long until = in.number();
    return new Draft<>(readInner(version, in), until);
  }
}
