package org.hansho.testkit.fault;

import java.nio.charset.StandardCharsets;
import org.hansho.detect.CompactForm;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A detector that fails at facts of which a value holds {@link #MARK}, after a real one has taken
 * them, or else at its states.
 */
public record FaultyDetector<S>(Detector<S> real, Fault fault) implements Detector<S> {
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
  public StateKind kind() {
    return real.kind();
  }

  @Override
  public S readOlder(int version, StateReader in) {
    return real.readOlder(version, in);
  }

  @Override
  public S newState() {
    return real.newState();
  }

  @Override
  public @Nullable CompactForm<S> compactForm() {
    return real.compactForm();
  }

  @Override
  public void accept(S state, int role, Fact fact, Emission out) {
    if (fault == Fault.FACT
        && new String(fact.buffer(), StandardCharsets.ISO_8859_1).contains(MARK)) {
      throw new IllegalStateException("marked");
    }
    real.accept(state, role, fact, out);
  }

  @Override
  public boolean begins(int role) {
    return real.begins(role);
  }

  @Override
  public void late(S state, int role, Fact fact, Emission out) {
    real.late(state, role, fact, out);
  }

  @Override
  public void applyFeedback(S state, int role, Fact fact, Opinion opinion, Emission out) {
    real.applyFeedback(state, role, fact, opinion, out);
  }

  @Override
  public void wake(S state, long time, Emission out) {
    real.wake(state, time, out);
  }

  @Override
  public long wakeTime(S state) {
    return real.wakeTime(state);
  }

  @Override
  public long bytes(S state) {
    return real.bytes(state);
  }

  @Override
  public long expiry(S state) {
    failAt(Fault.EXPIRY);
    return real.expiry(state);
  }

  @Override
  public long evictionPriority(S state) {
    return real.evictionPriority(state);
  }

  @Override
  public void write(S state, StateWriter out) {
    failAt(Fault.SAVE);
    real.write(state, out);
  }

  @Override
  public S read(StateReader in) {
    failAt(Fault.RESTORE);
    return real.read(in);
  }

  @Override
  public Grounds describe(S state, long time) {
    return real.describe(state, time);
  }
}
