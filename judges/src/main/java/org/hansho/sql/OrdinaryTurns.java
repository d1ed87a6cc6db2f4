package org.hansho.sql;

/**
 * Turns that mappers and reports add to a statement, and that only look like those of an attack: a
 * condition that finds nothing in place of an empty list, a test for null, a filter that is left
 * open if its value is null.
 *
 * <p>A view on tokens read last; reused with them. Sources: what Hibernate, SQLAlchemy and Entity
 * Framework write for empty lists and optional values.
 */
final class OrdinaryTurns {
  private final FragmentTokens tokens;

  OrdinaryTurns(FragmentTokens tokens) {
    this.tokens = tokens;
  }

  /** Whether there are comparisons that a constant has part in, and all are of such turns. */
  boolean areComparisons() {
    boolean found = false;
    int depth = 0;
    for (int token = 0; token < tokens.count(); token++) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (tokens.has(token, SqlWords.COMPARE)) {
        if (isWorkedOn(token)) {
          return false;
        }
        boolean nullTest = isNullTest(token);
        boolean constant = tokens.isConstant(token - 1);
        boolean ordinary = nullTest ? !constant || isOptional(token, depth) : findsNothing(token);
        boolean constants = constant && tokens.isConstant(behindNot(token));
        if (constants && !ordinary) {
          return false;
        }
        found |= nullTest || constants;
      }
    }
    return found;
  }

  /** A value that is more than one token: what it compares is not decided here. */
  private boolean isWorkedOn(int comparison) {
    boolean list = tokens.is(comparison, "in");
    return tokens.has(comparison - 1, SqlWords.NOT)
        || tokens.kind(comparison - 1) == TokenKind.CLOSE
        || (tokens.kind(comparison + 1) == TokenKind.OPEN && !list);
  }

  private boolean findsNothing(int comparison) {
    return tokens.findsNothing(comparison);
  }

  private int behindNot(int comparison) {
    return tokens.has(comparison + 1, SqlWords.NOT) ? comparison + 2 : comparison + 1;
  }

  private boolean isNullTest(int comparison) {
    return tokens.is(comparison, "is") && tokens.is(behindNot(comparison), "null");
  }

  private boolean isOptional(int comparison, int depth) {
    return depth > 0 && isOptional(comparison);
  }

  /** {@code (value IS NULL OR column = value)}: whether a test for null begins such a filter. */
  boolean isOptional(int comparison) {
    return tokens.is(comparison, "is")
        && tokens.is(comparison + 1, "null")
        && tokens.is(comparison + 2, "or")
        && tokens.kind(comparison - 2) == TokenKind.OPEN;
  }

  /** Whether something is sorted or grouped by a number, by which attacks count columns. */
  boolean countsColumns() {
    for (int token = 0; token < tokens.count(); token++) {
      TokenKind next = tokens.kind(token + 1);
      if (tokens.has(token, SqlWords.BY) && (next == TokenKind.NUMBER || next == TokenKind.END)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are queries inside, and all find nothing: they stand for an empty list. */
  boolean areQueries() {
    boolean found = false;
    for (int token = 0; token < tokens.count(); token++) {
      if (tokens.has(token, SqlWords.SET | SqlWords.INTO)) {
        return false;
      }
      if (tokens.has(token, SqlWords.SELECT)) {
        if (!isOfConstant(token) && !isEmpty(token)) {
          return false;
        }
        found |= isEmpty(token);
      }
    }
    return found;
  }

  private boolean isOfConstant(int select) {
    return tokens.kind(select - 1) == TokenKind.OPEN
        && tokens.isConstant(select + 1)
        && tokens.kind(select + 2) == TokenKind.CLOSE;
  }

  private boolean isEmpty(int select) {
    int depth = 0;
    for (int token = select + 1; token < tokens.count() && depth >= 0; token++) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0 && tokens.is(token, "where")) {
        TokenKind next = tokens.kind(token + 4);
        return tokens.findsNothing(token + 2) && (next == TokenKind.END || next == TokenKind.CLOSE);
      }
    }
    return false;
  }
}
