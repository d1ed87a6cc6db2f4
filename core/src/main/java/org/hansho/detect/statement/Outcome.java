package org.hansho.detect.statement;

import java.util.Locale;

/** What became of a statement, as far as the log tells. */
enum Outcome {
  SUCCEEDED,
  /** The log does not say, and the statement can be read. */
  UNTOLD,
  /** The log names no error, and the statement has a text or parenthesis that is not closed. */
  UNREADABLE,
  SYNTAX,
  EXTRACTION,
  FAILED;

  private final String word = name().toLowerCase(Locale.ROOT);

  String word() {
    return word;
  }

  /** Whether the statement was broken, not only wrong. */
  boolean isFaulty() {
    return this == SYNTAX || this == UNREADABLE;
  }

  /** Whether an attacker may have got an answer from it. */
  boolean mayAnswer() {
    return this == SUCCEEDED || this == UNTOLD || this == EXTRACTION;
  }

  boolean isError() {
    return this != SUCCEEDED && this != UNTOLD;
  }
}
