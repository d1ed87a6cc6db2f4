package org.hansho.sql;

/**
 * What makes a value look like SQL that was put into a statement.
 *
 * <p>Each has a weight; a value is an injection from {@link SqlInjection#SUFFICIENT} on.
 */
public enum SqlEvidence {
  /** Joins a second query to the first. */
  UNION_QUERY(4),
  /** Ends the statement and begins another. */
  STACKED_STATEMENT(4),
  /** A query in the place of a value. */
  SUBQUERY(4),
  /** A query where the value begins. */
  WHOLE_QUERY(4),
  /** Adds a condition that compares constants. */
  CONSTANT_CONDITION(4),
  /** Adds a condition that compares something. */
  CONDITION(3),
  /** Leaves the quotes, works on the value and enters them again. */
  QUOTE_BRIDGE(4),
  /** Cuts off the rest of the statement by a comment. */
  COMMENT_TAIL(4),
  /** Calls what makes the server wait or work. */
  DELAY(4),
  /** Calls what reaches files, commands or networks. */
  REACH(4),
  /** Writes to a file. */
  INTO_FILE(4),
  /** Sorts or groups by a position, to count columns. */
  COLUMN_COUNT(4),
  /** Filters groups or adds a part of a query. */
  CLAUSE(4),
  /** A case with constants. */
  CASE(4),
  /** Calls functions of SQL inside one another. */
  NESTED_CALLS(4),
  /** Asks for version, user or schema. */
  INFORMATION(3),
  /** Calls a function of SQL. */
  CALL(2),
  /** Joins what a function gives to the value. */
  CALCULATION(2),
  /** Builds text of character codes. */
  CHARACTER_CODES(4),
  /** Names a catalogue. */
  CATALOGUE(2),
  /** Comments in the place of blanks. */
  COMMENTS_AS_BLANKS(1),
  /** Names a variable of the server. */
  VARIABLE(2),
  /** Closes a quote or parenthesis that the application opened. */
  CLOSES_CONTEXT(1);

  private final int weight;

  SqlEvidence(int weight) {
    this.weight = weight;
  }

  /** Its bit in a set of evidence, as {@link SqlInjection#evidence} gives it. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Points towards {@link SqlInjection#SUFFICIENT}. */
  public int weight() {
    return weight;
  }
}
