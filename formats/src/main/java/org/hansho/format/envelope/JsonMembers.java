package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks the members of one object of JSON, or the elements of one list, as slices of its bytes. The
 * bytes are well-formed, or the walk ends early; it never leaves them. Belongs to one thread.
 */
final class JsonMembers {
  private byte[] bytes = {};
  private int at;
  private int end;
  private int keyFrom;
  private int keyTo;
  private int from;
  private int to;

  /** Begins at the brace or bracket that opens the object or list. */
  JsonMembers begin(byte[] json, int first, int behind) {
    bytes = json;
    at = space(json, first, behind) + 1;
    end = behind;
    return this;
  }

  /** Goes to the next member of an object; false behind the last. */
  boolean next() {
    at = between(at);
    if (at >= end || bytes[at] != '"') {
      return false;
    }
    keyFrom = at + 1;
    int behind = string(bytes, at, end);
    keyTo = behind - 1;
    at = space(bytes, behind, end);
    if (behind > end || at >= end || bytes[at] != ':') {
      return false;
    }
    at++;
    return value();
  }

  /** Goes to the next element of a list; false behind the last. */
  boolean nextElement() {
    at = between(at);
    return value();
  }

  private boolean value() {
    from = space(bytes, at, end);
    to = valueEnd(bytes, from, end);
    at = to;
    return to >= 0 && from < to;
  }

  private int between(int place) {
    int next = place;
    while (next >= 0 && next < end && (isSpace(bytes[next]) || bytes[next] == ',')) {
      next++;
    }
    return next < 0 ? end : next;
  }

  /** The name of the member, its escapes as they stand. */
  String key() {
    return new String(bytes, keyFrom, keyTo - keyFrom, StandardCharsets.UTF_8);
  }

  boolean beginsWithCapital() {
    return keyFrom < keyTo && bytes[keyFrom] >= 'A' && bytes[keyFrom] <= 'Z';
  }

  boolean keyIs(byte[] key) {
    return Arrays.equals(bytes, keyFrom, keyTo, key, 0, key.length);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isText() {
    return bytes[from] == '"';
  }

  boolean isObject() {
    return bytes[from] == '{';
  }

  boolean isList() {
    return bytes[from] == '[';
  }

  boolean isNull() {
    return bytes[from] == 'n';
  }

  /** Whether the value is an empty text. */
  boolean isEmpty() {
    return isText() && to - from == 2;
  }

  // -- where things end ---------------------------------------------------------------------------

  /** The index behind the value that begins there; -1 if it does not end. */
  static int valueEnd(byte[] bytes, int from, int end) {
    int depth = 0;
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        i = string(bytes, i, end);
        if (i > end) {
          return -1;
        }
      } else if (b == '{' || b == '[') {
        depth++;
        i++;
      } else if ((b == '}' || b == ']') && depth > 0) {
        depth--;
        i++;
      } else if (depth > 0 || !(b == ',' || b == '}' || b == ']' || isSpace(b))) {
        i++;
        continue;
      } else {
        return i;
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The index behind the text whose quote stands there; beyond {@code end} if it does not end. */
  static int string(byte[] bytes, int from, int end) {
    int i = from + 1;
    while (i < end && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i < end ? i + 1 : end + 1;
  }

  static int space(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && b >= 0;
  }
}
