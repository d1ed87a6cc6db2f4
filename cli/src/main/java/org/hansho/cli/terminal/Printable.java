package org.hansho.cli.terminal;

/**
 * Makes text from logs safe to show on a terminal.
 *
 * <p>Control characters (escape sequences begin with one) and characters that turn the direction of
 * writing are shown as {@code \x1b} or {@code \u202e} instead of being obeyed; line ends and tabs
 * become a blank.
 */
public final class Printable {
  private Printable() {}

  /** The text with nothing in it that a terminal would obey. */
  public static String line(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, at);
    for (; at < text.length(); at++) {
      append(clean, text.charAt(at));
    }
    return clean.toString();
  }

  private static void append(StringBuilder clean, char c) {
    if (isPlain(c)) {
      clean.append(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      clean.append(' ');
    } else if (c < 0x100) {
      clean.append(String.format("\\x%02x", (int) c));
    } else {
      clean.append(String.format("\\u%04x", (int) c));
    }
  }

  private static boolean isPlain(char c) {
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean separator = c == 0x2028 || c == 0x2029;
    return !control && !direction && !separator;
  }
}
