package org.hansho.format.auditd;

/**
 * Walks over the members of a JSON object or the elements of an array, one level of it.
 *
 * <p>Expects text that {@code JsonScanner} accepted; on other text it ends early, within its
 * bounds. A reusable view, for one thread.
 */
final class JsonCursor {
  private byte[] buffer = {};
  private int at;
  private int end;
  private boolean keyed;

  int keyStart;
  int keyLength;
  int valueStart;
  int valueEnd;

  /** Enters the object or array that begins at {@code from}; false if none does. */
  boolean enter(byte[] bytes, int from, int to) {
    buffer = bytes;
    end = to;
    at = from + 1;
    keyed = from < to && bytes[from] == '{';
    return keyed || (from < to && bytes[from] == '[');
  }

  /** Enters the value at which another cursor stands. */
  boolean enter(JsonCursor outer) {
    return enter(outer.buffer, outer.valueStart, outer.valueEnd);
  }

  /** Goes to the next member or element. */
  boolean next() {
    skipBetween();
    if (at >= end || buffer[at] == '}' || buffer[at] == ']') {
      return false;
    }
    if (keyed) {
      if (buffer[at] != '"') {
        return false;
      }
      keyStart = at + 1;
      at = stringEnd(at);
      keyLength = Math.max(0, at - 1 - keyStart);
      skipBetween();
    }
    if (at >= end) {
      return false;
    }
    valueStart = at;
    at = skip(at);
    valueEnd = at;
    return true;
  }

  private void skipBetween() {
    while (at < end && (buffer[at] <= ' ' || buffer[at] == ',' || buffer[at] == ':')) {
      at++;
    }
  }

  private int skip(int from) {
    byte first = buffer[from];
    if (first == '"') {
      return stringEnd(from);
    }
    if (first == '{' || first == '[') {
      return containerEnd(from);
    }
    int i = from + 1;
    while (i < end && buffer[i] > ' ' && buffer[i] != ',' && buffer[i] != '}' && buffer[i] != ']') {
      i++;
    }
    return i;
  }

  private int containerEnd(int from) {
    int depth = 0;
    int i = from;
    while (i < end) {
      byte b = buffer[i];
      if (b == '"') {
        i = stringEnd(i);
        continue;
      }
      i++;
      if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return i;
      }
    }
    return end;
  }

  /** The index behind the closing quote. */
  private int stringEnd(int from) {
    int i = from + 1;
    while (i < end && buffer[i] != '"') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    return Math.min(end, i + 1);
  }

  boolean keyIs(String word) {
    return Numbers.isWord(buffer, keyStart, keyLength, word);
  }

  boolean isString() {
    return buffer[valueStart] == '"';
  }

  boolean isObject() {
    return buffer[valueStart] == '{';
  }

  boolean isArray() {
    return buffer[valueStart] == '[';
  }

  boolean isNull() {
    return buffer[valueStart] == 'n';
  }

  /** The text of the value: a string without its quotes, still escaped, or a bare word. */
  int textStart() {
    return isString() ? valueStart + 1 : valueStart;
  }

  int textLength() {
    int length = valueEnd - valueStart;
    return isString() ? Math.max(0, length - 2) : length;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Writes the decoded scalar behind what the record has; returns where it begins. */
  int decode(DecodedRecord record) {
    int mark = record.mark();
    if (isString()) {
      record.appendJson(buffer, textStart(), textLength());
    } else {
      record.append(buffer, valueStart, valueEnd - valueStart);
    }
    return mark;
  }
}
