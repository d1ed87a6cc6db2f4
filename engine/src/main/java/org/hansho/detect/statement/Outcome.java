package org.hansho.detect.statement;

import java.util.Locale;

/** What became of a statement, as far as the log says. */
enum Outcome {
  SUCCEEDED("it succeeded", "成功"),
  /** The log does not say, and the statement can be read. */
  UNKNOWN("outcome not in the log", "結果はログに記録されていません"),
  /** The log names no error, and the statement has a text or parenthesis that is not closed. */
  UNREADABLE("unreadable, a text or parenthesis is not closed", "文字列または括弧が閉じられていません"),
  SYNTAX("a syntax error", "構文エラー"),
  EXTRACTION("an error that can show what the database holds", "データベースの内容が現れ得るエラー"),
  FAILED("another error", "その他のエラー");

  private final String word = name().toLowerCase(Locale.ROOT);
  private final String english;
  private final String japanese;

  Outcome(String english, String japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  String word() {
    return word;
  }

  /** As a sentence says it. */
  String english() {
    return english;
  }

  /** The same. */
  String japanese() {
    return japanese;
  }

  /** Whether the statement was broken, not only wrong. */
  boolean isFaulty() {
    return this == SYNTAX || this == UNREADABLE;
  }

  /** Whether an attacker may have got an answer from it. */
  boolean mayAnswer() {
    return this == SUCCEEDED || this == UNKNOWN || this == EXTRACTION;
  }

  boolean isError() {
    return this != SUCCEEDED && this != UNKNOWN;
  }
}
