package org.hansho.sql;

import java.nio.charset.StandardCharsets;

/**
 * A long statement with its long texts, names and comments cut in the middle and runs of blanks
 * made one, so that its structure fits into little room: a value of a megabyte in front of an
 * attack hides nothing. Quotes and marks stay, so the template is the same.
 *
 * <p>At most {@link #LONGEST} bytes; what comes later is left out. Reused; linear; belongs to one
 * thread.
 */
public final class StatementExcerpt {
  /** Bytes of an excerpt; shorter statements need none. */
  public static final int LONGEST = 4_096;

  private static final int KEPT = 48;
  private static final int LONGEST_PREFIX = 2;
  private static final byte[] TEXT = {'\'', '\''};
  private static final byte[] UNCLOSED_TEXT = {'\'', '~'};
  private static final byte CUT = '~';

  private final SqlTokenizer tokens = new SqlTokenizer();
  private final byte[] bytes = new byte[LONGEST];
  private int length;

  /** Reads a statement. */
  public void read(byte[] statement, int from, int to, Dialect dialect) {
    length = 0;
    int last = from;
    boolean lineComment = false;
    tokens.begin(statement, from, to, dialect);
    TokenKind kind = tokens.next();
    while (kind != TokenKind.END && length < LONGEST) {
      if (tokens.start() > last) {
        put(lineComment ? (byte) '\n' : (byte) ' ');
      }
      last = tokens.end();
      lineComment = kind == TokenKind.COMMENT && statement[tokens.start()] != '/';
      token(statement, kind, tokens.start(), last);
      kind = tokens.next();
    }
  }

  private void token(byte[] source, TokenKind kind, int from, int to) {
    if (to - from <= 2 * KEPT) {
      put(source, from, to);
      return;
    }
    if (source[from] == '$') {
      put(kind == TokenKind.UNCLOSED ? UNCLOSED_TEXT : TEXT, 0, 2);
      return;
    }
    if (kind == TokenKind.WORD || kind == TokenKind.NUMBER) {
      put(source, from, from + KEPT);
      return;
    }
    int opening = opening(source, from);
    int closing = kind == TokenKind.UNCLOSED ? 0 : source[from] == '/' ? 2 : 1;
    put(source, from, from + opening);
    putWithoutMarks(source, from + opening, from + KEPT);
    put(CUT);
    putWithoutMarks(source, to - KEPT, to - closing);
    put(source, to - closing, to);
  }

  /**
   * Bytes of the mark that a token begins with: a quote behind its prefix, or that of a comment.
   */
  private static int opening(byte[] source, int from) {
    if (source[from] == '/' || source[from] == '-') {
      return 2;
    }
    int at = from;
    while (at < from + LONGEST_PREFIX && (SqlBytes.isWordPart(source[at]) || source[at] == '&')) {
      at++;
    }
    return at - from + 1;
  }

  /** A part of a text has no quotes of its own that could end it, a part of a comment no end. */
  private void putWithoutMarks(byte[] source, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = source[at];
      boolean mark = b == '\'' || b == '"' || b == '`' || b == '\\' || b == '*' || b == ']';
      put(mark ? CUT : b);
    }
  }

  private void put(byte b) {
    if (length < LONGEST) {
      bytes[length++] = b;
    }
  }

  private void put(byte[] source, int from, int to) {
    int fits = Math.min(to - from, LONGEST - length);
    System.arraycopy(source, from, bytes, length, fits);
    length += fits;
  }

  /** Holds the excerpt from 0 to {@link #length}; valid until the next {@link #read}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Bytes of the excerpt. */
  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
