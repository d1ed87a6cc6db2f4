package org.hansho.sql;

import java.nio.charset.StandardCharsets;

/**
 * A long statement with its long texts, names and comments cut in the middle, lists of literals and
 * runs of blanks made one, so that its structure fits into little room: a value of a megabyte in
 * front of an attack hides nothing, and no list of thousands. Quotes and marks stay, so the
 * template is the same.
 *
 * <p>At most {@link #LONGEST} bytes: of what is longer then, the first {@link #HEAD} and the last
 * {@link #TAIL}, cut between tokens. Of at most {@link #MOST_TOKENS} tokens; what comes later is
 * left out. Reused; linear; belongs to one thread.
 */
public final class StatementExcerpt {
  /** Bytes of an excerpt; shorter statements need none. */
  public static final int LONGEST = 4_096;

  /** Tokens that are read. */
  static final int MOST_TOKENS = 16_384;

  private static final int TAIL = 1_024;
  private static final int HEAD = LONGEST - TAIL;
  private static final int ROOM = HEAD + 4 * TAIL;
  private static final int KEPT = 48;
  private static final int LONGEST_PREFIX = 2;
  private static final byte[] TEXT = {'\'', '\''};
  private static final byte[] UNCLOSED_TEXT = {'\'', '~'};
  private static final byte CUT = '~';

  private final SqlTokenizer tokens = new SqlTokenizer();
  private final byte[] bytes = new byte[ROOM];
  private final int[] starts = new int[ROOM];
  private int count;
  private int length;
  private int depth;
  private boolean literal;
  private boolean comma;

  /** Reads a statement. */
  public void read(byte[] statement, int from, int to, Dialect dialect) {
    length = 0;
    count = 0;
    depth = 0;
    literal = false;
    comma = false;
    int last = from;
    boolean lineComment = false;
    tokens.begin(statement, from, to, dialect);
    TokenKind kind = tokens.next();
    for (int read = 0; kind != TokenKind.END && read < MOST_TOKENS; read++) {
      boolean apart = tokens.start() > last;
      last = tokens.end();
      if (!isListed(kind)) {
        if (length > ROOM - TAIL) {
          dropMiddle();
        }
        starts[count++] = length;
        if (apart) {
          put(lineComment ? (byte) '\n' : (byte) ' ');
        }
        token(statement, kind, tokens.start(), last);
      }
      lineComment = kind == TokenKind.COMMENT && statement[tokens.start()] != '/';
      kind = tokens.next();
    }
    if (length > LONGEST) {
      dropMiddle();
    }
  }

  /** Whether a token is one more literal of a list; a comma before it is taken back. */
  private boolean isListed(TokenKind kind) {
    depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
    boolean value =
        kind == TokenKind.NUMBER || kind == TokenKind.TEXT || kind == TokenKind.PARAMETER;
    boolean listed = value && comma;
    if (listed) {
      length = starts[--count];
    }
    comma = kind == TokenKind.COMMA && literal && depth > 0;
    literal = value;
    return listed;
  }

  /** Keeps the head and as much of the end as there is room for. */
  private void dropMiddle() {
    int head = 0;
    while (head < count - 1 && starts[head] < HEAD) {
      head++;
    }
    int first = head;
    while (first < count && length - starts[first] > LONGEST - starts[head]) {
      first++;
    }
    int to = starts[head];
    int shift = (first < count ? starts[first] : length) - to;
    System.arraycopy(bytes, to + shift, bytes, to, length - to - shift);
    if (head > 0 && bytes[to] == ' ' && isLineComment(starts[head - 1])) {
      bytes[to] = '\n';
    }
    for (int token = first; token < count; token++) {
      starts[head + token - first] = starts[token] - shift;
    }
    count = head + count - first;
    length -= shift;
  }

  private boolean isLineComment(int start) {
    int at = SqlBytes.isBlank(bytes[start]) ? start + 1 : start;
    return bytes[at] == '#' || (bytes[at] == '-' && bytes[at + 1] == '-');
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
    bytes[length++] = b;
  }

  private void put(byte[] source, int from, int to) {
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
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
