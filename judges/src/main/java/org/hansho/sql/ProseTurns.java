package org.hansho.sql;

/**
 * Turns of everyday prose that only read like SQL: a union that selects a committee, an order by
 * twelve, a sign or an option in quotes. What an attacker needs is asked for instead: a value
 * before the union, a list that prose does not write, a clause that could run.
 *
 * <p>A view on tokens read last; reused with them. Each question looks at a bounded number of
 * tokens, or once at the value. Where the line lies was measured on documentation in English,
 * Japanese, Chinese and Spanish beside the recorded attack lines (see RATIONALE.md).
 */
final class ProseTurns {
  /** Words outside of the quotes from which on a text is prose. */
  private static final int ENOUGH_WORDS = 3;

  private final FragmentTokens tokens;

  /** False where it is known that a database ran the value: then no question is answered so. */
  private boolean possible;

  ProseTurns(FragmentTokens tokens) {
    this.tokens = tokens;
  }

  void begin(boolean mayBeProse) {
    possible = mayBeProse;
  }

  /** Whether what stands before a keyword may be prose: nothing, or a word that is no value. */
  boolean mayPrecede(int token) {
    int before = token - 1;
    boolean value = tokens.has(before, SqlWords.CONSTANT | SqlWords.NILADIC | SqlWords.VERB);
    return possible
        && !tokens.isCommented(token)
        && (token == 0 || (tokens.kind(before) == TokenKind.WORD && !value));
  }

  /** Whether a list of columns begins here that prose does not write behind {@code select}. */
  boolean isList(int from) {
    int item = from;
    while (tokens.has(item, SqlWords.MODIFIER | SqlWords.UNARY) && !tokens.isStar(item)) {
      item++;
    }
    return switch (tokens.kind(item)) {
      case NUMBER, TEXT, QUOTED_NAME, PARAMETER -> goesOn(item + 1);
      case VARIABLE -> true;
      case OPEN -> !isRemark(item);
      case OPERATOR -> tokens.isStar(item) && goesOn(item + 1);
      case WORD -> isColumn(item);
      default -> false;
    };
  }

  /** Whether a keyword ends a text in quotes, and another one begins: names of a list. */
  boolean isQuotedEnd(int token) {
    TokenKind next = tokens.kind(token + 1);
    return possible
        && (next == TokenKind.TEXT || next == TokenKind.QUOTED_NAME)
        && tokens.isDirect(token + 1)
        && isPlainWord(token + 2);
  }

  private boolean isColumn(int item) {
    boolean called = tokens.kind(item + 1) == TokenKind.OPEN && tokens.isDirect(item + 1);
    if (tokens.has(item, SqlWords.CASE) || tokens.hasUnderscore(item) || called) {
      return true;
    }
    boolean value = tokens.has(item, SqlWords.CONSTANT | SqlWords.NILADIC);
    return (value && goesOn(item + 1)) || isNamedQuery(item);
  }

  /** Behind a value: more of a list or calculation, where it is from, or a comment. */
  private boolean goesOn(int token) {
    return switch (tokens.kind(token)) {
      case COMMA -> true;
      case OPERATOR -> !isHyphen(token);
      case WORD -> tokens.has(token, SqlWords.FROM);
      case END -> tokens.isCutOff();
      default -> false;
    };
  }

  /** Whether names, and where they are from, are listed as in a query and not as in a sentence. */
  boolean isNamedQuery(int from) {
    if (!possible) {
      return true;
    }
    int at = behindName(from);
    boolean several = false;
    while (at > from && tokens.kind(at) == TokenKind.COMMA) {
      several = true;
      int next = behindName(at + 1);
      if (next == at + 1) {
        return tokens.kind(next) != TokenKind.END && !isPlainWord(next);
      }
      at = next;
    }
    if (!tokens.has(at, SqlWords.FROM)) {
      return tokens.kind(at) == TokenKind.OPERATOR && !isHyphen(at) && tokens.flags(at) != 0;
    }
    return isTable(at + 1, several);
  }

  private boolean isTable(int table, boolean several) {
    boolean marked = tokens.hasUnderscore(table) || tokens.has(table, SqlWords.CATALOGUE);
    return switch (tokens.kind(table + 1)) {
      case WORD -> tokens.has(table + 1, SqlWords.CLAUSE | SqlWords.SET) || marked;
      case END -> several || marked || tokens.isCutOff();
      default -> true;
    };
  }

  private int behindName(int from) {
    int at = from;
    while (isPlainWord(at) || tokens.has(at, SqlWords.OBJECT | SqlWords.INFORMATION)) {
      at++;
      if (tokens.kind(at) != TokenKind.DOT || !tokens.isDirect(at) || !tokens.isDirect(at + 1)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private boolean isPlainWord(int token) {
    return tokens.kind(token) == TokenKind.WORD && tokens.flags(token) == 0;
  }

  /** A sign that joins words of prose: a hyphen, a slash, a colon, an ampersand. */
  private boolean isHyphen(int token) {
    byte sign = tokens.first(token);
    return sign == '-' || sign == '/' || sign == ':' || (sign == '&' && tokens.isOneByte(token));
  }

  /** Whether a keyword is only a part of a word with a hyphen or slash, such as select-window. */
  boolean isPartOfWord(int token) {
    int sign = token + 1;
    return possible
        && tokens.kind(sign) == TokenKind.OPERATOR
        && tokens.isDirect(sign)
        && isHyphen(sign)
        && tokens.kind(sign + 1) == TokenKind.WORD
        && tokens.kind(sign + 2) != TokenKind.OPEN;
  }

  /** Whether a parenthesis holds words side by side, as a remark does. */
  boolean isRemark(int open) {
    return possible
        && isPlainWord(open + 1)
        && (isPlainWord(open + 2) || tokens.kind(open + 2) == TokenKind.CLOSE);
  }

  /** An {@code is} that says something of a thing, as in SQL it tests for few values only. */
  boolean isSaidOf(int token) {
    int behind = token + 1;
    return possible
        && tokens.is(token, "is")
        && isPlainWord(behind)
        && !tokens.is(behind, "unknown")
        && !tokens.is(behind, "json")
        && !tokens.is(behind, "document");
  }

  /** Whether a position to sort by is one, and no date, time or sum of prose. */
  boolean isPosition(int number) {
    int behind = number + 1;
    if (!possible) {
      return true;
    }
    return switch (tokens.kind(behind)) {
      case WORD ->
          tokens.flags(behind) != 0 || tokens.is(behind, "asc") || tokens.is(behind, "desc");
      case END, COMMA, SEMICOLON, CLOSE -> true;
      default -> !tokens.isDirect(behind);
    };
  }

  /**
   * Whether the comment at the end is the second half of a sentence or of a range of years: a word
   * or number follows the dashes.
   */
  boolean isDash() {
    int from = tokens.commentStart();
    int to = tokens.textEnd();
    if (!possible || to - from < 3 || tokens.byteAt(from) != '-') {
      return false;
    }
    int at = from;
    while (at < to && tokens.byteAt(at) == '-') {
      at++;
    }
    boolean years = at < to && SqlBytes.isDigit(tokens.byteAt(at)) && isOfDigits(at, to);
    boolean apart = from > tokens.start(0) && SqlBytes.isBlank(tokens.byteAt(from - 1));
    boolean blank = at < to && SqlBytes.isBlank(tokens.byteAt(at));
    return years || (apart && blank && words(at, to) > 0);
  }

  private boolean isOfDigits(int from, int to) {
    int at = from;
    while (at < to && SqlBytes.isDigit(tokens.byteAt(at))) {
      at++;
    }
    return at == to;
  }

  /** Whether a name that ends in s has an apostrophe, and a dash and more words stand behind it. */
  boolean isPossessive() {
    int quote = tokens.end(0) - 1;
    int first = tokens.start(0);
    return possible
        && quote > first
        && tokens.byteAt(quote) == '\''
        && SqlBytes.lower(tokens.byteAt(quote - 1)) == 's'
        && isDash()
        && words(tokens.commentStart(), tokens.textEnd()) > 1;
  }

  /**
   * Whether the quote that would leave the application's text begins a quotation of the value's
   * own: a blank stands before it, the same quote comes again, and there are words around.
   */
  boolean opensQuotation() {
    int first = tokens.start(0);
    int quote = tokens.end(0) - 1;
    if (!possible || (quote > first && !beginsQuotation(tokens.byteAt(quote - 1)))) {
      return false;
    }
    int close = quote + 1;
    while (close < tokens.textEnd() && tokens.byteAt(close) != tokens.quote()) {
      close++;
    }
    boolean tight = close > quote + 1 && !SqlBytes.isBlank(tokens.byteAt(quote + 1));
    return tight
        && close < tokens.textEnd()
        && words(first, quote) + words(close, tokens.textEnd()) >= ENOUGH_WORDS;
  }

  private static boolean beginsQuotation(byte b) {
    return SqlBytes.isBlank(b) || b == '(' || b == '[';
  }

  /** Words of letters in a slice; those of other scripts count as many as they have bytes. */
  private int words(int from, int to) {
    int count = 0;
    boolean inside = false;
    for (int at = from; at < to; at++) {
      boolean letter = SqlBytes.isLetter(tokens.byteAt(at));
      count += letter && (!inside || tokens.byteAt(at) < 0) ? 1 : 0;
      inside = letter;
    }
    return count;
  }
}
