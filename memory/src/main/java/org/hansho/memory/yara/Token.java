package org.hansho.memory.yara;

/** A token of a rule file. Texts have their escapes undone, one char a byte. */
record Token(Kind kind, String text, int line) {
  enum Kind {
    WORD,
    /** {@code $a}, {@code #a}, {@code @a}, {@code !a}, with an optional asterisk behind. */
    PATTERN,
    NUMBER,
    TEXT,
    REGEX,
    /** What stands between the braces of a hexadecimal pattern. */
    HEX,
    SIGN,
    END
  }

  boolean is(String expected) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(expected);
  }
}
