package org.hansho.server.settings;

import java.util.Optional;

/**
 * The value of a setting that nobody set.
 *
 * @param <T> the type of the value
 */
sealed interface Standard<T> {
  /** This value, written as an author would; entries of lists are separated by commas. */
  record Written<T>(String text) implements Standard<T> {}

  /** No value; the words say what happens then. */
  record Absent<T>(Words then) implements Standard<T> {}

  /** There is none: the author must give a value. */
  record Required<T>() implements Standard<T> {}

  /**
   * A value that follows from others; the words say how. Without a value the author must give one.
   */
  record Derived<T>(Derivation<T> derivation, Words how) implements Standard<T> {}

  /** Finds a value. */
  interface Derivation<T> {
    /** The value for that tenant or source; empty outside of both. */
    Optional<T> of(Values values, String item);
  }
}
