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
      return isConstant(at, true)
          || endsOpen(behindNullTest(at, false), MOST_JOINED)
          || endsOpen(behindAllButOne(at), MOST_JOINED);
    }
    boolean constant = isConstant(at, false) && !(pipes && tokens.kind(at) == TokenKind.TEXT);
    return constant || isOfNoName(at) || isOpen(at, MOST_JOINED);
  }

  private boolean isOpen(int token, int left) {
    return isComparisonWithItself(token)
        || isOfOneName(token)
        || endsOpen(behindNullTest(token, true), left)
        || endsOpen(behindPattern(token), left)
        || endsOpen(behindEmpty(token), left)
        || endsOpen(behindAllButOne(token), left)
        || endsOpen(behindNotNegative(token), left);
  }

  /** {@code name <> 'x'}, {@code id NOT IN ('x')}, {@code NOT id = 3}: all rows but some. */
  private int behindAllButOne(int token) {
    int at = behindName(token);
    if (at == token) {
      return NONE;
    }
    boolean negated = tokens.has(token - 1, SqlWords.NOT);
    if (tokens.has(at, SqlWords.NOT)) {
      return negated ? NONE : behindConstant(at + 2, tokens.has(at + 1, SqlWords.COMPARE));
    }
    boolean differs = tokens.is(at, "<>") || tokens.is(at, "!=");
    boolean equals = tokens.is(at, "=") || tokens.is(at, "like") || tokens.is(at, "in");
    return behindConstant(at + 1, negated ? equals : differs);
  }

  /** Behind a constant or a list of some, of which the statement may have the end. */
  private int behindConstant(int token, boolean compared) {
    boolean open = tokens.kind(token) == TokenKind.OPEN;
    int at = behindSign(open ? token + 1 : token);
    if (!compared || !tokens.isConstant(at) || tokens.is(at, "null")) {
      return NONE;
    }
    while (open && tokens.kind(at + 1) == TokenKind.COMMA && tokens.isConstant(at + 2)) {
      at += 2;
    }
    boolean closes = open && tokens.kind(at + 1) == TokenKind.CLOSE;
    return open && !closes && tokens.kind(at + 1) != TokenKind.END ? NONE : at + (closes ? 2 : 1);
  }

  private int behindSign(int token) {
    boolean minus = tokens.kind(token) == TokenKind.OPERATOR && tokens.first(token) == '-';
    return minus ? token + 1 : token;
  }

  /** {@code id > 0}, {@code id >= -1}: keys and sums are seldom less. */
  private int behindNotNegative(int token) {
    boolean less = tokens.is(token + 1, "<") || tokens.is(token + 1, "<=");
    if (less && tokens.isDigit(token, '0')) {
      int end = behindName(token + 2);
      return end > token + 2 ? end : NONE;
    }
    int comparison = behindName(token);
    int number = behindSign(comparison + 1);
    boolean more = tokens.is(comparison, ">") || tokens.is(comparison, ">=");
    boolean low =
        number > comparison + 1
            ? tokens.kind(number) == TokenKind.NUMBER
            : tokens.isDigit(number, '0');
    if (comparison > token && low && tokens.is(comparison, "between")) {
      return tokens.is(number + 1, "and") ? behindSign(number + 2) + 1 : NONE;
    }
    return comparison > token && more && low ? number + 1 : NONE;
  }

  /** The same for {@code OR} and {@code XOR} in letters, and of constants only. */
  boolean opensConstant(int or) {
    int at = operand(or + 1);
    if (tokens.is(or, "xor")) {
      return tokens.isConstant(at) && ends(at + 1);
    }
    return tokens.is(or, "or") && isConstant(at, isNegated(or + 1, at));
  }

  /** Whether constants are worked on or a function is called, and nothing compared. */
  private boolean isOfNoName(int token) {
    int depth = 0;
    int at = token;
    for (; depth > 0 ? tokens.kind(at) != TokenKind.END : !ends(at); at++) {
      TokenKind kind = tokens.kind(at);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      boolean sign = kind == TokenKind.OPEN || kind == TokenKind.CLOSE || kind == TokenKind.COMMA;
      boolean fits =
          sign
              || kind == TokenKind.NUMBER
              || tokens.has(at, SqlWords.ARITHMETIC | SqlWords.ANY_FUNCTION);
      if (!fits) {
        return false;
      }
    }
    return at > token + 1;
  }

  /** Whether two sides name one column and nothing else but constants: {@code id + 1 > id}. */
  private boolean isOfOneName(int token) {
    int first = NONE;
    int names = 0;
    boolean compared = false;
    for (int at = token; !ends(at) || (tokens.kind(at) == TokenKind.CLOSE && names < 2); at++) {
      compared |= tokens.has(at, SqlWords.COMPARE);
      if (isName(at)) {
        names++;
        first = first == NONE ? at : first;
        if (!tokens.isSame(first, at) || tokens.kind(at + 1) == TokenKind.DOT) {
          return false;
        }
      } else if (tokens.kind(at) == TokenKind.WORD && !tokens.has(at, SqlWords.COMPARE)) {
        return false;
      }
    }
    return compared && names > 1;
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
