package org.hansho.report.html;

import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;

/**
 * Text made safe for HTML, in content and in quoted attributes alike. Control characters and
 * characters that turn the direction of writing are shown, not obeyed.
 */
final class HtmlText {
  /** Characters of a word that fits everywhere. */
  private static final int LONG_WORD = 16;

  private static final int PIECE = 6;
  private static final String SEPARATORS = "/\\.:@=,;&?_-|+";

  private HtmlText() {}

  /** One line of text. */
  static String line(String text) {
    return escaped(Printable.line(text));
  }

  /**
   * Text in one line whose long words, such as paths and addresses, may go on in the next line of
   * the page behind a separator that letters follow, and nowhere else: numbers stay whole.
   */
  static String name(String text) {
    String line = Printable.line(text);
    StringBuilder html = new StringBuilder(line.length() + 32);
    int from = 0;
    while (from < line.length()) {
      int end = line.indexOf(' ', from);
      end = end < 0 ? line.length() : end + 1;
      word(line.substring(from, end), html);
      from = end;
    }
    return html.toString();
  }

  private static void word(String word, StringBuilder html) {
    int from = 0;
    for (int at = 1; word.length() > LONG_WORD && at < word.length(); at++) {
      boolean splits = SEPARATORS.indexOf(word.charAt(at - 1)) >= 0;
      if (splits && at - from >= PIECE && Character.isLetter(word.charAt(at))) {
        html.append(escaped(word.substring(from, at))).append("<wbr>");
        from = at;
      }
    }
    html.append(escaped(word.substring(from)));
  }

  /** Text with its own line ends. */
  static String block(String text) {
    return escaped(Printable.block(text));
  }

  /** The head of a table up to its body; keys that end in {@code #} head columns of numbers. */
  static String tableHead(Texts texts, String... keys) {
    StringBuilder head = new StringBuilder("<thead><tr>");
    for (String key : keys) {
      head.append("<th scope=\"col\"")
          .append(key.endsWith("#") ? " class=\"number\">" : ">")
          .append(line(texts.get(key.replace("#", ""))))
          .append("</th>");
    }
    return head.append("</tr></thead>\n<tbody>\n").toString();
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
