package org.hansho.match;

import java.util.List;
import org.hansho.sigma.Expr;

/**
 * A condition whose tests are sorted into those that an index answers and those that must be asked.
 *
 * <p>{@link Lowering} makes it of an {@link Expr}; both are true of the same events. Terms are
 * compared by value, so that equal tests of different rules share one bit.
 */
sealed interface Term {
  /** All terms hold. */
  record All(List<Term> terms) implements Term {
    public All {
      terms = List.copyOf(terms);
    }
  }

  /** One term holds. */
  record Any(List<Term> terms) implements Term {
    public Any {
      terms = List.copyOf(terms);
    }
  }

  /** The term does not hold. */
  record Not(Term term) implements Term {}

  /** A single test. */
  sealed interface Atom extends Term {}

  /** A test of a field's values that the field's index answers. */
  sealed interface Indexed extends Atom {
    int field();
  }

  /**
   * A value stands so to a literal, ASCII letters folded.
   *
   * @param text lower case in ASCII, never empty but for {@link Shape#EQUAL}
   */
  record Literal(int field, Shape shape, String text) implements Indexed {}

  /** A value is this whole number. */
  record WholeNumber(int field, long value) implements Indexed {}

  /** A value is an address in this network. */
  record InNetwork(int field, Network network) implements Indexed {}

  /** The field has values of a sort. */
  record Has(int field, Sort sort) implements Indexed {}

  /** The raw bytes of the record may hold this ASCII text, letters folded; true if not known. */
  record Fragment(String literal) implements Atom {}

  /** A leaf that is asked when a rule comes to it. */
  record Asked(Expr leaf) implements Atom {}

  /** Where in a value a literal stands. */
  enum Shape {
    EQUAL,
    CONTAINS,
    STARTS,
    ENDS
  }

  /** Sorts of values. */
  enum Sort {
    /** Any value, also null. */
    ANY,
    /** Any value but null. */
    NOT_NULL,
    /** Text, number or boolean. */
    SCALAR,
    /** A scalar that is not pure ASCII. */
    NOT_ASCII
  }
}
