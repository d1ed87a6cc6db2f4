package org.hansho.sigma;

import java.util.List;

/**
 * What a rule's condition became: a closed tree over single tests.
 *
 * <p>Selections are resolved, lists are {@link Or} or {@link And}, and every leaf speaks of one
 * field or of all text. A field with several values (a path through an array) holds a test if any
 * value does; {@link Not} negates that whole.
 */
public sealed interface Expr {
  /** All terms hold; true when empty. */
  record And(List<Expr> terms) implements Expr {
    public And {
      terms = List.copyOf(terms);
    }
  }

  /** One term holds; false when empty. */
  record Or(List<Expr> terms) implements Expr {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  /** The term does not hold. */
  record Not(Expr term) implements Expr {}

  /**
   * A value of the field passes the test.
   *
   * @param field the name as the rule wrote it
   */
  record Match(String field, ValueTest test) implements Expr {}

  /** A piece of the event's text passes the test, whatever field it stands in. */
  record Keyword(ValueTest test) implements Expr {}

  /**
   * Elements of an array satisfy an expression whose fields are relative to the element; the empty
   * name is the element itself (Sigma enhancement proposal 212).
   *
   * @param index the element asked for with {@link Quantifier#INDEX}; otherwise unused
   */
  record ArrayScope(String field, Quantifier quantifier, int index, Expr element) implements Expr {}

  /** Which elements of an array must satisfy the expression. */
  enum Quantifier {
    /** At least one. */
    ANY,
    /** Every one, and there is one. */
    ALL,
    /** Every one, or there is none. */
    ALL_OR_EMPTY,
    /** None. */
    NONE,
    /** The one at an index. */
    INDEX
  }
}
