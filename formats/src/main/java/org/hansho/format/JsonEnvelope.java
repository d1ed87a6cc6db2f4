package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinguishes a list that wraps records, such as {@code {"kind":"EventList","items":[…]}}, {@code
 * {"records":[…]}} or {@code {"Records":[…]}}, from a record, by its first bytes. Pure functions;
 * looks at no more than {@link #HEAD_BYTES}.
 */
final class JsonEnvelope {
  /** The object at this place is a record. */
  static final int NONE = -1;

  /** The bytes end before that is clear. */
  static final int INCOMPLETE = -2;

  /** How long the part before the list may be. */
  static final int HEAD_BYTES = 4096;

  private static final byte[][] LIST_KEYS = {
    bytes("items"),
    bytes("records"),
    bytes("Records"),
    bytes("value"),
    bytes("Events"),
    bytes("Findings"),
    bytes("entries")
  };
  private static final byte[][] OTHER_KEYS = {
    bytes("kind"),
    bytes("apiVersion"),
    bytes("metadata"),
    bytes("count"),
    bytes("@odata.context"),
    bytes("@odata.nextLink"),
    bytes("@odata.count"),
    bytes("@odata.type")
  };

  /** Those of the keys above. */
  private static final String FIRST_LETTERS = "irRvEFekamc@";

  private static final byte[] AUDIT_EVENT = bytes("{\"kind\":\"Event\",");

  private JsonEnvelope() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The index behind the bracket that opens the list of records, {@link #NONE} or less. */
  static int head(byte[] block, int at, int to) {
    if (beginsAsRecord(block, at, to)) {
      return NONE;
    }
    int limit = Math.min(to, at + HEAD_BYTES);
    int i = at;
    do {
      i = member(block, space(block, i + 1, limit), limit);
    } while (i >= 0 && i < limit && block[i] == ',');
    if (i < 0) {
      return i == NONE ? NONE : -i;
    }
    return i >= limit && limit == to ? INCOMPLETE : NONE;
  }

  /** Most records show by their first bytes that they are none; nothing else need be looked at. */
  private static boolean beginsAsRecord(byte[] block, int at, int to) {
    if (to - at < AUDIT_EVENT.length || block[at + 1] != '"') {
      return false;
    }
    return FIRST_LETTERS.indexOf(block[at + 2]) < 0
        || Arrays.equals(block, at, at + AUDIT_EVENT.length, AUDIT_EVENT, 0, AUDIT_EVENT.length);
  }

  /**
   * Looks at one member.
   *
   * @return where the member ends, at or beyond {@code limit} if the bytes end before; {@link
   *     #NONE} if it shows that this is a record; else minus the index behind the list's bracket
   */
  private static int member(byte[] block, int at, int limit) {
    if (at >= limit) {
      return limit;
    }
    int keyEnd = block[at] == '"' ? string(block, at, limit) : at;
    if (keyEnd > limit) {
      return limit;
    }
    boolean list = isOneOf(LIST_KEYS, block, at + 1, keyEnd - 1);
    int colon = space(block, keyEnd, limit);
    if ((!list && !isOneOf(OTHER_KEYS, block, at + 1, keyEnd - 1))
        || (colon < limit && block[colon] != ':')) {
      return NONE;
    }
    int value = space(block, colon + 1, limit);
    if (value >= limit) {
      return limit;
    }
    if (list) {
      return block[value] == '[' ? -(value + 1) : NONE;
    }
    return space(block, value(block, value, limit), limit);
  }

  /** The index behind a member that stands behind the list, {@link #NONE} or less. */
  static int trailingMember(byte[] block, int at, int to) {
    if (block[at] != '"') {
      return NONE;
    }
    int limit = Math.min(to, at + HEAD_BYTES);
    int colon = space(block, string(block, at, limit), limit);
    if (colon < limit && block[colon] != ':') {
      return NONE;
    }
    int end = value(block, space(block, colon + 1, limit), limit);
    if (end < limit) {
      return end;
    }
    return limit == to ? INCOMPLETE : NONE;
  }

  /** The index behind a value, beyond {@code limit} if it does not end before. */
  static int value(byte[] block, int from, int limit) {
    int depth = 0;
    int i = from;
    while (i < limit) {
      byte b = block[i];
      if (b == '"') {
        i = string(block, i, limit);
      } else if (b == '{' || b == '[') {
        depth++;
        i++;
      } else if ((b == '}' || b == ']') && depth > 0) {
        depth--;
        i++;
      } else if (depth > 0 || !isEndOfWord(b)) {
        i++;
        continue;
      } else {
        return i;
      }
      if (depth == 0) {
        return i;
      }
    }
    return limit + 1;
  }

  private static boolean isEndOfWord(byte b) {
    return b == ',' || b == '}' || b == ']' || (b <= ' ' && b >= 0);
  }

  /** The index behind the string that begins at {@code from}, or beyond {@code limit}. */
  static int string(byte[] block, int from, int limit) {
    int i = from + 1;
    while (i < limit && block[i] != '"') {
      if (block[i] == '\n') {
        return i;
      }
      i += block[i] == '\\' ? 2 : 1;
    }
    return i < limit ? i + 1 : limit + 1;
  }

  static int space(byte[] block, int from, int limit) {
    int i = from;
    while (i < limit && block[i] <= ' ' && block[i] >= 0) {
      i++;
    }
    return i;
  }

  private static boolean isOneOf(byte[][] keys, byte[] block, int start, int end) {
    for (byte[] key : keys) {
      if (Arrays.equals(key, 0, key.length, block, start, Math.max(start, end))) {
        return true;
      }
    }
    return false;
  }
}
