package org.hansho.sql;

import java.util.Arrays;

/**
 * The tokens of a value as a database would read them where the value stands: bare, or inside a
 * quoted text whose first quote the application wrote.
 *
 * <p>Comments are left out but noted, as they separate words and cut off what follows. Reused;
 * arrays grow to the longest value and no further.
 */
final class FragmentTokens {
  private final SqlTokenizer tokenizer = new SqlTokenizer();
  private byte[] bytes = {};
  private int count;
  private TokenKind[] kinds = new TokenKind[64];
  private int[] flags = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] commented = new boolean[64];
  private boolean cutOff;
  private boolean closedComment;
  private boolean openText;
  private boolean leaves;
  private int comments;
  private byte quote;
  private int commentStart;
  private int textEnd;

  /** Reads a slice; {@code insideQuote} is 0 where the value stands bare. */
  void read(byte[] text, int from, int to, byte insideQuote, Dialect dialect) {
    bytes = text;
    count = 0;
    cutOff = false;
    closedComment = false;
    openText = false;
    leaves = false;
    comments = 0;
    quote = insideQuote;
    commentStart = to;
    textEnd = to;
    boolean comment = false;
    if (insideQuote != 0) {
      leaves = tokenizer.beginInside(insideQuote, text, from, to, dialect);
      add(TokenKind.TEXT, 0, from, tokenizer.end(), false);
    } else {
      tokenizer.begin(text, from, to, dialect);
    }
    for (TokenKind kind = tokenizer.next(); kind != TokenKind.END; kind = tokenizer.next()) {
      if (isComment(kind)) {
        comments++;
        comment = true;
        cutOff = tokenizer.end() >= to;
        commentStart = tokenizer.start();
        closedComment = cutOff && kind == TokenKind.COMMENT && isClosed(to);
      } else {
        take(kind, comment);
        comment = false;
      }
    }
  }

  private boolean isComment(TokenKind kind) {
    return kind == TokenKind.COMMENT
        || (kind == TokenKind.UNCLOSED && bytes[tokenizer.start()] == '/');
  }

  /** Whether a comment that ends here would also end before words behind it. */
  private boolean isClosed(int to) {
    return bytes[tokenizer.start()] == '/' && bytes[to - 1] == '/';
  }

  private void take(TokenKind kind, boolean comment) {
    int start = tokenizer.start();
    if (beginsArrow(start)) {
      return;
    }
    int word = kind == TokenKind.WORD ? SqlWords.flags(bytes, start, tokenizer.end()) : 0;
    TokenKind read = kind;
    if (kind == TokenKind.UNCLOSED) {
      openText = bytes[start] == quote;
      read = TokenKind.TEXT;
    } else if (kind == TokenKind.OPERATOR) {
      word = operatorFlags(start, tokenizer.end());
    }
    add(read, word, start, tokenizer.end(), comment);
  }

  /** The first sign of {@code ->}, {@code ->>} and {@code @>}, which compare or look into JSON. */
  private boolean beginsArrow(int start) {
    return (bytes[start] == '-' || bytes[start] == '@')
        && tokenizer.end() == start + 1
        && start + 1 < textEnd
        && bytes[start + 1] == '>';
  }

  private int operatorFlags(int start, int end) {
    byte first = bytes[start];
    byte second = end - start > 1 ? bytes[start + 1] : 0;
    return switch (first) {
      case '=', '<', '>' ->
          second == first && first != '=' ? SqlWords.ARITHMETIC : SqlWords.COMPARE;
      case '!' -> second == 0 ? SqlWords.UNARY : SqlWords.COMPARE;
      case '&', '|' -> second == first ? SqlWords.LOGIC : SqlWords.ARITHMETIC;
      case '\\' -> SqlWords.UNARY;
      case '+', '-', '~' -> SqlWords.ARITHMETIC | SqlWords.UNARY;
      case '*', '/', '%', '^' -> SqlWords.ARITHMETIC;
      case ':' -> second == 0 ? 0 : SqlWords.ARITHMETIC;
      default -> 0;
    };
  }

  private void add(TokenKind kind, int word, int start, int end, boolean comment) {
    if (count == kinds.length) {
      int capacity = count * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      flags = Arrays.copyOf(flags, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      commented = Arrays.copyOf(commented, capacity);
    }
    kinds[count] = kind;
    flags[count] = word;
    starts[count] = start;
    ends[count] = end;
    commented[count] = comment;
    count++;
  }

  int count() {
    return count;
  }

  /** The kind of a token; {@link TokenKind#END} behind the last. */
  TokenKind kind(int token) {
    return token >= 0 && token < count ? kinds[token] : TokenKind.END;
  }

  /** What a word or operator does ({@link SqlWords}), else 0. */
  int flags(int token) {
    return token >= 0 && token < count ? flags[token] : 0;
  }

  boolean has(int token, int wanted) {
    return (flags(token) & wanted) != 0;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  boolean isStar(int token) {
    return kind(token) == TokenKind.OPERATOR && first(token) == '*';
  }

  boolean is(int token, String word) {
    return token >= 0 && token < count && SqlWords.is(word, bytes, starts[token], ends[token]);
  }

  /** Whether a token is a word of a table. */
  boolean isOneOf(int token, WordTable words) {
    return kind(token) == TokenKind.WORD && words.flags(bytes, starts[token], ends[token]) != 0;
  }

  /** Whether two tokens are the same letter by letter, in any case. */
  boolean isSame(int token, int other) {
    int length = length(token);
    boolean same = kind(token) == kind(other) && length == length(other);
    for (int i = 0; same && i < length; i++) {
      same = SqlBytes.lower(bytes[starts[token] + i]) == SqlBytes.lower(bytes[starts[other] + i]);
    }
    return same;
  }

  private int length(int token) {
    return token >= 0 && token < count ? ends[token] - starts[token] : 0;
  }

  /** Whether a token is a text with nothing but these signs between its quotes, if anything. */
  boolean isTextOf(int token, String signs) {
    if (kind(token) != TokenKind.TEXT) {
      return false;
    }
    int from = starts[token];
    int to = ends[token];
    while (from < to && bytes[from] != '\'' && bytes[from] != '"') {
      from++;
    }
    boolean closed = to - from > 1 && bytes[to - 1] == bytes[from];
    for (int at = from + 1; at < (closed ? to - 1 : to); at++) {
      if (signs.indexOf(bytes[at]) < 0) {
        return false;
      }
    }
    return from < to;
  }

  byte first(int token) {
    return bytes[starts[token]];
  }

  /** Whether a token is a number, a text or a word that stands for a value. */
  boolean isConstant(int token) {
    TokenKind kind = kind(token);
    return kind == TokenKind.NUMBER
        || kind == TokenKind.TEXT
        || (kind == TokenKind.WORD && has(token, SqlWords.CONSTANT));
  }

  /** Whether a token is that digit alone. */
  boolean isDigit(int token, char digit) {
    return kind(token) == TokenKind.NUMBER
        && ends[token] - starts[token] == 1
        && first(token) == digit;
  }

  /**
   * Whether a comparison is of 0 and 1 and never holds: so programs ask for nothing, where a list
   * that was to be looked for is empty.
   */
  boolean findsNothing(int comparison) {
    int left = comparison - 1;
    int right = comparison + 1;
    boolean same = isDigit(left, '0') && isDigit(right, '0');
    same |= isDigit(left, '1') && isDigit(right, '1');
    boolean other = isDigit(left, '0') && isDigit(right, '1');
    other |= isDigit(left, '1') && isDigit(right, '0');
    boolean equal = is(comparison, "=");
    return equal ? other : same && (is(comparison, "<>") || is(comparison, "!="));
  }

  /** Whether a comment stands directly before it. */
  boolean isCommented(int token) {
    return token >= 0 && token < count && commented[token];
  }

  int comments() {
    return comments;
  }

  /** Whether a token follows the one before without a blank. */
  boolean isDirect(int token) {
    return token > 0 && token < count && starts[token] == ends[token - 1] && !commented[token];
  }

  /** Whether a comment takes what the application wrote behind the value. */
  boolean isCutOff() {
    return cutOff;
  }

  /** Whether the comment at the end has an end of its own, so that it takes nothing. */
  boolean endsInClosedComment() {
    return closedComment;
  }

  /** Whether the value ends inside a text that the application's own quote closes. */
  boolean endsInOpenText() {
    return openText;
  }

  /** Whether a word has an underscore, as names of tables have and prose has not. */
  boolean hasUnderscore(int token) {
    if (kind(token) != TokenKind.WORD) {
      return false;
    }
    for (int at = starts[token]; at < ends[token]; at++) {
      if (bytes[at] == '_') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word names a catalogue, and nothing that is no secret or has other meanings. */
  boolean namesCatalogue(int token) {
    return kind(token) == TokenKind.WORD
        && has(token, SqlWords.CATALOGUE)
        && !is(token, "dual")
        && !is(token, "sys")
        && !is(token, "mysql");
  }

  /** Whether the text that the value leaves ends in a digit, as a size in inches does. */
  boolean leavesNumber() {
    return quote == '"' && ends[0] - starts[0] > 1 && SqlBytes.isDigit(bytes[ends[0] - 2]);
  }

  /** Whether the quote that the application opened is closed inside of the value. */
  boolean leavesText() {
    return leaves;
  }

  /** Whether one word or sign stands in double quotes, as prose writes what it stresses. */
  boolean isEmphasis() {
    return quote == '"' && count == 3;
  }

  /** Whether nothing but signs stands between the texts, and no pattern that anything fits. */
  boolean hasOnlySigns() {
    for (int token = 0; token < count; token++) {
      TokenKind kind = kinds[token];
      boolean pattern = kind == TokenKind.OPERATOR && bytes[starts[token]] == '%';
      if (pattern
          || kind == TokenKind.WORD
          || kind == TokenKind.NUMBER
          || kind == TokenKind.VARIABLE) {
        return false;
      }
    }
    return true;
  }

  /** Where the last comment begins, or the end. */
  int commentStart() {
    return commentStart;
  }

  /** Behind the value. */
  int textEnd() {
    return textEnd;
  }

  byte byteAt(int place) {
    return bytes[place];
  }

  boolean isOneByte(int token) {
    return length(token) == 1;
  }

  /** Whether the quote that ends the text is that of an attribute of HTML or a query. */
  boolean leavesAttribute() {
    return quote == '"' && ends[0] - starts[0] > 1 && bytes[ends[0] - 2] == '=';
  }

  byte quote() {
    return quote;
  }

  /** Bytes looked at. */
  long steps() {
    return tokenizer.steps();
  }
}
