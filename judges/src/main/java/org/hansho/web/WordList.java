package org.hansho.web;

/**
 * Whether a value is a list of names, such as {@code id;name;type}: three or more words with one
 * sign between them. Such lists are ordinary, also where a word of them is that of a program. Looks
 * at a value once, and only if asked. Reused.
 */
final class WordList {
  private static final int ENOUGH = 3;
  private static final int UNKNOWN = 0;
  private static final int YES = 1;
  private static final int NO = 2;

  private byte[] text = {};
  private int from;
  private int to;
  private int answer;

  void begin(byte[] value, int valueFrom, int valueTo) {
    text = value;
    from = valueFrom;
    to = valueTo;
    answer = UNKNOWN;
  }

  boolean isOne() {
    if (answer == UNKNOWN) {
      answer = isListOfWords() ? YES : NO;
    }
    return answer == YES;
  }

  private boolean isListOfWords() {
    int words = 1;
    byte sign = 0;
    int word = from;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (b == ';' || b == '|') {
        if (at == word || (sign != 0 && b != sign)) {
          return false;
        }
        sign = b;
        words++;
        word = at + 1;
      } else if (!Ascii.isLetter(b) && b != '_' && b != '-') {
        return false;
      }
    }
    return words >= ENOUGH && word < to;
  }
}
