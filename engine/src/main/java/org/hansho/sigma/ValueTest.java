package org.hansho.sigma;

import java.math.BigDecimal;
import java.util.List;
import org.hansho.regex.Automaton;

/** What one value is asked. */
public sealed interface ValueTest {
  /**
   * Text against a pattern; numbers and booleans are compared as they were written.
   *
   * @param cased whether letters count as written; otherwise ASCII letters fold, and all others by
   *     Unicode simple folding
   */
  record Text(TextPattern pattern, boolean cased) implements ValueTest {}

  /**
   * The value is a decimal number equal to this one: {@code 4624}, {@code "4624"} and {@code
   * 4624.0}.
   */
  record Decimal(Comparison comparison, BigDecimal value) implements ValueTest {}

  /** The value is this boolean, or text that spells it in any case. */
  record Bool(boolean value) implements ValueTest {}

  /** The field is absent or null: no element has a value other than null. */
  record IsNull() implements ValueTest {}

  /** The key is there, whatever its value ({@code true}), or it is not there ({@code false}). */
  record Exists(boolean expected) implements ValueTest {}

  /**
   * A regular expression found anywhere in the value.
   *
   * @param expression as the rule wrote it, in the syntax of RE2; never one that needs backtracking
   */
  record Regex(String expression, boolean ignoreCase, boolean multiLine, boolean dotAll)
      implements ValueTest {
    /** How it is read. */
    public Automaton.Options options() {
      return new Automaton.Options(ignoreCase, multiLine, dotAll);
    }
  }

  /**
   * The value is an IP address in this network. IPv4 in IPv6 notation counts as IPv4.
   *
   * @param network 4 or 16 bytes with the host bits cleared
   */
  record Cidr(List<Byte> network, int prefixLength) implements ValueTest {
    public Cidr {
      network = List.copyOf(network);
    }
  }

  /**
   * Compares with the value of another field of the same event, any value with any value.
   *
   * @param relation how the two texts relate
   */
  record FieldReference(String otherField, Relation relation, boolean cased) implements ValueTest {}

  /**
   * The value is an entry of a named list, looked up while matching.
   *
   * @param shape where in the value the entry must stand
   */
  record InList(String list, Relation shape) implements ValueTest {}

  /** A part of the value, read as a point in time, compares with a number. */
  record TimePart(Part part, Comparison comparison, BigDecimal value) implements ValueTest {}

  /** How numbers compare. */
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** How two texts relate. */
  enum Relation {
    EQUAL,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH
  }

  /** Parts of a point in time, in UTC. */
  enum Part {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }
}
