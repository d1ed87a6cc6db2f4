package org.hansho.detect;

import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Lets another detector decide. Its states hold those of the other one, and something beside them;
 * a subclass says how they are saved, and changes what it has to say about.
 *
 * @param <S> the states of the other detector
 * @param <W> its own states
 */
public abstract class ForwardingDetector<S, W> implements Detector<W> {
  /** That decides. */
  protected final Detector<S> detector;

  /** One in front of another. */
  protected ForwardingDetector(Detector<S> detector) {
    this.detector = detector;
  }

  /** The state of the other detector. */
  protected abstract S inner(W state);

  /** The state with another one of the other detector; may be the same object, changed. */
  protected abstract W with(W state, S inner);

  /** Where what the other detector emits goes to. */
  protected Emission emission(W state, int role, Emission out) {
    return out;
  }

  /** Where what it emits when it is woken goes to; no role has brought that. */
  protected Emission wakingEmission(W state, Emission out) {
    return out;
  }

  /** Restores a state of the other detector that it saved with some version. */
  protected final S readInner(int version, StateReader in) {
    return version == detector.kind().version()
        ? detector.read(in)
        : detector.readOlder(version, in);
  }

  @Override
  public long touch(W state) {
    return detector.touch(inner(state));
  }

  @Override
  public void accept(W state, int role, Fact fact, Emission out) {
    detector.accept(inner(state), role, fact, emission(state, role, out));
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
  public boolean concludesLater() {
    return detector.concludesLater();
  }

  @Override
  public void late(W state, int role, Fact fact, Emission out) {
    detector.late(inner(state), role, fact, emission(state, role, out));
  }

  @Override
  public void applyFeedback(W state, int role, Fact fact, Opinion opinion, Emission out) {
    detector.applyFeedback(inner(state), role, fact, opinion, out);
  }

  @Override
  public void wake(W state, long time, Emission out) {
    detector.wake(inner(state), time, wakingEmission(state, out));
  }

  @Override
  public long wakeTime(W state) {
    return detector.wakeTime(inner(state));
  }

  @Override
  public long expiry(W state) {
    return detector.expiry(inner(state));
  }

  @Override
  public long evictionPriority(W state) {
    return detector.evictionPriority(inner(state));
  }

  @Override
  public long comeback() {
    return detector.comeback();
  }

  /** What stands beside the states of the other detector stays as it is known here. */
  @Override
  public @Nullable W join(W known, W taught) {
    S joined = detector.join(inner(known), inner(taught));
    return joined == null ? null : with(known, joined);
  }

  @Override
  public W read(StateReader in) {
    return readOlder(kind().version(), in);
  }

  @Override
  public Grounds describe(W state, long time) {
    return detector.describe(inner(state), time);
  }
}
