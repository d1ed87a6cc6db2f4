package org.hansho.json;

import org.hansho.event.Event;
import org.hansho.event.JsonText;

/**
 * The part of the scanner that moves over bytes nobody wants: strings eight bytes at a time,
 * numbers and words, whole objects and lists. Positions are indices of the buffer; a negative one
 * is {@link JsonScanner#INCOMPLETE} or {@link JsonScanner#MALFORMED}.
 */
abstract sealed class JsonCursor permits JsonScanner {
  static final int INCOMPLETE_VALUE = -1;
  static final int MALFORMED_VALUE = -2;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Changes places of the quote and the blank, and keeps control characters among themselves. */
  private static final long QUOTE_BELOW_BLANK = ONES * ('"' ^ ' ');

  private static final long UP_TO_BLANK = ONES * (' ' + 1);
  private static final long BACKSLASHES = ONES * '\\';

  byte[] buffer = {};
  int to;

  /** Whether the last string had escapes. */
  boolean escaped;

  /** Whether the last string was of ASCII alone; may be false though it was. */
  boolean ascii;

  /** Receives the values, and how escapes spell text. */
  Event event;

  private JsonFlaw flaw = JsonFlaw.NO_VALUE;
  private int errorOffset;

  JsonCursor(Event event) {
    this.event = event;
  }

  final JsonFlaw lastFlaw() {
    return flaw;
  }

  final int lastErrorOffset() {
    return errorOffset;
  }

  /** Skips a value that no path leads into; checks that brackets pair. */
  final int skipValue(int at, int depth) {
    if (at >= to) {
      return INCOMPLETE_VALUE;
    }
    return switch (buffer[at]) {
      case '"' -> skipString(at + 1);
      case '{', '[' -> skipContainer(at, depth);
      case '}', ']', ',', ':' -> malformed(at, JsonFlaw.NO_VALUE);
      default -> skipWord(at);
    };
  }

  private int skipString(int at) {
    int end = stringEnd(at);
    return end < 0 ? end : end + 1;
  }

  /** Skips a number, {@code true}, {@code false} or {@code null}. */
  private int skipWord(int at) {
    for (int i = at; i < to; i++) {
      byte b = buffer[i];
      if (b == ',' || b == '}' || b == ']' || b <= ' ') {
        return i == at ? malformed(at, JsonFlaw.NO_VALUE) : i;
      }
      if (b == '"' || b == '{' || b == '[') {
        return malformed(i, JsonFlaw.NO_COMMA);
      }
    }
    return INCOMPLETE_VALUE;
  }

  final int skipContainer(int at, int depth) {
    // One bit a level, set for an object; deeper than 64 levels is refused before the bits run out.
    long objects = 0;
    int level = 0;
    int limit = Math.min(depth, 63);
    int i = at;
    while (i < to) {
      byte b = buffer[i];
      if (b == '"') {
        i = stringEnd(i + 1);
        if (i < 0) {
          return i;
        }
      } else if ((b | 0x20) == '{') {
        if (level++ >= limit) {
          return malformed(i, JsonFlaw.TOO_DEEP);
        }
        objects = objects << 1 | (b == '{' ? 1 : 0);
      } else if ((b | 0x20) == '}') {
        if ((objects & 1) != (b == '}' ? 1 : 0)) {
          return malformed(i, JsonFlaw.UNPAIRED);
        }
        objects >>>= 1;
        if (--level == 0) {
          return i + 1;
        }
      }
      i++;
    }
    return INCOMPLETE_VALUE;
  }

  /**
   * The index of the quote that ends the string whose text begins at {@code at}; notes whether
   * there were escapes on the way, and bytes beyond ASCII.
   */
  final int stringEnd(int at) {
    escaped = false;
    byte[] bytes = buffer;
    int end = to;
    int i = at;
    long seen = 0;
    while (true) {
      for (; i <= end - 8; i += 8) {
        long word = (long) JsonPaths.LONG.get(bytes, i);
        seen |= word;
        long hits = special(word);
        if (hits != 0) {
          i += Long.numberOfTrailingZeros(hits) >>> 3;
          break;
        }
      }
      if (i >= end) {
        return INCOMPLETE_VALUE;
      }
      byte b = bytes[i];
      seen |= b;
      if (b == '"') {
        ascii = (seen & HIGH_BITS) == 0;
        return i;
      }
      if (b == '\n') {
        return malformed(i, JsonFlaw.OPEN_STRING);
      }
      if (b == '\\') {
        escaped = true;
        i += escapeLength(i);
      } else {
        i++;
      }
    }
  }

  /** How far to step at a backslash: a line feed behind it must still be seen. */
  private int escapeLength(int at) {
    byte letter = at + 1 < to ? buffer[at + 1] : 0;
    if (letter == 'u' || letter == '/') {
      event.noteSpelling(JsonText.spelling(buffer, at, to));
    }
    return letter == '\n' ? 1 : 2;
  }

  /**
   * The high bit of each byte that is a quote, a backslash or a control character, exact up to the
   * first. A subtraction borrows into a byte's high bit where the byte is smaller; bytes beyond
   * ASCII have that bit already and are masked out.
   */
  static long special(long word) {
    long quotesAndControls = (word ^ QUOTE_BELOW_BLANK) - UP_TO_BLANK;
    long backslashes = (word ^ BACKSLASHES) - ONES;
    return (quotesAndControls | backslashes) & ~word & HIGH_BITS;
  }

  final int skipSpace(int at) {
    int i = at;
    while (i < to && buffer[i] <= ' ' && buffer[i] >= 0) {
      i++;
    }
    return i;
  }

  final int malformed(int at, JsonFlaw what) {
    flaw = what;
    errorOffset = at;
    return MALFORMED_VALUE;
  }
}
