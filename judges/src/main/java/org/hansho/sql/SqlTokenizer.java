package org.hansho.sql;

import org.hansho.sql.Dialect.Trait;

/**
 * Reads the tokens of a statement, one after the other, in the spelling of a dialect.
 *
 * <p>Any bytes are a sequence of tokens: what is not closed is a token of its own kind, what nobody
 * knows is {@link TokenKind#OTHER}. {@link #next} moves on by at least one byte and looks at each
 * byte a bounded number of times, so a statement costs time in proportion to its length. Keeps the
 * bytes by reference, allocates nothing, belongs to one thread.
 */
public final class SqlTokenizer {
  private static final int LONGEST_TAG = 64;

  private byte[] bytes = {};
  private int end;
  private int at;
  private int start;
  private int looked;
  private long steps;
  private boolean inVersionComment;
  private boolean backslashes;
  private Dialect dialect = Dialect.ANSI;

  /** Begins to read a slice. */
  public void begin(byte[] text, int from, int to, Dialect spelling) {
    this.bytes = text;
    this.at = from;
    this.start = from;
    this.end = to;
    this.dialect = spelling;
    this.inVersionComment = false;
    this.steps = 0;
  }

  /**
   * Begins to read a slice whose first bytes stand inside a quoted text; the first token is the
   * rest of that text; whether it ends in the slice.
   */
  boolean beginInside(byte quote, byte[] text, int from, int to, Dialect spelling) {
    begin(text, from, to, spelling);
    backslashes = spelling.has(Trait.BACKSLASH_ESCAPES);
    at = closingQuote(from, quote);
    return closedAt >= 0;
  }

  /** Where the token begins. */
  public int start() {
    return start;
  }

  /** Behind its last byte. */
  public int end() {
    return at;
  }

  /** How many bytes were looked at so far, those twice that were looked at twice. */
  long steps() {
    return steps;
  }

  /** The kind of the next token. */
  public TokenKind next() {
    int from = at;
    skipBlanks();
    start = at;
    looked = at;
    if (at >= end) {
      return TokenKind.END;
    }
    TokenKind kind = read(bytes[at]);
    steps += Math.max(at, looked) - from;
    return kind;
  }

  private void skipBlanks() {
    while (at < end) {
      int blank = bytes[at] < 0 ? SqlBytes.wideBlank(bytes, at, end) : 0;
      if (blank == 0 && !SqlBytes.isBlank(bytes[at])) {
        return;
      }
      at += Math.max(blank, 1);
    }
  }

  private TokenKind read(byte b) {
    if (SqlBytes.isLetter(b)) {
      return word();
    }
    if (SqlBytes.isDigit(b) || (b == '.' && SqlBytes.isDigit(peek(1)))) {
      return number();
    }
    return switch (b) {
      case '\'' -> text('\'', dialect.has(Trait.BACKSLASH_ESCAPES), TokenKind.TEXT);
      case '"' -> doubleQuoted();
      case '`' -> text('`', false, TokenKind.QUOTED_NAME);
      case '[' -> dialect.has(Trait.BRACKET_NAMES) ? bracketed() : single(TokenKind.OPERATOR);
      case '(' -> single(TokenKind.OPEN);
      case ')' -> single(TokenKind.CLOSE);
      case ',' -> single(TokenKind.COMMA);
      case ';' -> single(TokenKind.SEMICOLON);
      case '.' -> single(TokenKind.DOT);
      case '?' -> single(TokenKind.PARAMETER);
      case '-' -> dash();
      case '/' -> slash();
      case '#' -> hash();
      case '$' -> dollar();
      case '@' -> variable();
      case ':' -> colon();
      default -> operator();
    };
  }

  private byte peek(int ahead) {
    int place = at + ahead;
    looked = Math.max(looked, Math.min(place, end));
    return place < end ? bytes[place] : 0;
  }

  private TokenKind single(TokenKind kind) {
    at++;
    return kind;
  }

  private TokenKind word() {
    at = SqlBytes.endOfWord(bytes, at, end);
    if (at - start <= 2 && at < end) {
      byte next = bytes[at];
      byte first = SqlBytes.lower(bytes[start]);
      if (next == '\'' && at - start == 1 && isPrefix(first)) {
        boolean escapes =
            dialect.has(Trait.BACKSLASH_ESCAPES)
                || (first == 'e' && dialect.has(Trait.ESCAPE_PREFIX));
        return text('\'', escapes, TokenKind.TEXT);
      }
      if (next == '&' && first == 'u' && peek(1) == '\'' && at - start == 1) {
        at++;
        return text('\'', false, TokenKind.TEXT);
      }
    }
    return TokenKind.WORD;
  }

  private static boolean isPrefix(byte letter) {
    return letter == 'n' || letter == 'e' || letter == 'x' || letter == 'b';
  }

  private TokenKind number() {
    at = SqlBytes.endOfNumber(bytes, at, end);
    if (at < end && bytes[at] == '_') {
      at = SqlBytes.endOfWord(bytes, at, end);
      return TokenKind.WORD;
    }
    if (dialect == Dialect.ANSI) {
      suffix();
    }
    return TokenKind.NUMBER;
  }

  /** Takes Oracle's {@code d} or {@code f} behind a number, unless it begins a keyword. */
  private void suffix() {
    byte letter = at < end ? SqlBytes.lower(bytes[at]) : 0;
    if (letter == 'd' || letter == 'f') {
      int word = SqlBytes.endOfWord(bytes, at, Math.min(end, at + SqlWords.LONGEST));
      looked = Math.max(looked, word);
      at += SqlWords.flags(bytes, at, word) == 0 ? 1 : 0;
    }
  }

  /** Reads a quoted token whose quote stands at {@link #at}. */
  private TokenKind text(char quote, boolean escapes, TokenKind kind) {
    backslashes = escapes;
    int close = closingQuote(at + 1, (byte) quote);
    boolean closed = close > at + 1 && bytes[close - 1] == quote && closedAt == close;
    at = close;
    return closed ? kind : TokenKind.UNCLOSED;
  }

  private int closedAt = -1;

  /** Behind the quote that ends the text, or the end; doubled quotes belong to it. */
  private int closingQuote(int from, byte quote) {
    closedAt = -1;
    int place = from;
    while (place < end) {
      byte b = bytes[place];
      if (b == '\\' && backslashes) {
        place += 2;
      } else if (b != quote) {
        place++;
      } else if (place + 1 < end && bytes[place + 1] == quote) {
        place += 2;
      } else {
        closedAt = place + 1;
        return closedAt;
      }
    }
    return end;
  }

  private TokenKind doubleQuoted() {
    boolean isText = dialect.has(Trait.DOUBLE_QUOTED_TEXT);
    return text('"', isText, isText ? TokenKind.TEXT : TokenKind.QUOTED_NAME);
  }

  private TokenKind bracketed() {
    int place = at + 1;
    while (place < end) {
      if (bytes[place] == ']') {
        if (place + 1 >= end || bytes[place + 1] != ']') {
          at = place + 1;
          return TokenKind.QUOTED_NAME;
        }
        place++;
      }
      place++;
    }
    at = end;
    return TokenKind.UNCLOSED;
  }

  private TokenKind dash() {
    if (peek(1) == '-' && (!dialect.has(Trait.DASHES_NEED_BLANK) || isBlankOrEnd(2))) {
      return lineComment();
    }
    return operator();
  }

  private boolean isBlankOrEnd(int ahead) {
    int place = at + ahead;
    return place >= end
        || SqlBytes.isBlank(bytes[place])
        || (bytes[place] < 0 && SqlBytes.wideBlank(bytes, place, end) > 0);
  }

  private TokenKind lineComment() {
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return TokenKind.COMMENT;
  }

  private TokenKind slash() {
    return peek(1) == '*' ? blockComment() : operator();
  }

  private TokenKind blockComment() {
    int mark = versionMark();
    if (mark > 0) {
      at += mark;
      int digits = at;
      while (at < end && at - digits < 6 && SqlBytes.isDigit(bytes[at])) {
        at++;
      }
      inVersionComment = true;
      return TokenKind.COMMENT;
    }
    int depth = 1;
    at += 2;
    while (at < end) {
      if (bytes[at] == '*' && at + 1 < end && bytes[at + 1] == '/') {
        at += 2;
        if (--depth == 0) {
          return TokenKind.COMMENT;
        }
      } else if (opensNested()) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    return TokenKind.UNCLOSED;
  }

  /** Bytes of the mark of a comment that MySQL, or with an M MariaDB, runs; 0 if it is none. */
  private int versionMark() {
    if (!dialect.has(Trait.VERSION_COMMENTS)) {
      return 0;
    }
    return peek(2) == '!' ? 3 : peek(2) == 'M' && peek(3) == '!' ? 4 : 0;
  }

  private boolean opensNested() {
    return dialect.has(Trait.NESTED_COMMENTS)
        && bytes[at] == '/'
        && at + 1 < end
        && bytes[at + 1] == '*';
  }

  private TokenKind hash() {
    if (dialect.has(Trait.HASH_COMMENTS)) {
      return lineComment();
    }
    int word = at + (peek(1) == '#' ? 2 : 1);
    if (dialect.has(Trait.HASH_NAMES) && word < end && SqlBytes.isWordPart(bytes[word])) {
      at = SqlBytes.endOfWord(bytes, word, end);
      return TokenKind.WORD;
    }
    return single(TokenKind.OPERATOR);
  }

  private TokenKind dollar() {
    if (dialect.has(Trait.DOLLAR_TEXT)) {
      int tagEnd = at + 1;
      int most = Math.min(end, at + LONGEST_TAG);
      while (tagEnd < most && SqlBytes.isWordPart(bytes[tagEnd]) && bytes[tagEnd] != '$') {
        tagEnd++;
      }
      looked = Math.max(looked, tagEnd);
      boolean named = tagEnd > at + 1;
      if (tagEnd < most && bytes[tagEnd] == '$' && !(named && SqlBytes.isDigit(bytes[at + 1]))) {
        return dollarText(tagEnd + 1 - at);
      }
    }
    if (dialect == Dialect.TSQL && SqlBytes.isDigit(peek(1))) {
      at++;
      return number();
    }
    int from = at++;
    at = SqlBytes.endOfWord(bytes, at, end);
    return at > from + 1 && SqlBytes.isDigit(bytes[from + 1])
        ? TokenKind.PARAMETER
        : at > from + 1 ? TokenKind.WORD : TokenKind.OTHER;
  }

  private TokenKind dollarText(int tagLength) {
    int tag = at;
    at += tagLength;
    while (at < end) {
      if (bytes[at] == '$' && closesTag(tag, tagLength)) {
        at += tagLength;
        return TokenKind.TEXT;
      }
      at++;
    }
    return TokenKind.UNCLOSED;
  }

  private boolean closesTag(int tag, int tagLength) {
    if (end - at < tagLength) {
      return false;
    }
    for (int i = 1; i < tagLength; i++) {
      steps++;
      if (bytes[at + i] != bytes[tag + i]) {
        return false;
      }
    }
    return true;
  }

  private TokenKind variable() {
    at += peek(1) == '@' ? 2 : 1;
    int name = at;
    if (at < end && (bytes[at] == '`' || bytes[at] == '\'' || bytes[at] == '"')) {
      TokenKind quoted = text((char) bytes[at], false, TokenKind.VARIABLE);
      return quoted;
    }
    at = SqlBytes.endOfWord(bytes, at, end);
    return at > name || dialect == Dialect.MYSQL ? TokenKind.VARIABLE : TokenKind.OTHER;
  }

  private TokenKind colon() {
    byte next = peek(1);
    if (SqlBytes.isLetter(next) || SqlBytes.isDigit(next)) {
      at = SqlBytes.endOfWord(bytes, at + 1, end);
      return TokenKind.PARAMETER;
    }
    return operator();
  }

  private TokenKind operator() {
    if (inVersionComment && bytes[at] == '*' && peek(1) == '/') {
      at += 2;
      inVersionComment = false;
      return TokenKind.COMMENT;
    }
    if (bytes[at] == '\\' && dialect == Dialect.MYSQL && peek(1) == 'N') {
      at += 2;
      return TokenKind.NUMBER;
    }
    if (!SqlBytes.isOperator(bytes[at])) {
      return single(TokenKind.OTHER);
    }
    at += SqlBytes.operatorLength(bytes[at], peek(1), peek(2));
    return TokenKind.OPERATOR;
  }
}
