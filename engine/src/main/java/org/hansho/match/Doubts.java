package org.hansho.match;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.regex.Effort;
import org.hansho.regex.StateMemory;
import org.hansho.sigma.ValueTest;

/**
 * What the costly tests of one matcher may take, and whether one of them left a value undecided.
 * Belongs to one thread.
 */
final class Doubts {
  /** Most bytes that the states of all expressions of a matcher take. */
  private static final long STATE_BYTES = 16L << 20;

  private final StateMemory stateMemory = new StateMemory(STATE_BYTES);
  private final Map<ValueTest, Effort> efforts = new LinkedHashMap<>();
  private boolean raised;

  StateMemory stateMemory() {
    return stateMemory;
  }

  /** What a test may take; equal tests share it. */
  Effort effort(ValueTest test) {
    return efforts.computeIfAbsent(test, unused -> new Effort());
  }

  /** Notes that a test did not decide. */
  void raise() {
    raised = true;
  }

  /** Whether a test did not decide since the last call. */
  boolean take() {
    boolean was = raised;
    raised = false;
    return was;
  }

  /** Whether a test did not decide; asked again, it is the same. */
  boolean isRaised() {
    return raised;
  }

  /** Efforts by test. */
  Map<ValueTest, Effort> efforts() {
    return efforts;
  }
}
