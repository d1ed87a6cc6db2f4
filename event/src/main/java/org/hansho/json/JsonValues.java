package org.hansho.json;

import java.util.Arrays;
import org.hansho.event.JsonText;
import org.hansho.event.TextVisitor;

/**
 * Shows every scalar value of a JSON record, decoded, in the order of the record: what a keyword
 * search looks at.
 *
 * <p>Strings are shown without their quotes and with escapes decoded, numbers and words as they
 * were written; keys and {@code null} are left out. Expects a record that {@link JsonScanner}
 * accepted, and ends quietly where a record is not. Reads the record once; for rules with keywords,
 * not for every event. Belongs to one thread.
 */
public final class JsonValues {
  private byte[] scratch = new byte[256];

  /** Whether the last string had escapes. */
  private boolean escaped;

  /** Shows the values until the visitor has enough. */
  public void visit(byte[] buffer, int offset, int length, TextVisitor visitor) {
    int end = offset + length;
    int at = offset;
    boolean goOn = true;
    while (goOn && at < end) {
      byte b = buffer[at];
      if (b == '"') {
        int close = stringEnd(buffer, at + 1, end);
        if (!isKey(buffer, close + 1, end)) {
          goOn = showString(buffer, at + 1, Math.min(close, end), visitor);
        }
        at = close + 1;
      } else if (isWordByte(b)) {
        int close = wordEnd(buffer, at, end);
        goOn = isNull(buffer, at, close) || visitor.text(buffer, at, close - at);
        at = close;
      } else {
        at++;
      }
    }
  }

  private boolean showString(byte[] buffer, int start, int end, TextVisitor visitor) {
    int length = end - start;
    if (!escaped) {
      return visitor.text(buffer, start, length);
    }
    if (scratch.length < length) {
      scratch = Arrays.copyOf(scratch, Math.max(length, scratch.length * 2));
    }
    int decoded = JsonText.unescape(buffer, start, length, scratch, 0);
    return visitor.text(scratch, 0, decoded);
  }

  private int stringEnd(byte[] buffer, int from, int end) {
    escaped = false;
    int at = nextSpecial(buffer, from, end);
    while (at < end && buffer[at] != '"') {
      boolean escape = buffer[at] == '\\';
      escaped |= escape;
      at = nextSpecial(buffer, at + (escape ? 2 : 1), end);
    }
    return at;
  }

  /** The next quote, backslash or control character; near the end any character. */
  private static int nextSpecial(byte[] buffer, int from, int end) {
    int at = from;
    for (; at <= end - 8; at += 8) {
      long hits = JsonCursor.special((long) JsonPaths.LONG.get(buffer, at));
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    return at;
  }

  private static boolean isKey(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] <= ' ' && buffer[at] >= 0) {
      at++;
    }
    return at < end && buffer[at] == ':';
  }

  private static boolean isWordByte(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.';
  }

  private static int wordEnd(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && (isWordByte(buffer[at]) || buffer[at] == 'E')) {
      at++;
    }
    return at;
  }

  private static boolean isNull(byte[] buffer, int start, int end) {
    return end - start == 4 && buffer[start] == 'n';
  }
}
