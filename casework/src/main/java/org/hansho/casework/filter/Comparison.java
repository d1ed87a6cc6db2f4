package org.hansho.casework.filter;

/** How a value of an alert stands to that of a filter. */
public enum Comparison {
  EQUALS("="),
  CONTAINS("contains"),
  STARTS_WITH("startswith"),
  ENDS_WITH("endswith"),
  /** {@code *} stands for any characters, {@code ?} for one. */
  MATCHES("~"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** How it is written in a filter. */
  public String sign() {
    return sign;
  }

  /** Whether a comparison with this result, negative, 0 or positive, fulfils the condition. */
  boolean holds(int compared) {
    return switch (this) {
      case EQUALS -> compared == 0;
      case LESS -> compared < 0;
      case AT_MOST -> compared <= 0;
      case GREATER -> compared > 0;
      case AT_LEAST -> compared >= 0;
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES ->
          throw new IllegalStateException(this + " compares texts");
    };
  }
}
