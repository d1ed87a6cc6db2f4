package org.hansho.regex;

import org.hansho.regex.Node.Chars;
import org.hansho.regex.Node.Repeat;
import org.jspecify.annotations.Nullable;

/**
 * Finds so many code points of a set one behind the other, such as {@code .{1000,}}, for which an
 * automaton would need a state for each count. Immutable.
 */
final class CharRun {
  private final boolean[] ascii = new boolean[0x80];
  private final CharSet set;
  private final int least;

  private CharRun(CharSet set, int least) {
    this.set = set;
    this.least = least;
    for (int c = 0; c < ascii.length; c++) {
      ascii[c] = set.contains(c);
    }
  }

  /** The finder of an expression that is nothing but such a run, or null. */
  static @Nullable CharRun of(Node node) {
    if (node instanceof Node.Sequence sequence && sequence.parts().size() == 1) {
      return of(sequence.parts().get(0));
    }
    return node instanceof Repeat repeat && repeat.part() instanceof Chars chars && repeat.min() > 1
        ? new CharRun(chars.set(), repeat.min())
        : null;
  }

  boolean find(byte[] buffer, int offset, int length) {
    int run = 0;
    int end = offset + length;
    for (int at = offset; at < end; at++) {
      byte b = buffer[at];
      if (b >= 0) {
        run = ascii[b] ? run + 1 : 0;
      } else if ((b & 0xC0) != 0x80) {
        run = set.contains(codePoint(buffer, at)) ? run + 1 : 0;
      }
      if (run == least) {
        return true;
      }
    }
    return false;
  }

  private static int codePoint(byte[] buffer, int at) {
    int lead = buffer[at] & 0xFF;
    int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int value = lead & (0xFF >> (width + 1));
    for (int i = 1; i < width; i++) {
      value = value << 6 | (buffer[at + i] & 0x3F);
    }
    return value;
  }
}
