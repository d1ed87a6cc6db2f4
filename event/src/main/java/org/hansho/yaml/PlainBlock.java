package org.hansho.yaml;

import org.hansho.yaml.PlainLines.NotPlain;

/** Reads a literal ({@code |}) or folded ({@code >}) text, where it is simple. */
final class PlainBlock {
  private final String text;
  private final PlainLines lines;
  private final int parentIndent;
  private final StringBuilder content = new StringBuilder();
  private int indent = -1;
  private int feeds;

  PlainBlock(String text, PlainLines lines, int parentIndent) {
    this.text = text;
    this.lines = lines;
    this.parentIndent = parentIndent;
  }

  /** The text whose indicator stands at {@code at}; the current line is then the one after it. */
  String read(int at) throws NotPlain {
    boolean folded = text.charAt(at) == '>';
    boolean strip = at + 1 < lines.end() && text.charAt(at + 1) == '-';
    if (at + (strip ? 2 : 1) < lines.end()) {
      throw new NotPlain();
    }
    boolean lastHasFeed = true;
    lines.step();
    while (!lines.atEnd() && belongs()) {
      if (lines.isBlank()) {
        feeds++;
      } else {
        append(folded);
        lastHasFeed = lines.hasFeed();
      }
      lines.step();
    }
    if (!lastHasFeed) {
      throw new NotPlain();
    }
    lines.stepBack();
    lines.advance();
    if (!strip && indent >= 0) {
      content.append('\n');
    }
    return content.toString();
  }

  private boolean belongs() throws NotPlain {
    if (lines.isBlank()) {
      if (lines.indent() > Math.max(0, indent)) {
        throw new NotPlain();
      }
      return true;
    }
    if (indent < 0) {
      if (lines.indent() <= parentIndent) {
        return false;
      }
      indent = lines.indent();
    }
    if (lines.indent() < indent && lines.indent() > parentIndent) {
      throw new NotPlain();
    }
    return lines.indent() >= indent;
  }

  private void append(boolean folded) throws NotPlain {
    if (folded && lines.indent() > indent) {
      throw new NotPlain();
    }
    boolean first = content.isEmpty();
    if (first || !folded) {
      content.append("\n".repeat(first ? feeds : feeds + 1));
    } else {
      content.append(feeds == 0 ? " " : "\n".repeat(feeds));
    }
    content.append(text, lines.start() + indent, lines.end());
    feeds = 0;
  }
}
