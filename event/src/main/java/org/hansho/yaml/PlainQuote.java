package org.hansho.yaml;

import org.hansho.yaml.PlainLines.NotPlain;

/** Quoted scalars of one line without escapes but the doubled single quote. */
final class PlainQuote {
  private PlainQuote() {}

  /** Where the quote that opens at {@code open} closes, before {@code end}. */
  static int close(String text, int open, int end) throws NotPlain {
    char quote = text.charAt(open);
    for (int i = open + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        throw new NotPlain();
      }
      if (c == quote) {
        boolean doubled = quote == '\'' && i + 1 < end && text.charAt(i + 1) == quote;
        if (!doubled) {
          return i;
        }
        i++;
      }
    }
    throw new NotPlain();
  }

  /** What stands between two quotes. */
  static String text(String text, int open, int close) {
    String inside = text.substring(open + 1, close);
    return text.charAt(open) == '\'' && inside.indexOf('\'') >= 0
        ? inside.replace("''", "'")
        : inside;
  }
}
