package org.hansho.cli.terminal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a text may go on in the next line of a terminal: at a blank, and in Japanese, which has no
 * blanks between words, where a word and its particles end: behind a full-width comma, full stop or
 * bracket, and behind hiragana, if other letters follow. So no line begins with a particle, an
 * ending, a word that counts or what closes. Pure functions; their cost is linear.
 */
public final class LineBreaks {
  private static final String SEPARATORS = "/\\.:@=,;&?_-|+";

  /** Ends of the first part of a compound verb, as in 読み取り and 書き込み, if a kanji follows. */
  private static final String WITHIN_VERBS = "みりきけちびめえげれ";

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

  /**
   * The text in lines of at most so many columns. Only a word that is wider than a line is broken:
   * behind its last separator that fits, or where the line ends.
   */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      String rest = line.isEmpty() ? piece.stripLeading() : piece;
      if (Width.of(line.toString()) + Width.of(rest) > columns) {
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        rest = piece.stripLeading();
        while (Width.of(rest) > columns) {
          int end = fitting(rest, columns);
          lines.add(rest.substring(0, end));
          rest = rest.substring(end);
        }
      }
      line.append(rest);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static int fitting(String word, int columns) {
    int end = 0;
    int separator = 0;
    int used = 0;
    while (end < word.length()) {
      int codePoint = word.codePointAt(end);
      used += Width.of(codePoint);
      if (used > columns) {
        break;
      }
      end += Character.charCount(codePoint);
      separator = SEPARATORS.indexOf(codePoint) >= 0 ? end : separator;
    }
    return separator > 0 ? separator : Math.max(1, end);
  }

  private static boolean isBreak(char before, char next, String text, int at) {
    if (next == ' ') {
      return at + 1 == text.length() || !belongsToWordBefore(before, text.charAt(at + 1));
    }
    if (!begins(next)) {
      return false;
    }
    if (isHiragana(next)) {
      return pauses(before);
    }
    boolean isWithinVerb = isKanji(next) && WITHIN_VERBS.indexOf(before) >= 0;
    return (isHiragana(before) && !isWithinVerb) || closes(before);
  }

  /** Whether what follows a blank is a particle, or counts what a number says, as in 2 件. */
  private static boolean belongsToWordBefore(char before, char behindBlank) {
    return isHiragana(behindBlank) || (before >= '0' && before <= '9' && isKanji(behindBlank));
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

  private static boolean isKanji(char letter) {
    return UnicodeScript.of(letter) == UnicodeScript.HAN;
  }

  private static boolean isHiragana(char letter) {
    return UnicodeScript.of(letter) == UnicodeScript.HIRAGANA;
  }
}
