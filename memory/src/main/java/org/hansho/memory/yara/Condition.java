package org.hansho.memory.yara;

import java.util.List;

/**
 * A condition, or a number in one. Truth is 1 and 0; what cannot be determined is {@link
 * #UNDEFINED}, for example a number read beyond the region: comparisons with it are undefined too,
 * and a rule is true only if its condition is.
 */
sealed interface Condition {
  /** A value that no ordinary computation gives. */
  long UNDEFINED = 0xfffabadafabadaffL;

  record Constant(long value) implements Condition {}

  record RegionSize() implements Condition {}

  /** Whether a pattern matches anywhere. A number below 0 means the loop's pattern. */
  record Present(int pattern) implements Condition {}

  /** Whether a pattern matches at a place, or between two. */
  record PresentIn(int pattern, Condition from, Condition to) implements Condition {}

  /** How often a pattern matches. */
  record Count(int pattern) implements Condition {}

  /** Where the match of a number, from 1, begins. */
  record Offset(int pattern, Condition number) implements Condition {}

  /** An integer of the region. */
  record Read(int bytes, boolean signed, boolean bigEndian, Condition at) implements Condition {}

  /** Whether a rule before this one is true. */
  record Rule(int rule) implements Condition {}

  /** The variable of a loop. */
  record Variable(int depth) implements Condition {}

  record Unary(String sign, Condition operand) implements Condition {}

  record Binary(String sign, Condition left, Condition right) implements Condition {}

  /** Whether as many patterns of a set as asked make a body true, which sees each in turn. */
  record ForPatterns(Quantifier quantifier, List<Integer> patterns, Condition body)
      implements Condition {}

  /** The same for numbers between two. */
  record ForNumbers(Quantifier quantifier, int depth, Condition from, Condition to, Condition body)
      implements Condition {}

  /** How many: all, any, none, or a number. */
  record Quantifier(Kind kind, Condition number) {
    enum Kind {
      ALL,
      ANY,
      NONE,
      NUMBER
    }
  }
}
