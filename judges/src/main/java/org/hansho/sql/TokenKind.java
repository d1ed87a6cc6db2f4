package org.hansho.sql;

/** What a token of SQL is, as far as its spelling decides. */
public enum TokenKind {
  /** No further token. */
  END,
  /** A number in any notation. */
  NUMBER,
  /** A quoted text with its prefix and quotes. */
  TEXT,
  /** A quoted text, name or block comment that the end of the statement cuts off. */
  UNCLOSED,
  /** A name in quotes, brackets or backticks. */
  QUOTED_NAME,
  /** A keyword, name or function. */
  WORD,
  /** {@code @name}, {@code @@name}. */
  VARIABLE,
  /** {@code ?}, {@code $1}, {@code :name}: a place that is filled elsewhere. */
  PARAMETER,
  /** One or several characters of an operator. */
  OPERATOR,
  /** A comma. */
  COMMA,
  /** A full stop. */
  DOT,
  /** A semicolon. */
  SEMICOLON,
  /** An opening parenthesis. */
  OPEN,
  /** A closing parenthesis. */
  CLOSE,
  /** A comment of any form, also the marks around what MySQL runs as a versioned comment. */
  COMMENT,
  /** Bytes that no dialect knows. */
  OTHER
}
