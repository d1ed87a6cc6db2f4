package org.hansho.casework.filter;

import java.util.List;

/** What may be asked of a field. */
public enum FieldType {
  /** One of a few words. */
  WORD(List.of("=", "!=", "in", "not in", "exists")),
  /** One of a few words that have an order. */
  RANK(List.of("=", "!=", "<", "<=", ">", ">=", "in", "not in", "exists")),
  /** Texts. */
  TEXT(
      List.of(
          "=", "!=", "~", "!~", "contains", "startswith", "endswith", "in", "not in", "exists")),
  /** All that an alert says; parts of it are looked for. */
  SEARCH(List.of("contains")),
  /** A whole number. */
  NUMBER(List.of("=", "!=", "<", "<=", ">", ">=")),
  /** A point in time. */
  TIME(List.of("<", "<=", ">", ">=")),
  /** Texts that may be numbers. */
  VALUE(
      List.of(
          "=",
          "!=",
          "~",
          "!~",
          "contains",
          "startswith",
          "endswith",
          "in",
          "not in",
          "<",
          "<=",
          ">",
          ">=",
          "exists"));

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> operators;

  FieldType(List<String> operators) {
    this.operators = operators;
  }

  /** What may stand behind such a field, the most usual first. */
  public List<String> operators() {
    return operators;
  }
}
