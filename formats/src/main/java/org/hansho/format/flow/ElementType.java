package org.hansho.format.flow;

/** How the bytes of an information element are read; the letters are those of the tables. */
enum ElementType {
  UNSIGNED('u'),
  FLOAT('f'),
  BOOLEAN('b'),
  FOUR('4'),
  SIX('6'),
  MAC('m'),
  TEXT('t'),
  OCTETS('o'),
  SECONDS('s'),
  MILLISECONDS('l'),
  /** Seconds since 1900 and a binary fraction, as NTP writes time. */
  NTP_TIME('n'),
  /** A classification engine and a selector in it. */
  APPLICATION('a'),
  /** Three numbers of four bytes that name a rule of an access list. */
  ACCESS_RULE('c'),
  /** A list of further values, which is not opened. */
  STRUCTURED('x');

  private final char letter;

  ElementType(char letter) {
    this.letter = letter;
  }

  static ElementType of(char letter) {
    for (ElementType type : values()) {
      if (type.letter == letter) {
        return type;
      }
    }
    throw new IllegalArgumentException("no element type " + letter);
  }
}
