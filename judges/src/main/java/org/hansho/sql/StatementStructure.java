package org.hansho.sql;

import java.util.Arrays;

/**
 * The tokens of a statement with literals folded as in its {@link StatementTemplate}, each as a
 * number of 16 bits and the bytes it stands for, so that two statements can be laid side by side.
 *
 * <p>Lists and rows of literals are one {@link #LITERAL}, which stands for the last of them. Two
 * different tokens have one number once in 65,000. Of more than {@link #LONGEST} tokens the last
 * {@link #TAIL} and as many of the first as there is room for are kept. Reused; linear; belongs to
 * one thread.
 */
final class StatementStructure {
  /** The number of every literal, parameter and variable. */
  static final short LITERAL = 1;

  /** The number of a run of comments. */
  static final short COMMENT = 2;

  /** The number of a text that the end of the statement cuts off. */
  static final short UNCLOSED = 3;

  /** Tokens that are kept. */
  static final int LONGEST = 1_024;

  /** Of these, from the end of a longer statement. */
  static final int TAIL = 256;

  private static final int SIGNS = 16;
  private static final int SHORTEST_GENERATED = 6;
  private static final short OPEN = sign('(');
  private static final short CLOSE = sign(')');
  private static final short COMMA = sign(',');
  private static final short SEMICOLON = sign(';');
  private static final short MINUS = word(new byte[] {'-'}, 0, 1, TokenKind.OPERATOR);
  private static final short PLUS = word(new byte[] {'+'}, 0, 1, TokenKind.OPERATOR);

  private final SqlTokenizer tokenizer = new SqlTokenizer();
  private final ExecutedText executed = new ExecutedText();
  private byte[] bytes = {};
  private int length;
  private short[] words = new short[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] operands = new boolean[64];
  private int count;
  private int depth;

  /** Reads a statement; of {@code sp_executesql} the text it runs. */
  void read(byte[] statement, int from, int to, Dialect dialect) {
    clear();
    bytes = statement;
    length = to;
    tokenizer.begin(statement, from, to, dialect);
    if (dialect == Dialect.TSQL && executed.find(tokenizer, statement)) {
      bytes = executed.bytes();
      length = executed.length();
      tokenizer.begin(bytes, 0, length, dialect);
    } else {
      tokenizer.begin(statement, from, to, dialect);
    }
    take();
  }

  /** Reads what follows a literal that ends at {@code from}; the literal is its first token. */
  void readBehindLiteral(byte[] statement, int from, int to, Dialect dialect) {
    clear();
    bytes = statement;
    length = to;
    depth = 1;
    add(LITERAL, from, from, true);
    tokenizer.begin(statement, from, to, dialect);
    take();
  }

  private void clear() {
    count = 0;
    depth = 0;
  }

  private void take() {
    TokenKind kind = tokenizer.next();
    while (kind != TokenKind.END) {
      if (count == 2 * LONGEST) {
        dropMiddle();
      }
      take(kind, tokenizer.start(), tokenizer.end());
      kind = tokenizer.next();
    }
    while (count > 0 && words[count - 1] == SEMICOLON) {
      count--;
    }
    if (count > LONGEST) {
      dropMiddle();
    }
  }

  private void dropMiddle() {
    int from = count - TAIL;
    int to = LONGEST - TAIL;
    System.arraycopy(words, from, words, to, TAIL);
    System.arraycopy(starts, from, starts, to, TAIL);
    System.arraycopy(ends, from, ends, to, TAIL);
    System.arraycopy(operands, from, operands, to, TAIL);
    count = LONGEST;
  }

  private void take(TokenKind kind, int start, int end) {
    switch (kind) {
      case NUMBER, TEXT, PARAMETER -> literal(start, end);
      case VARIABLE -> {
        if (end - start > 1 && bytes[start + 1] == '@') {
          add(word(bytes, start, end, kind), start, end, true);
        } else {
          literal(start, end);
        }
      }
      case UNCLOSED -> {
        if (bytes[start] == '/') {
          comment(start, end);
        } else {
          add(UNCLOSED, start, end, true);
        }
      }
      case COMMENT -> comment(start, end);
      case WORD -> name(start, end);
      case OPEN, CLOSE, COMMA, DOT, SEMICOLON -> sign(kind, start, end);
      default -> add(word(bytes, start, end, kind), start, end, kind == TokenKind.QUOTED_NAME);
    }
  }

  private void name(int start, int end) {
    if (isValuePlace() && SqlWords.isConstant(bytes, start, end)) {
      literal(start, end);
      return;
    }
    boolean operand = !SqlWords.isKeyword(bytes, start, end);
    add(word(bytes, start, endOfName(start, end), TokenKind.WORD), start, end, operand);
  }

  /** Before a generated number at the end of a name; its end if there is none. */
  private int endOfName(int start, int end) {
    int at = end;
    boolean decimal = false;
    while (at > start && Character.digit(bytes[at - 1], 16) >= 0) {
      decimal |= SqlBytes.isDigit(bytes[--at]);
    }
    boolean generated = decimal && end - at >= SHORTEST_GENERATED && at > start;
    return generated && bytes[at - 1] == '_' ? at : end;
  }

  private boolean isValuePlace() {
    return count > 0
        && (words[count - 1] == OPEN
            || words[count - 1] == COMMA
            || (ends[count - 1] > starts[count - 1] && bytes[ends[count - 1] - 1] == '='));
  }

  private void sign(TokenKind kind, int start, int end) {
    depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
    add(sign(bytes[start]), start, end, kind == TokenKind.CLOSE);
  }

  private void comment(int start, int end) {
    if (count > 0 && words[count - 1] == COMMENT) {
      ends[count - 1] = end;
    } else {
      add(COMMENT, start, end, count > 0 && operands[count - 1]);
    }
  }

  private void literal(int start, int end) {
    int from = start;
    boolean sign = count > 0 && (words[count - 1] == MINUS || words[count - 1] == PLUS);
    if (sign && (count == 1 || !operands[count - 2])) {
      from = starts[--count];
    }
    if (depth > 0 && endsWith(LITERAL, COMMA)) {
      count -= 2;
    } else if (endsWith(OPEN, LITERAL, CLOSE, COMMA, OPEN)) {
      count -= 4;
    }
    add(LITERAL, from, end, true);
  }

  private boolean endsWith(short... tail) {
    return count >= tail.length
        && Arrays.equals(words, count - tail.length, count, tail, 0, tail.length);
  }

  private void add(short word, int start, int end, boolean operand) {
    if (count == words.length) {
      int capacity = count * 2;
      words = Arrays.copyOf(words, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      operands = Arrays.copyOf(operands, capacity);
    }
    words[count] = word;
    starts[count] = start;
    ends[count] = end;
    operands[count++] = operand;
  }

  private static short sign(int sign) {
    return (short) (SIGNS + (sign & 0x7F));
  }

  private static short word(byte[] text, int from, int to, TokenKind kind) {
    int hash = kind.ordinal() * 0x9E3779B9;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + SqlBytes.lower(text[at]);
    }
    hash *= 0x85EBCA6B;
    return (short) ((hash >>> 16) | 0x100);
  }

  int count() {
    return count;
  }

  short word(int token) {
    return words[token];
  }

  boolean isLiteral(int token) {
    return words[token] == LITERAL || words[token] == UNCLOSED;
  }

  /** Whether a name or value ends with a token. */
  boolean isOperand(int token) {
    return operands[token];
  }

  /** Whether a number is that of a semicolon. */
  static boolean isSemicolon(short word) {
    return word == SEMICOLON;
  }

  boolean isClosing(int token) {
    return words[token] == CLOSE;
  }

  /** Where a token begins in {@link #bytes}. */
  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The bytes that positions refer to. */
  byte[] bytes() {
    return bytes;
  }

  /** Behind the last of the bytes. */
  int length() {
    return length;
  }

  /** The numbers of all tokens, copied. */
  short[] words() {
    return Arrays.copyOf(words, count);
  }
}
