package org.hansho.sql;

/**
 * Where a statement departs from a known template: everything before and behind the gap is the
 * template's, and the gap begins in the place of one of its literals.
 *
 * @param covered tokens of the template that the statement has, the literal among them
 * @param tokens tokens of the template
 * @param agreed words behind the literal that statement and template still have in common: the
 *     more, the less it was the value that parted them
 * @param slot which of the template's literals the gap begins in, from 0
 * @param from where the fragment begins: what was put in the place of the literal, without the
 *     quotes that the application wrote around it
 * @param to behind the fragment
 * @param quote the quote that the application opened before it, or 0
 */
public record StatementGap(
    int covered, int tokens, int agreed, int slot, int from, int to, byte quote) {
  private static final int PERCENT = 100;
  private static final int LEAST_PERCENT = 60;
  private static final int MOST_AGREED = 1;

  /** Whether enough of the template is there to say that the statement was meant to be one. */
  boolean isNear() {
    return covered * PERCENT >= tokens * LEAST_PERCENT;
  }

  /** Whether it is nearer than another: more of the template is there, or more in numbers. */
  public boolean isNearerThan(StatementGap other) {
    long mine = (long) covered * other.tokens;
    long others = (long) other.covered * tokens;
    return mine > others || (mine == others && covered > other.covered);
  }

  /** Whether the statement parts from the template at the value, and not further on. */
  public boolean isAtValue() {
    return agreed <= MOST_AGREED;
  }
}
