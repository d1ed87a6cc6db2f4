package org.hansho.geography;

/** The kinds of values in a database. Source: MaxMind DB file format specification 2.0. */
enum DataType {
  POINTER(Integer.MAX_VALUE, false),
  STRING(Integer.MAX_VALUE, true),
  DOUBLE(8, true),
  BYTES(Integer.MAX_VALUE, true),
  UNSIGNED(16, true),
  MAP(Integer.MAX_VALUE, false),
  SIGNED(4, true),
  ARRAY(Integer.MAX_VALUE, false),
  BOOLEAN(1, false),
  FLOAT(4, true),
  UNKNOWN(0, false);

  static final int POINTER_CODE = 1;

  private final int largest;
  private final boolean hasBytes;

  DataType(int largest, boolean hasBytes) {
    this.largest = largest;
    this.hasBytes = hasBytes;
  }

  /** The kind behind a code; caches and end markers do not occur in records. */
  static DataType of(int code) {
    return switch (code) {
      case 1 -> POINTER;
      case 2 -> STRING;
      case 3 -> DOUBLE;
      case 4 -> BYTES;
      case 5, 6, 9, 10 -> UNSIGNED;
      case 7 -> MAP;
      case 8 -> SIGNED;
      case 11 -> ARRAY;
      case 14 -> BOOLEAN;
      case 15 -> FLOAT;
      default -> UNKNOWN;
    };
  }

  /** Whether the size counts bytes that follow; otherwise it counts entries or is the value. */
  boolean hasBytes() {
    return hasBytes;
  }

  /** Whether a value of this kind may state that size. */
  boolean admits(int size) {
    boolean exact = this == DOUBLE || this == FLOAT;
    return exact ? size == largest : size <= largest;
  }
}
