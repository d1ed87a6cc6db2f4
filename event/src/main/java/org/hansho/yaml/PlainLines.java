package org.hansho.yaml;

/**
 * Steps through the lines of a text that is plain enough to be read without a full YAML parser.
 *
 * <p>Leaves with {@link NotPlain} at any character whose treatment is not obvious: control
 * characters, tabs, Unicode's own line separators, characters beyond the basic plane.
 */
final class PlainLines {
  private final String text;
  private int nextStart;
  private int nextNumber;
  private int number = -1;
  private int start;
  private int end;
  private int indent;
  private boolean atEnd;

  PlainLines(String text) {
    this.text = text;
  }

  /** Whether there was no further line. */
  boolean atEnd() {
    return atEnd;
  }

  /** The line's number from 0. */
  int number() {
    return number;
  }

  /** Where the line begins in the text. */
  int start() {
    return start;
  }

  /** Where the line ends, without its feed. */
  int end() {
    return end;
  }

  /** How many spaces begin the line. */
  int indent() {
    return indent;
  }

  /** Whether the line is empty but for spaces. */
  boolean isBlank() {
    return start + indent == end;
  }

  /** Whether the text goes on after the line. */
  boolean hasFeed() {
    return nextStart > end;
  }

  /** The next line that is neither blank nor a comment. */
  void advance() throws NotPlain {
    do {
      step();
    } while (!atEnd && (isBlank() || text.charAt(start + indent) == '#'));
  }

  /** The next line, whatever it is. */
  void step() throws NotPlain {
    if (nextStart >= text.length()) {
      atEnd = true;
      return;
    }
    start = nextStart;
    number = nextNumber++;
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    indent = at - start;
    while (at < text.length() && isInk(text.charAt(at))) {
      at++;
    }
    end = at;
    nextStart = at < text.length() ? afterFeed(at) : at;
  }

  private int afterFeed(int at) throws NotPlain {
    if (text.charAt(at) == '\n') {
      return at + 1;
    }
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    throw new NotPlain();
  }

  /** Makes this line the next one again. */
  void stepBack() {
    if (!atEnd) {
      nextStart = start;
      nextNumber = number;
    }
  }

  private static boolean isInk(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
  }

  /** The text has something that only the full parser reads. */
  static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1L;

    NotPlain() {
      super("not plain", null, false, false);
    }
  }
}
