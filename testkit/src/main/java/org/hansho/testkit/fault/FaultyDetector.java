package org.hansho.testkit.fault;

import java.nio.charset.StandardCharsets;
import org.hansho.detect.CompactForm;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.ForwardingDetector;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A detector that fails at facts of which a value holds {@link #MARK}, before a real one takes
 * them, or else at its states.
 */
public final class FaultyDetector<S> extends ForwardingDetector<S, S> {
  /** Where it fails. */
  public enum Fault {
    /** At marked facts. */
    FACT,
    /** When it is asked whether a state says anything still. */
    EXPIRY,
    /** When a state is saved. */
    SAVE,
    /** When a state is restored. */
    RESTORE
  }

  /** What a value at which it fails holds. */
  public static final String MARK = "fail-in-the-detector";

  private final Fault fault;

  private FaultyDetector(Detector<S> real, Fault fault) {
    super(real);
    this.fault = fault;
  }

  /** One around a detector of any state that fails at marked facts. */
  public static <S> Detector<S> of(Detector<S> real) {
    return new FaultyDetector<>(real, Fault.FACT);
  }

  /** The same that fails elsewhere. */
  public static <S> Detector<S> of(Detector<S> real, Fault fault) {
    return new FaultyDetector<>(real, fault);
  }

  private void failAt(Fault place) {
    if (fault == place) {
      throw new IllegalStateException("faulty at " + place);
    }
  }

  @Override
  protected S inner(S state) {
    return state;
  }

  @Override
  protected S with(S state, S inner) {
    return inner;
  }

  @Override
  public StateKind kind() {
    return detector.kind();
  }

  @Override
  public S newState() {
    return detector.newState();
  }

  @Override
  public @Nullable CompactForm<S> compactForm() {
    return detector.compactForm();
  }

  @Override
  public void accept(S state, int role, Fact fact, Emission out) {
    if (fault == Fault.FACT
        && new String(fact.buffer(), StandardCharsets.ISO_8859_1).contains(MARK)) {
      throw new IllegalStateException("marked");
    }
    super.accept(state, role, fact, out);
  }

  @Override
  public long expiry(S state) {
    failAt(Fault.EXPIRY);
    return super.expiry(state);
  }

  @Override
  public long bytes(S state) {
    return detector.bytes(state);
  }

  @Override
  public void write(S state, StateWriter out) {
    failAt(Fault.SAVE);
    detector.write(state, out);
  }

  @Override
  public S readOlder(int version, StateReader in) {
    failAt(Fault.RESTORE);
    return readInner(version, in);
  }
}
