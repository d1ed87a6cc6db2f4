package org.hansho.sql;

import java.util.Arrays;

/** The text that {@code EXEC sp_executesql N'…'} runs, with its doubled quotes undone. Reused. */
final class ExecutedText {
  private static final int MOST_WORDS_BEFORE = 4;

  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Whether the statement begins so; reads its first tokens. */
  boolean find(SqlTokenizer tokens, byte[] statement) {
    for (int i = 0; i < MOST_WORDS_BEFORE; i++) {
      TokenKind kind = tokens.next();
      if (kind == TokenKind.WORD
          && SqlWords.isExecuteSql(statement, tokens.start(), tokens.end())) {
        return tokens.next() == TokenKind.TEXT && take(statement, tokens.start(), tokens.end());
      }
      if (kind != TokenKind.WORD && kind != TokenKind.DOT) {
        return false;
      }
      if (i == 0 && !SqlWords.isExecute(statement, tokens.start(), tokens.end())) {
        return false;
      }
    }
    return false;
  }

  private boolean take(byte[] source, int from, int to) {
    int begin = from;
    while (source[begin] != '\'') {
      begin++;
    }
    if (bytes.length < to - begin) {
      bytes = Arrays.copyOf(bytes, to - begin);
    }
    length = 0;
    for (int at = begin + 1; at < to - 1; at++) {
      bytes[length++] = source[at];
      if (source[at] == '\'') {
        at++;
      }
    }
    return true;
  }
}
