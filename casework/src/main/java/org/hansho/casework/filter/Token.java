package org.hansho.casework.filter;

import java.util.Locale;

/**
 * A piece of a filter's text.
 *
 * @param text the word, the sign, or the text between quotes
 * @param from index of its first character in the filter's text
 * @param to index behind its last character
 */
record Token(Kind kind, String text, int from, int to) {
  enum Kind {
    WORD,
    QUOTED,
    SIGN,
    END
  }

  /** Whether it is this word, in any case, or this sign. */
  boolean is(String wanted) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.toLowerCase(Locale.ROOT).equals(wanted);
  }
}
