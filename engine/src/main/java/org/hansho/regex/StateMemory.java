package org.hansho.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory that the states of many automatons share, of one thread. When it is used up all of
 * them forget their states and make them anew as texts need them.
 */
public final class StateMemory {
  private final long most;
  private final List<Automaton> automatons = new ArrayList<>();
  private long bytes;

  /**
   * A memory that is empty.
   *
   * @param most bytes that states may take together
   */
  public StateMemory(long most) {
    this.most = most;
  }

  void join(Automaton automaton) {
    automatons.add(automaton);
  }

  /** Bytes that states take at present. */
  public long bytes() {
    return bytes;
  }

  void took(long more) {
    bytes += more;
  }

  void gave(long less) {
    bytes -= less;
  }

  /** Whether states must be forgotten. */
  boolean isFull() {
    return bytes > most;
  }

  void forgetOthers(Automaton asking) {
    for (Automaton automaton : automatons) {
      if (automaton != asking) {
        automaton.forget();
      }
    }
  }
}
