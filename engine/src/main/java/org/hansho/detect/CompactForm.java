package org.hansho.detect;

/**
 * How states that are still a few numbers are kept without an object for each: side by side with
 * their keys, one behind another in one array. Most keys of a document are seen a few times and
 * never say more. Immutable; called by the thread of the states.
 *
 * @param <S> what is remembered for one key
 */
public interface CompactForm<S> {
  /** How many numbers a state is. */
  int numbers();

  /** Whether these numbers are all that the state says. The object is used for other keys then. */
  boolean fits(S state);

  /** Writes a state that fits from an index on. */
  void write(S state, long[] numbers, int at);

  /**
   * Reads what {@link #write} wrote.
   *
   * @param state takes all of it; a new state, or one that fitted when it was used last
   */
  void read(long[] numbers, int at, S state);
}
