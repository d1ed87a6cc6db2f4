package org.hansho.files.output;

import java.util.Locale;

/**
 * Makes text from logs, rules, lists and file names safe to write anywhere.
 *
 * <p>What is dangerous ({@link Dangerous}) is shown as {@code \x1b}, {@code \}{@code u202e} or
 * {@code \U000e0041} instead of being obeyed; in one line, line ends and tabs become a blank. Pure
 * functions; text without such characters is returned as it is. Making text safe twice changes
 * nothing.
 */
public final class Printable {
  private static final String FORMULA = "=+-@＝＋－＠";
  private static final String SPLITS = ";\t\r\n";
  private static final String IGNORED_BEFORE_FORMULA = " '\"\u00a0\u3000";

  private Printable() {}

  /** One line of text. */
  public static String line(String text) {
    int at = plainUntil(text);
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, at);
    int before = at == 0 ? 0 : text.codePointBefore(at);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
        clean.append(' ');
      } else if (Dangerous.is(codePoint, before)) {
        clean.append(shown(codePoint));
      } else {
        clean.appendCodePoint(codePoint);
      }
      before = codePoint;
      at += Character.charCount(codePoint);
    }
    return clean.toString();
  }

  /** Text with its own line ends, each a line feed. */
  public static String block(String text) {
    StringBuilder block = new StringBuilder(text.length() + 32);
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      block.append(line(text.substring(from, end))).append('\n');
      from = end + 1;
    }
    return block.append(line(text.substring(from))).toString();
  }

  /**
   * A cell of a table that a spreadsheet may open: one line in which nothing begins a formula, also
   * if the spreadsheet splits at semicolons or tabs. An apostrophe stands before what would.
   */
  public static String cell(String text) {
    StringBuilder cell = new StringBuilder(text.length() + 16);
    boolean begins = true;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (begins && FORMULA.indexOf(c) >= 0) {
        cell.append('\'');
      }
      begins = SPLITS.indexOf(c) >= 0 || (begins && IGNORED_BEFORE_FORMULA.indexOf(c) >= 0);
      cell.append(c);
    }
    return line(cell.toString());
  }

  private static int plainUntil(String text) {
    int before = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (Dangerous.is(codePoint, before)) {
        return at;
      }
      before = codePoint;
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static String shown(int codePoint) {
    String format = codePoint < 0x100 ? "\\x%02x" : codePoint < 0x10000 ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, format, codePoint);
  }
}
