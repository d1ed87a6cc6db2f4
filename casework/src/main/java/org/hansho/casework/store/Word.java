package org.hansho.casework.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a search.
 *
 * @param folded as texts are compared
 */
record Word(String folded) {
  /** Shorter words have no trigram. */
  private static final int TRIGRAM = 3;

  /** The words of a text, between blanks of any kind. */
  static List<Word> split(String text) {
    List<Word> words = new ArrayList<>();
    for (String word : Folded.of(text).strip().split("[\\s\\p{Z}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(new Word(word));
      }
    }
    return words;
  }

  /** Whether only values that begin with it are found. */
  boolean isPrefix() {
    return folded.codePointCount(0, folded.length()) < TRIGRAM;
  }

  boolean isIn(String value) {
    return isPrefix() ? value.startsWith(folded) : value.contains(folded);
  }

  /** The least text, by code points, that is greater than all that begin with it. */
  String end() {
    int last = folded.codePointBefore(folded.length());
    int next = last == 0xD7FF ? 0xE000 : Math.min(last + 1, Character.MAX_CODE_POINT);
    StringBuilder end = new StringBuilder(folded);
    end.setLength(folded.length() - Character.charCount(last));
    return end.appendCodePoint(next).toString();
  }
}
