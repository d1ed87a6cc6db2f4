package org.hansho.format.web;

/** Undoes what servers do to quotes and control bytes: {@code \"}, {@code \\}, {@code \x22}. */
final class LogEscapes {
  private static final byte VERTICAL_TAB = 0x0B;

  private LogEscapes() {}

  /** Writes the text and gives its length, which is not larger than that of the slice. */
  static int undo(byte[] text, int from, int to, byte[] target, int at) {
    int length = at;
    int place = from;
    while (place < to) {
      byte b = text[place];
      boolean escape = b == '\\' && place + 1 < to;
      int hex = escape && text[place + 1] == 'x' && place + 3 < to ? hex(text, place + 2) : -1;
      if (hex >= 0) {
        target[length++] = (byte) hex;
        place += 4;
      } else if (escape) {
        target[length++] = plain(text[place + 1]);
        place += 2;
      } else {
        target[length++] = b;
        place++;
      }
    }
    return length - at;
  }

  private static byte plain(byte letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'v' -> VERTICAL_TAB;
      case 'b' -> '\b';
      default -> letter;
    };
  }

  private static int hex(byte[] text, int at) {
    int high = Character.digit(text[at], 16);
    int low = Character.digit(text[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
