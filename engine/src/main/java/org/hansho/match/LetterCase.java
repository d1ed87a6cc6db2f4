package org.hansho.match;

/** How far letters of different case count as the same. */
enum LetterCase {
  /** Letters count as written. */
  EXACT,
  /** A to Z fold; for patterns without other letters. */
  ASCII,
  /** Unicode simple case folding, code point by code point. */
  UNICODE;

  /** How a text of a rule is compared. */
  static LetterCase of(String patternText, boolean cased) {
    if (cased) {
      return EXACT;
    }
    return patternText.chars().allMatch(c -> c < 0x80) ? ASCII : UNICODE;
  }

  /** The representative of all code points that count as the same. */
  int fold(int codePoint) {
    return switch (this) {
      case EXACT -> codePoint;
      case ASCII -> codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
      case UNICODE -> simpleFold(codePoint);
    };
  }

  /** The two Turkish letters have no simple folding in Unicode's table. */
  private static int simpleFold(int codePoint) {
    return codePoint == 0x130 || codePoint == 0x131
        ? codePoint
        : Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
