package org.hansho.json;

import org.hansho.event.Event;
import org.hansho.event.JsonText;
import org.hansho.event.ValueKind;

/**
 * Reads one JSON value and hands an event the slices that lie on known paths.
 *
 * <p>Nothing is built: values on known paths become slots of the event, all else is skipped eight
 * bytes at a time. Depth is bounded, time linear. Values keep the order of the record; a key that
 * stands twice gives both its values.
 *
 * <p>Strict where it protects other records, lenient elsewhere. Structure is checked where paths
 * lead, brackets pair and strings end everywhere, and a raw line feed inside a string is malformed,
 * so that a record cut short cannot swallow the lines behind it. Not checked are commas, colons and
 * words inside parts that no path leads into, the grammar of numbers, other control characters,
 * unknown escapes and UTF-8.
 *
 * <p>Belongs to one thread; allocates nothing in steady state. Source: RFC 8259.
 */
public final class JsonScanner extends JsonCursor {
  /** The value does not end within the given bytes. */
  public static final int INCOMPLETE = INCOMPLETE_VALUE;

  /** The bytes are not JSON; {@link #flaw()} and {@link #errorOffset()} say more. */
  public static final int MALFORMED = MALFORMED_VALUE;

  private final JsonPaths paths;
  private final int maxDepth;
  private final int maxValues;

  private final KeyMemory keys;

  private int values;
  private KeyMemory.Key lastKey;
  private byte[] keyScratch = new byte[64];

  /**
   * A scanner over the given paths.
   *
   * @param event receives the values; the caller begins it
   * @param maxDepth deepest nesting of objects and arrays
   * @param maxValues most values on known paths
   */
  public JsonScanner(JsonPaths paths, Event event, int maxDepth, int maxValues) {
    super(event);
    this.paths = paths;
    this.keys = new KeyMemory(paths);
    this.lastKey = keys.unknown();
    this.maxDepth = maxDepth;
    this.maxValues = maxValues;
  }

  /** Why the last value was {@link #MALFORMED}. */
  public JsonFlaw flaw() {
    return lastFlaw();
  }

  /** Where in the buffer the last value went wrong. */
  public int errorOffset() {
    return lastErrorOffset();
  }

  /**
   * Reads the value that begins at {@code from}, which must not be white space.
   *
   * @return the index behind the value, or {@link #INCOMPLETE} or {@link #MALFORMED}
   */
  public int read(byte[] bytes, int from, int end) {
    buffer = bytes;
    to = end;
    values = 0;
    return value(from, JsonPaths.ROOT, maxDepth);
  }

  /** Same as {@link #read}, into another event over the same fields. */
  public int read(byte[] bytes, int from, int end, Event into) {
    event = into;
    return read(bytes, from, end);
  }

  private int value(int at, int node, int depth) {
    if (at >= to) {
      return INCOMPLETE;
    }
    return switch (buffer[at]) {
      case '"' -> text(at + 1, paths.fieldsAt(node));
      case '{' -> object(at, node, depth);
      case '[' -> array(at, node, depth);
      case 't' -> literal(at, "true", ValueKind.BOOLEAN, node);
      case 'f' -> literal(at, "false", ValueKind.BOOLEAN, node);
      case 'n' -> literal(at, "null", ValueKind.NULL, node);
      default -> number(at, node);
    };
  }

  /** The rest of a string whose text begins at {@code at}. */
  private int text(int at, int[] fields) {
    int end = stringEnd(at);
    if (end < 0) {
      return end;
    }
    for (int field : fields) {
      if (escaped) {
        event.addEscaped(field, at, end - at);
      } else if (ascii) {
        event.addAscii(field, at, end - at);
      } else {
        event.add(field, ValueKind.STRING, at, end - at);
      }
    }
    return counted(at - 1, fields, end + 1);
  }

  private int object(int at, int node, int depth) {
    if (depth == 0) {
      return malformed(at, JsonFlaw.TOO_DEEP);
    }
    int slot = addContainer(at, node, ValueKind.OBJECT);
    if (!paths.hasChildren(node)) {
      int end = skipContainer(at, depth);
      return end < 0 ? end : closeContainer(slot, node, at, end);
    }
    KeyMemory.Key previous = keys.start(node);
    int from = at + 1;
    while (true) {
      KeyMemory.Key key = keys.follow(previous, node, buffer, from, to);
      if (key != null) {
        from = valueOf(key, from + key.length(), depth - 1);
        previous = key;
      } else {
        int position = nextMember(from, at);
        if (position >= 0 && buffer[position] == '}') {
          return closeContainer(slot, node, at, position + 1);
        }
        from = position < 0 ? position : member(position, from, node, previous, depth - 1);
        previous = lastKey;
      }
      if (from < 0) {
        return from;
      }
    }
  }

  /** Where the next key of the object begins, or the brace that ends it. */
  private int nextMember(int from, int objectAt) {
    int position = skipSpace(from);
    if (position >= to) {
      return INCOMPLETE;
    }
    byte b = buffer[position];
    if (b != '}' && from != objectAt + 1) {
      if (b != ',') {
        return malformed(position, JsonFlaw.OPEN_OBJECT);
      }
      position = skipSpace(position + 1);
      if (position >= to) {
        return INCOMPLETE;
      }
      b = buffer[position];
    } else if (b == '}') {
      return position;
    }
    return b == '"' ? position : malformed(position, JsonFlaw.NO_KEY);
  }

  /** The value of a key that was guessed. */
  private int valueOf(KeyMemory.Key key, int at, int depth) {
    if (key.isString()) {
      return text(at, key.fields());
    }
    int child = key.child();
    int valueAt = skipSpace(at);
    return child == JsonPaths.DEAD ? skipValue(valueAt, depth) : value(valueAt, child, depth);
  }

  /**
   * A key, its colon and its value; leaves the key in {@link #lastKey}.
   *
   * @param from behind the value before
   */
  private int member(int at, int from, int node, KeyMemory.Key previous, int depth) {
    int keyEnd = stringEnd(at + 1);
    if (keyEnd < 0) {
      return keyEnd;
    }
    boolean plain = !escaped;
    int child =
        plain
            ? paths.child(node, buffer, at + 1, keyEnd - at - 1)
            : escapedKey(node, at + 1, keyEnd);
    int colon = skipSpace(keyEnd + 1);
    if (colon >= to) {
      return INCOMPLETE;
    }
    if (buffer[colon] != ':') {
      return malformed(colon, JsonFlaw.NO_COLON);
    }
    int valueAt = skipSpace(colon + 1);
    if (valueAt >= to) {
      return INCOMPLETE;
    }
    KeyMemory.Key key =
        plain ? keys.learn(previous, node, buffer, from, valueAt, child) : keys.unknown();
    int end = child == JsonPaths.DEAD ? skipValue(valueAt, depth) : value(valueAt, child, depth);
    lastKey = key;
    return end;
  }

  private int escapedKey(int node, int start, int end) {
    if (end - start > keyScratch.length) {
      keyScratch = new byte[end - start];
    }
    int length = JsonText.unescape(buffer, start, end - start, keyScratch, 0);
    return paths.child(node, keyScratch, 0, length);
  }

  private int array(int at, int node, int depth) {
    if (depth == 0) {
      return malformed(at, JsonFlaw.TOO_DEEP);
    }
    int slot = addContainer(at, node, ValueKind.ARRAY);
    int position = skipSpace(at + 1);
    if (position < to && buffer[position] == ']') {
      return closeContainer(slot, node, at, position + 1);
    }
    while (true) {
      position = value(position, node, depth - 1);
      if (position < 0) {
        return position;
      }
      position = skipSpace(position);
      if (position >= to) {
        return INCOMPLETE;
      }
      byte b = buffer[position];
      if (b == ']') {
        return closeContainer(slot, node, at, position + 1);
      }
      if (b != ',') {
        return malformed(position, JsonFlaw.OPEN_ARRAY);
      }
      position = skipSpace(position + 1);
    }
  }

  /** Adds the container itself for fields that end here; its length is set when it closes. */
  private int addContainer(int at, int node, ValueKind kind) {
    int[] fields = paths.fieldsAt(node);
    int first = event.slots();
    for (int field : fields) {
      event.add(field, kind, at, 0);
    }
    return first;
  }

  private int closeContainer(int firstSlot, int node, int at, int end) {
    int count = paths.fieldsAt(node).length;
    for (int i = 0; i < count; i++) {
      event.setLength(firstSlot + i, end - at);
    }
    return counted(at, paths.fieldsAt(node), end);
  }

  private int literal(int at, String word, ValueKind kind, int node) {
    int end = at + word.length();
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= to) {
        return INCOMPLETE;
      }
      if (buffer[at + i] != word.charAt(i)) {
        return malformed(at, JsonFlaw.NO_VALUE);
      }
    }
    int length = kind == ValueKind.NULL ? 0 : word.length();
    for (int field : paths.fieldsAt(node)) {
      event.add(field, kind, at, length);
    }
    return counted(at, paths.fieldsAt(node), end);
  }

  private int number(int at, int node) {
    int end = at;
    while (end < to && isNumberByte(buffer[end])) {
      end++;
    }
    if (end == at) {
      return malformed(at, JsonFlaw.NO_VALUE);
    }
    if (end == to) {
      return INCOMPLETE;
    }
    for (int field : paths.fieldsAt(node)) {
      event.add(field, ValueKind.NUMBER, at, end - at);
    }
    return counted(at, paths.fieldsAt(node), end);
  }

  /** The end of a value, unless it is one too many. */
  private int counted(int at, int[] fields, int end) {
    values += fields.length;
    return values > maxValues ? malformed(at, JsonFlaw.TOO_MANY_VALUES) : end;
  }

  private static boolean isNumberByte(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }
}
