package org.hansho.cli.report;

import org.hansho.cli.output.Printable;
import org.hansho.cli.text.Texts;

/**
 * Text made safe for HTML, in content and in quoted attributes alike. Control characters and
 * characters that turn the direction of writing are shown, not obeyed.
 */
final class HtmlText {
  private HtmlText() {}

  /** One line of text. */
  static String line(String text) {
    return escaped(Printable.line(text));
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
