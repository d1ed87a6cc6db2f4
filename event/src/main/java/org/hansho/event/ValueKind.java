package org.hansho.event;

/** How a value stood in its record. Text formats know only {@link #STRING}. */
public enum ValueKind {
  /** Text; may be empty. */
  STRING,
  /** A number, as the bytes that the source wrote. */
  NUMBER,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** The key is there and says null: exists, yet counts as absent. Has no bytes. */
  NULL,
  /** The raw bytes of a JSON object. Only array scopes read them. */
  OBJECT,
  /** The raw bytes of a JSON array. Only array scopes read them. */
  ARRAY;

  /** Whether the value is text, a number or a boolean, which value tests can look at. */
  public boolean isScalar() {
    return this == STRING || this == NUMBER || this == BOOLEAN;
  }

  /** A bit for each kind that is scalar, by its ordinal. */
  static int scalarBits() {
    int bits = 0;
    for (ValueKind kind : values()) {
      bits |= kind.isScalar() ? 1 << kind.ordinal() : 0;
    }
    return bits;
  }
}
