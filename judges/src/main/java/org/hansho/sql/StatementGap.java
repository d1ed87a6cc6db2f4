package org.hansho.sql;

/**
 * Where a statement departs from a known template: everything before and behind the gap is the
 * template's, and the gap begins in the place of one of its literals, or where there is none before
 * it, at a name.
 *
 * @param covered tokens of the template that the statement has, the literal among them
 * @param tokens tokens of the template
 * @param agreed words behind the literal that statement and template still have in common: the
 *     more, the less it was the value that parted them; {@link #NO_VALUE} where no value stands
 *     that could
 * @param slot which of the template's literals the gap begins in, from 0; -1 at a name
 * @param from where the fragment begins: what was put in the place of the literal, without the
 *     quotes that the application wrote around it
 * @param to behind the fragment
 * @param quote the quote that the application opened before it, or 0
 */
public record StatementGap(
    int covered, int tokens, int agreed, int slot, int from, int to, byte quote) {
  /** Nothing that came from outside stands there: a parameter, or a name. */
  static final int NO_VALUE = Integer.MAX_VALUE;

  private static final int PERCENT = 100;
  private static final int LEAST_PERCENT = 60;
  private static final int MOST_AGREED = 1;

  /** Less is shared by any two queries, such as {@code SELECT 1} of a pool of connections. */
  private static final int LEAST = 3;

  /** Whether enough of the template is there to say that the statement was meant to be one. */
  boolean isNear() {
    return covered >= LEAST && covered * PERCENT >= tokens * LEAST_PERCENT;
  }

  /** Whether it begins in a value that the program may have written into the statement. */
  public boolean isOfValue() {
    return agreed != NO_VALUE;
  }

  /**
   * Whether it is nearer than another: at a value where the other is not, or more of the template
   * is there, or more in numbers.
   */
  public boolean isNearerThan(StatementGap other) {
    if (isOfValue() != other.isOfValue()) {
      return isOfValue();
    }
    long mine = (long) covered * other.tokens;
    long others = (long) other.covered * tokens;
    return mine > others || (mine == others && covered > other.covered);
  }

  /** Whether the statement parts from the template at the value, and not further on. */
  public boolean isAtValue() {
    return agreed <= MOST_AGREED;
  }
}
