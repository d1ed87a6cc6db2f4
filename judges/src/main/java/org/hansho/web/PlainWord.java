package org.hansho.web;

/**
 * A word as a shell reads it whose letters do not stand together: pairs of quotes with nothing or
 * with letters in them, backslashes, carets of Windows and empty variables are taken out. Sources:
 * the POSIX shell language, 2.2 and 2.5; the manual of cmd.exe. Reused; bounded.
 */
final class PlainWord {
  private static final int LONGEST = 48;

  private final byte[] bytes = new byte[LONGEST];
  private int length;
  private int end;
  private boolean pattern;

  /** Whether a byte behind letters may be one of these signs. */
  static boolean mayHide(byte b) {
    return b == '\'' || b == '"' || b == '\\' || b == '^' || b == '$' || b == '?' || b == '*'
        || b == '/';
  }

  /**
   * Reads a word from a place to a blank or to what ends a command.
   *
   * @return whether letters were parted by something that a shell takes out
   */
  boolean read(byte[] text, int from, int to) {
    length = 0;
    pattern = false;
    int quotes = 0;
    int signs = 0;
    int at = from;
    int most = Math.min(to, from + LONGEST);
    while (at < most && !ends(text[at])) {
      byte b = text[at];
      int skipped = emptyVariable(text, at, most);
      if (Ascii.isWordPart(b)) {
        bytes[length++] = b;
      } else if (skipped > 0) {
        signs++;
        at += skipped - 1;
      } else if (b == '\'' || b == '"') {
        quotes++;
      } else if (b == '\\' || b == '^') {
        signs++;
      } else {
        return readPattern(text, from, most);
      }
      at++;
    }
    end = at;
    boolean inside = at > from && Ascii.isWordPart(text[from]) && Ascii.isWordPart(text[at - 1]);
    boolean quoted = quotes > 0 && quotes % 2 == 0;
    return (inside || quoted) && (quoted || (quotes == 0 && signs > 0));
  }

  /** {@code /???/??t} or {@code /bin/c?t}, with a blank behind it. */
  private boolean readPattern(byte[] text, int from, int most) {
    int at = from;
    int marks = 0;
    int letters = 0;
    while (at < most && (Ascii.isWordPart(text[at]) || isPattern(text[at]) || text[at] == '/')) {
      marks += isPattern(text[at]) ? 1 : 0;
      letters += Ascii.isWordPart(text[at]) ? 1 : 0;
      at++;
    }
    end = at;
    pattern = marks > 0 && letters > 0 && at < most && Ascii.isBlank(text[at]);
    return false;
  }

  private static boolean isPattern(byte b) {
    return b == '?' || b == '*';
  }

  private static boolean ends(byte b) {
    return Ascii.isBlank(b) || b == ';' || b == '|' || b == '&' || b == ')' || b == '<' || b == '>';
  }

  /** Bytes of a variable that holds nothing: {@code $@}, {@code $*}, {@code $1}. */
  private static int emptyVariable(byte[] text, int at, int to) {
    if (text[at] != '$' || at + 1 >= to) {
      return 0;
    }
    byte name = text[at + 1];
    return name == '@' || name == '*' || Ascii.isDigit(name) ? 2 : 0;
  }

  /** Whether the word read last is the pattern of a path. */
  boolean isPattern() {
    return pattern;
  }

  /** Behind the word. */
  int end() {
    return end;
  }

  /** Holds the letters. */
  byte[] bytes() {
    return bytes;
  }

  /** How many letters there are. */
  int length() {
    return length;
  }
}
