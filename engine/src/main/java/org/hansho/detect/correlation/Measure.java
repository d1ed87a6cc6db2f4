package org.hansho.detect.correlation;

import java.util.BitSet;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A number over the results of a window: how many different values, their sum and the like.
 * Immutable; what it has seen is in the state, which is bounded.
 */
interface Measure<M> {
  /** Nothing; not to be changed. */
  BitSet NO_ROLES = new BitSet();

  /** The name of what its states look like when they are saved. */
  String kind();

  /** Nothing seen. */
  M newState();

  /** Adds a result. */
  void add(M state, int role, Fact fact, Emission out);

  /** Forgets what happened at this time or earlier. */
  void expire(M state, long time);

  /** The number now; not a number where there is none. */
  double number(M state);

  /** The number for a person who asks how far it has come. */
  default double soFar(M state) {
    return number(state);
  }

  /** Whether the number may be higher, since more is not remembered. */
  default boolean isLeast(M state) {
    return false;
  }

  /** The roles of the rules that the number is of; nothing where it is none of rules. */
  default BitSet roles(M state) {
    return NO_ROLES;
  }

  /** What it takes of the heap, in bytes; see {@code Detector.bytes}. */
  long bytes(M state);

  void write(M state, StateWriter out);

  M read(StateReader in);
}
