package org.hansho.sigma;

import java.util.List;

/** A condition as its author wrote it, over names that are not looked up yet. */
sealed interface Condition {
  /** One term holds. */
  record Any(List<Condition> terms) implements Condition {}

  /** All terms hold. */
  record Every(List<Condition> terms) implements Condition {}

  /** The term does not hold. */
  record Negation(Condition term) implements Condition {}

  /**
   * A name.
   *
   * @param offset where it stands in the condition
   */
  record Name(String name, int offset) implements Condition {}

  /**
   * Several of the names that fit a pattern.
   *
   * @param count how many; 0 for all
   * @param pattern a name, a pattern with stars, or {@code them}
   * @param offset where the pattern stands in the condition
   */
  record Some(int count, String pattern, int offset) implements Condition {}

  /** Whether anything in the condition is negated. */
  default boolean hasNegation() {
    if (this instanceof Any any) {
      return any.terms().stream().anyMatch(Condition::hasNegation);
    }
    if (this instanceof Every every) {
      return every.terms().stream().anyMatch(Condition::hasNegation);
    }
    return this instanceof Negation;
  }
}
