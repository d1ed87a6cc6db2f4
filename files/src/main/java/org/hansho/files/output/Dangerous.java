package org.hansho.files.output;

/**
 * The table of characters that are shown and never passed on: those that a terminal, a browser, an
 * editor or a spreadsheet would obey, and those that hide text by having no width. Every way out of
 * the program asks this table; ways out differ only in how they write what is shown. Source:
 * Unicode Standard 15, chapter 23; Unicode Technical Report 36 and 39; ECMA-48.
 */
final class Dangerous {
  /** First and last code point of each range, ascending. */
  private static final int[] RANGES = {
    0x0000, 0x001F, // C0 controls, among them escape
    0x007F, 0x009F, // delete and C1 controls
    0x00AD, 0x00AD, // soft hyphen
    0x034F, 0x034F, // combining grapheme joiner
    0x061C, 0x061C, // Arabic letter mark
    0x115F, 0x1160, // Hangul fillers
    0x17B4, 0x17B5, // Khmer vowels without form
    0x180B, 0x180F, // Mongolian selectors and separator
    0x200B, 0x200F, // zero width space and joiners, direction marks
    0x2028, 0x202E, // line and paragraph separator, direction overrides
    0x2060, 0x206F, // word joiner, invisible operators, direction isolates
    0x2800, 0x2800, // braille blank
    0x3164, 0x3164, // Hangul filler
    0xD800, 0xDFFF, // lone surrogates
    0xFDD0, 0xFDEF, // no characters
    0xFEFF, 0xFEFF, // byte order mark
    0xFFA0, 0xFFA0, // half-width Hangul filler
    0xFFF0, 0xFFFB, // annotations and what is not assigned beside them
    0xFFFE, 0xFFFF, // no characters
    0x1BCA0, 0x1BCA3, // format of shorthand
    0x1D173, 0x1D17A, // format of music
    0xE0000, 0xE00FF, // tags
    0xE01F0, 0xE0FFF, // never shown
  };

  private Dangerous() {}

  /**
   * Whether a character is shown in place of being passed on.
   *
   * @param codePoint a code point; of a surrogate without its other half, the surrogate
   * @param before the code point before it, or 0
   */
  static boolean is(int codePoint, int before) {
    if (codePoint >= 0x20 && codePoint < 0x7F) {
      return false;
    }
    if (isSelector(codePoint)) {
      return !carriesSelector(before);
    }
    int low = 0;
    int high = RANGES.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < RANGES[2 * middle]) {
        high = middle - 1;
      } else if (codePoint > RANGES[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** Variants of a character: of emoji and of Japanese names; behind anything else they hide. */
  private static boolean isSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static boolean carriesSelector(int before) {
    boolean sign = before >= 0x2000 && !isSelector(before) && !is(before, 0);
    return sign || before == '#' || before == '*' || (before >= '0' && before <= '9');
  }
}
