package org.hansho.sql;

/**
 * Conditions that hold for every row, or for nearly every one, so that {@code OR} before them opens
 * a query: a constant that is true, a column compared with itself, a pattern that anything fits, a
 * column that is not null or not empty. Programs join such conditions with {@code AND}, where they
 * do nothing, or write them inside of parentheses of their own.
 *
 * <p>A view on tokens read last; reused with them.
 */
final class OpenCondition {
  /** Conditions joined with {@code AND} that are looked at. */
  private static final int MOST_JOINED = 4;

  private static final int NONE = -1;

  private final FragmentTokens tokens;

  OpenCondition(FragmentTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Whether a token is an {@code OR} of the dialect with such a condition behind it. {@code XOR}
   * with a constant turns a condition round, or does nothing, and so counts too.
   */
  boolean opens(int or, Dialect dialect) {
    boolean pipes = isPipes(or) && dialect == Dialect.MYSQL;
    if (!pipes && !tokens.is(or, "or")) {
      return opensConstant(or);
    }
    int at = operand(or + 1);
    boolean negated = isNegated(or + 1, at);
    if (negated) {
      return isConstant(at, true) || endsOpen(behindNullTest(at, false), MOST_JOINED);
    }
    boolean constant = isConstant(at, false) && !(pipes && tokens.kind(at) == TokenKind.TEXT);
    return constant || isOpen(at, MOST_JOINED);
  }

  private boolean isOpen(int token, int left) {
    return isComparisonWithItself(token)
        || endsOpen(behindNullTest(token, true), left)
        || endsOpen(behindPattern(token), left)
        || endsOpen(behindEmpty(token), left);
  }

  /** The same for {@code OR} and {@code XOR} in letters, and of constants only. */
  boolean opensConstant(int or) {
    int at = operand(or + 1);
    if (tokens.is(or, "xor")) {
      return tokens.isConstant(at) && ends(at + 1);
    }
    return tokens.is(or, "or") && isConstant(at, isNegated(or + 1, at));
  }

  /** Whether a comparison is of a column with itself, with nothing else at its sides. */
  boolean isOfOneColumn(int comparison) {
    int right = comparison + 1;
    int length = behindName(right) - right;
    int left = comparison - length;
    return length > 0
        && isCondition(left - 1)
        && isComparisonWithItself(left)
        && comparison == behindName(left);
  }

  private boolean isCondition(int before) {
    int at = before;
    while (tokens.kind(at) == TokenKind.OPEN || tokens.has(at, SqlWords.NOT)) {
      at--;
    }
    return tokens.has(at, SqlWords.LOGIC) || tokens.is(at, "where") || tokens.is(at, "having");
  }

  private boolean isPipes(int token) {
    return tokens.kind(token) == TokenKind.OPERATOR
        && tokens.has(token, SqlWords.LOGIC)
        && tokens.first(token) == '|';
  }

  /** Behind parentheses and signs that stand before a value. */
  private int operand(int from) {
    int at = from;
    while (tokens.kind(at) == TokenKind.OPEN
        || tokens.has(at, SqlWords.NOT)
        || (tokens.kind(at) == TokenKind.OPERATOR && tokens.has(at, SqlWords.UNARY))) {
      at++;
    }
    return at;
  }

  private boolean isNegated(int from, int to) {
    boolean negated = false;
    for (int at = from; at < to; at++) {
      boolean sign = tokens.kind(at) == TokenKind.OPERATOR && tokens.first(at) == '!';
      negated ^= sign || tokens.has(at, SqlWords.NOT);
    }
    return negated;
  }

  /** Whether a value, and nothing more, is true; or false. A text is taken for true. */
  private boolean isConstant(int token, boolean isFalse) {
    boolean zero =
        tokens.isDigit(token, '0')
            && !(tokens.kind(token - 1) == TokenKind.OPERATOR && tokens.first(token - 1) == '~');
    boolean number = tokens.kind(token) == TokenKind.NUMBER;
    boolean holds =
        isFalse
            ? tokens.is(token, "false") || (number && zero)
            : tokens.is(token, "true") || (number && !zero) || tokens.kind(token) == TokenKind.TEXT;
    return holds && ends(behindCast(token + 1));
  }

  /** Behind {@code ::boolean}. */
  private int behindCast(int token) {
    boolean cast = tokens.kind(token) == TokenKind.OPERATOR && tokens.first(token) == ':';
    return cast && tokens.kind(token + 1) == TokenKind.WORD ? token + 2 : token;
  }

  private boolean ends(int token) {
    return switch (tokens.kind(token)) {
      case END, CLOSE, SEMICOLON -> true;
      case WORD -> tokens.has(token, SqlWords.CLAUSE | SqlWords.LOGIC | SqlWords.SET);
      default -> false;
    };
  }

  /** Whether a condition ends here, and nothing narrows it down that a row may yet fail. */
  private boolean endsOpen(int token, int left) {
    boolean joined = tokens.is(token, "and");
    return token != NONE
        && (joined ? left > 0 && isOpen(operand(token + 1), left - 1) : ends(token));
  }

  private int behindNullTest(int token, boolean not) {
    int is = behindName(token);
    int value = tokens.has(is + 1, SqlWords.NOT) ? is + 2 : is + 1;
    boolean test = is > token && tokens.is(is, "is") && tokens.is(value, "null");
    return test && (value == is + 2) == not ? value + 1 : NONE;
  }

  private boolean isComparisonWithItself(int token) {
    int comparison = behindName(token);
    int length = comparison - token;
    boolean same =
        length > 0
            && (tokens.is(comparison, "=")
                || tokens.is(comparison, ">=")
                || tokens.is(comparison, "<=")
                || tokens.is(comparison, "<=>")
                || tokens.is(comparison, "like"));
    for (int i = 0; same && i < length; i++) {
      same = tokens.isSame(token + i, comparison + 1 + i);
    }
    return same && ends(comparison + 1 + length);
  }

  private int behindPattern(int token) {
    int comparison = behindName(token);
    boolean sign = tokens.kind(comparison) == TokenKind.OPERATOR && tokens.first(comparison) == '~';
    boolean pattern =
        tokens.is(comparison, "like")
            || tokens.is(comparison, "ilike")
            || tokens.is(comparison, "rlike")
            || tokens.is(comparison, "regexp")
            || sign;
    boolean similar = tokens.is(comparison, "similar") && tokens.is(comparison + 1, "to");
    int text = similar ? comparison + 2 : comparison + 1;
    while (tokens.kind(text) == TokenKind.OPEN) {
      text++;
    }
    boolean fits = (pattern || similar) && tokens.isTextOf(text, "%.*^$");
    return fits && comparison > token ? text + 1 : NONE;
  }

  private int behindEmpty(int token) {
    int comparison = behindName(token);
    boolean differs =
        tokens.is(comparison, "<>")
            || tokens.is(comparison, "!=")
            || tokens.is(comparison, ">")
            || tokens.is(comparison, ">=");
    boolean empty = differs && tokens.isTextOf(comparison + 1, "");
    return empty && comparison > token ? comparison + 2 : NONE;
  }

  /** Behind the name of a column with what qualifies it; the token itself if it is none. */
  private int behindName(int token) {
    int at = token;
    while (isName(at)) {
      at++;
      if (tokens.kind(at) != TokenKind.DOT) {
        return tokens.kind(at) == TokenKind.OPEN ? token : at;
      }
      at++;
    }
    return token;
  }

  private boolean isName(int token) {
    return tokens.kind(token) == TokenKind.QUOTED_NAME
        || (tokens.kind(token) == TokenKind.WORD
            && !tokens.has(
                token,
                SqlWords.LOGIC
                    | SqlWords.COMPARE
                    | SqlWords.UNARY
                    | SqlWords.SELECT
                    | SqlWords.CLAUSE
                    | SqlWords.CONSTANT
                    | SqlWords.CASE
                    | SqlWords.BRANCH
                    | SqlWords.SET));
  }
}
