package org.hansho.cli.terminal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a text may go on in the next line of a terminal: at a blank, and in Japanese, which has no
 * blanks between words, where a word and its particles end: behind a full-width comma, full stop or
 * bracket, and behind hiragana, if other letters follow. So no line begins with a particle, an
 * ending or what closes. Pure functions; their cost is linear.
 */
public final class LineBreaks {
  private LineBreaks() {}

  /** The text in pieces that belong on one line; a blank stands at the beginning of a piece. */
  public static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < text.length(); at++) {
      if (isBreak(text.charAt(at - 1), text.charAt(at), text, at)) {
        pieces.add(text.substring(from, at));
        from = at;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private static boolean isBreak(char before, char next, String text, int at) {
    if (next == ' ') {
      return at + 1 == text.length() || !isHiragana(text.charAt(at + 1));
    }
    if (!begins(next)) {
      return false;
    }
    return isHiragana(next) ? pauses(before) : isHiragana(before) || closes(before);
  }

  /** Letters, figures and opening brackets; not the marks that prolong or repeat a letter. */
  private static boolean begins(char next) {
    return opens(next)
        || (Character.isLetterOrDigit(next)
            && Character.getType(next) != Character.MODIFIER_LETTER);
  }

  private static boolean opens(char next) {
    return Character.getType(next) == Character.START_PUNCTUATION;
  }

  private static boolean closes(char before) {
    return pauses(before)
        || (Width.of(before) == 2 && Character.getType(before) == Character.END_PUNCTUATION);
  }

  private static boolean pauses(char before) {
    return Width.of(before) == 2 && Character.getType(before) == Character.OTHER_PUNCTUATION;
  }

  private static boolean isHiragana(char letter) {
    return UnicodeScript.of(letter) == UnicodeScript.HIRAGANA;
  }
}
