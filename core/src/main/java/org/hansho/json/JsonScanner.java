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

  /** The bytes are not JSON; {@link #reason()} and {@link #errorOffset()} say more. */
  public static final int MALFORMED = MALFORMED_VALUE;

  private final JsonPaths paths;
  private final int maxDepth;
  private final int maxValues;

  private final KeyMemory keys;

  private int values;
  private int lastKey;
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
    this.keys = new KeyMemory(paths.nodes());
    this.maxDepth = maxDepth;
    this.maxValues = maxValues;
  }

  /** Why the last value was {@link #MALFORMED}. */
  public String reason() {
    return lastReason();
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
      case '"' -> string(at, node);
      case '{' -> object(at, node, depth);
      case '[' -> array(at, node, depth);
      case 't' -> literal(at, "true", ValueKind.BOOLEAN, node);
      case 'f' -> literal(at, "false", ValueKind.BOOLEAN, node);
      case 'n' -> literal(at, "null", ValueKind.NULL, node);
      default -> number(at, node);
    };
  }

  private int string(int at, int node) {
    int end = stringEnd(at + 1);
    if (end < 0) {
      return end;
    }
    for (int field : paths.fieldsAt(node)) {
      if (escaped) {
        event.addEscaped(field, at + 1, end - at - 1);
      } else {
        event.add(field, ValueKind.STRING, at + 1, end - at - 1);
      }
    }
    return counted(at, node, end + 1);
  }

  private int object(int at, int node, int depth) {
    if (depth == 0) {
      return malformed(at, "nested deeper than allowed");
    }
    int slot = addContainer(at, node, ValueKind.OBJECT);
    if (!paths.hasChildren(node)) {
      int end = skipContainer(at, depth);
      return end < 0 ? end : closeContainer(slot, node, at, end);
    }
    int position = skipSpace(at + 1);
    if (position < to && buffer[position] == '}') {
      return closeContainer(slot, node, at, position + 1);
    }
    int previous = KeyMemory.START;
    while (true) {
      if (position >= to) {
        return INCOMPLETE;
      }
      int key = keys.follow(previous, node, buffer, position, to);
      if (key != KeyMemory.UNKNOWN) {
        position = memberValue(position + keys.length(key), keys.child(key), depth - 1);
        previous = key;
      } else {
        position = member(position, node, previous, depth - 1);
        previous = lastKey;
      }
      if (position < 0) {
        return position;
      }
      position = skipSpace(position);
      if (position >= to) {
        return INCOMPLETE;
      }
      byte b = buffer[position];
      if (b == '}') {
        return closeContainer(slot, node, at, position + 1);
      }
      if (b != ',') {
        return malformed(position, "expected , or } in an object");
      }
      position = skipSpace(position + 1);
    }
  }

  /** A key, its colon and its value; leaves the key's entry in {@link #lastKey}. */
  private int member(int at, int node, int previous, int depth) {
    if (buffer[at] != '"') {
      return malformed(at, "expected a key in double quotes");
    }
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
      return malformed(colon, "expected : after a key");
    }
    int key =
        plain && colon == keyEnd + 1
            ? keys.learn(previous, node, buffer, at, colon + 1, child)
            : KeyMemory.UNKNOWN;
    int end = memberValue(colon + 1, child, depth);
    lastKey = key;
    return end;
  }

  private int memberValue(int at, int child, int depth) {
    int position = skipSpace(at);
    return child == JsonPaths.DEAD ? skipValue(position, depth) : value(position, child, depth);
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
      return malformed(at, "nested deeper than allowed");
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
        return malformed(position, "expected , or ] in an array");
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
    return counted(at, node, end);
  }

  private int literal(int at, String word, ValueKind kind, int node) {
    int end = at + word.length();
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= to) {
        return INCOMPLETE;
      }
      if (buffer[at + i] != word.charAt(i)) {
        return malformed(at, "expected a value");
      }
    }
    int length = kind == ValueKind.NULL ? 0 : word.length();
    for (int field : paths.fieldsAt(node)) {
      event.add(field, kind, at, length);
    }
    return counted(at, node, end);
  }

  private int number(int at, int node) {
    int end = at;
    while (end < to && isNumberByte(buffer[end])) {
      end++;
    }
    if (end == at) {
      return malformed(at, "expected a value");
    }
    if (end == to) {
      return INCOMPLETE;
    }
    for (int field : paths.fieldsAt(node)) {
      event.add(field, ValueKind.NUMBER, at, end - at);
    }
    return counted(at, node, end);
  }

  /** The end of a value, unless it is one too many. */
  private int counted(int at, int node, int end) {
    values += paths.fieldsAt(node).length;
    return values > maxValues ? malformed(at, "more values than allowed") : end;
  }

  private static boolean isNumberByte(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }
}
