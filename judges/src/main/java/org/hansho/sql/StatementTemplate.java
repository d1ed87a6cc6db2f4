package org.hansho.sql;

import java.nio.charset.StandardCharsets;

/**
 * The template of a statement: what is left when values, lists, comments, blanks and case are
 * folded, and a 64-bit hash of it. Statements of one template differ in data only.
 *
 * <p>Literals and parameters are {@code ?}; lists of them in parentheses are {@code (?)}, several
 * rows one; {@code NULL}, {@code TRUE} and {@code FALSE} count as literals where a value may stand;
 * a run of comments is one mark; names and keywords are lower case; names that carry a generated
 * number lose it; a text that is not closed is {@code ?'}; {@code sp_executesql} gives way to the
 * text it runs.
 *
 * <p>Reused: {@link #read} sets it to another statement and allocates nothing once the buffer has
 * grown. Linear, never throws; belongs to one thread. Folding follows the idea of query
 * fingerprints in {@code pg_stat_statements}.
 */
public final class StatementTemplate {
  /** Most bytes by which templates are distinguished. */
  static final int LONGEST = 64 << 10;

  private static final byte[] MARK = "/**/".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] OPEN_END = {'\''};

  private final SqlTokenizer tokens = new SqlTokenizer();
  private final ExecutedText executed = new ExecutedText();
  private final TemplateText text = new TemplateText(LONGEST);
  private final TemplateHash hashes = new TemplateHash();

  private byte[] bytes = {};
  private int literals;
  private int comments;
  private boolean unclosed;
  private int parentheses;
  private boolean mayNegate;
  private boolean pendingSign;

  /** Reads a statement. */
  public void read(byte[] statement, int from, int to, Dialect dialect) {
    clear();
    bytes = statement;
    tokens.begin(statement, from, to, dialect);
    if (dialect == Dialect.TSQL && executed.find(tokens, statement)) {
      bytes = executed.bytes();
      tokens.begin(bytes, 0, executed.length(), dialect);
    } else {
      tokens.begin(statement, from, to, dialect);
    }
    for (TokenKind kind = tokens.next(); kind != TokenKind.END; kind = tokens.next()) {
      take(kind);
    }
    text.dropTail(';');
  }

  private void clear() {
    text.clear();
    literals = 0;
    comments = 0;
    parentheses = 0;
    unclosed = false;
    mayNegate = true;
    pendingSign = false;
  }

  /** The hash; statements that differ in data only have the same, and no others can be made up. */
  public long hash() {
    return hashes.of(text.bytes(), text.length());
  }

  /** Holds the template from 0 to {@link #length}; valid until the next {@link #read}. */
  public byte[] bytes() {
    return text.bytes();
  }

  /** Bytes of the template. */
  public int length() {
    return text.length();
  }

  /** Literals and parameters that were folded. */
  public int literals() {
    return literals;
  }

  /** Comments that were folded. */
  public int comments() {
    return comments;
  }

  /** Whether a text, name or comment is cut off by the end, or a parenthesis has no partner. */
  public boolean isUnclosed() {
    return unclosed || parentheses != 0;
  }

  /** Bytes looked at, for proofs of cost. */
  long steps() {
    return tokens.steps();
  }

  @Override
  public String toString() {
    return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
  }

  private void take(TokenKind kind) {
    switch (kind) {
      case NUMBER, TEXT, PARAMETER -> literal();
      case VARIABLE -> variable();
      case WORD -> word();
      case QUOTED_NAME -> name();
      case UNCLOSED -> {
        unclosed = true;
        literal();
        text.append(OPEN_END);
      }
      case COMMENT -> comment();
      case OPERATOR -> operator();
      case OPEN -> open();
      case CLOSE -> close();
      case COMMA, DOT, SEMICOLON, OTHER -> sign();
      case END -> {}
    }
  }

  private void literal() {
    literals++;
    pendingSign = false;
    mayNegate = false;
    text.literal(parentheses > 0);
  }

  private void variable() {
    if (tokens.end() - tokens.start() > 1 && bytes[tokens.start() + 1] == '@') {
      plain();
    } else {
      literal();
    }
  }

  private void word() {
    if (text.endsWithValuePlace() && SqlWords.isConstant(bytes, tokens.start(), tokens.end())) {
      literal();
      return;
    }
    flushSign();
    text.word(bytes, tokens.start(), tokens.end());
    mayNegate = SqlWords.isKeyword(bytes, tokens.start(), tokens.end());
  }

  private void name() {
    flushSign();
    text.quotedName(bytes, tokens.start(), tokens.end());
    mayNegate = false;
  }

  private void plain() {
    flushSign();
    text.word(bytes, tokens.start(), tokens.end());
    mayNegate = false;
  }

  private void comment() {
    comments++;
    if (!text.endsWith(MARK)) {
      text.append(MARK);
    }
  }

  private void operator() {
    boolean sign =
        tokens.end() - tokens.start() == 1
            && (bytes[tokens.start()] == '-' || bytes[tokens.start()] == '+');
    flushSign();
    if (sign && mayNegate) {
      pendingSign = true;
      return;
    }
    text.operator(bytes, tokens.start(), tokens.end());
    mayNegate = true;
  }

  private void flushSign() {
    if (pendingSign) {
      text.minus();
      pendingSign = false;
    }
  }

  private void sign() {
    flushSign();
    text.sign(bytes[tokens.start()]);
    mayNegate = true;
  }

  private void open() {
    flushSign();
    parentheses++;
    text.sign((byte) '(');
    mayNegate = true;
  }

  private void close() {
    flushSign();
    parentheses--;
    unclosed |= parentheses < 0;
    text.close();
    mayNegate = false;
  }
}
