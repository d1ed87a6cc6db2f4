package org.hansho.format.syslog;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * The structured data of RFC 5424, {@code [id name="value" …]…}: a parameter is the field {@code
 * id.name}. Belongs to one reader.
 */
final class StructuredData {
  private static final int LONGEST_NAME = 256;

  private final NameTable fieldNames;
  private final int maxValues;
  private final byte[] name = new byte[LONGEST_NAME];

  StructuredData(Fields fields, int maxValues) {
    this.fieldNames = new NameTable(fields.names());
    this.maxValues = maxValues;
  }

  /** The index behind the elements at {@code from}; a broken one ends the structured data. */
  static int end(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] == '[') {
      int close = elementEnd(buffer, at, to);
      if (close < 0) {
        return at;
      }
      at = close;
    }
    return at;
  }

  private static int elementEnd(byte[] buffer, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (quoted && b == '\\') {
        i++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (b == ']' && !quoted) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Adds the parameters that somebody reads. */
  void read(Event event, byte[] buffer, int from, int to) {
    int at = from;
    int values = 0;
    while (at < to && buffer[at] == '[') {
      int idStart = at + 1;
      int idEnd = idStart;
      while (idEnd < to && buffer[idEnd] != ' ' && buffer[idEnd] != ']') {
        idEnd++;
      }
      at = idEnd;
      while (at < to && buffer[at] == ' ' && values++ < maxValues) {
        at = parameter(event, buffer, idStart, idEnd, at + 1, to);
      }
      at = at < to && buffer[at] == ']' ? at + 1 : to;
    }
  }

  /** Reads one {@code name="value"} and returns the index behind it. */
  private int parameter(Event event, byte[] buffer, int idStart, int idEnd, int from, int to) {
    int equals = Bytes.indexOf(buffer, from, to, (byte) '=');
    if (equals < 0 || equals + 1 >= to || buffer[equals + 1] != '"') {
      return to;
    }
    int start = equals + 2;
    int end = start;
    boolean escaped = false;
    while (end < to && buffer[end] != '"') {
      boolean backslash = buffer[end] == '\\';
      escaped |= backslash;
      end += backslash ? 2 : 1;
    }
    end = Math.min(end, to);
    int field = field(buffer, idStart, idEnd, from, equals);
    if (field >= 0) {
      if (escaped) {
        addUnescaped(event, field, buffer, start, end);
      } else {
        event.add(field, ValueKind.STRING, start, end - start);
      }
    }
    return Math.min(end + 1, to);
  }

  private int field(byte[] buffer, int idStart, int idEnd, int nameStart, int nameEnd) {
    int idLength = idEnd - idStart;
    int length = idLength + 1 + nameEnd - nameStart;
    if (length > LONGEST_NAME) {
      return NameTable.ABSENT;
    }
    System.arraycopy(buffer, idStart, name, 0, idLength);
    name[idLength] = '.';
    System.arraycopy(buffer, nameStart, name, idLength + 1, nameEnd - nameStart);
    return fieldNames.find(name, 0, length);
  }

  /**
   * A backslash stands before a quote, a backslash and a closing bracket, RFC 5424 section 6.3.3.
   */
  private static void addUnescaped(Event event, int field, byte[] buffer, int start, int end) {
    int at = event.reserve(end - start);
    byte[] arena = event.arena();
    int out = at;
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      if (b == '\\' && i + 1 < end && isEscapable(buffer[i + 1])) {
        b = buffer[++i];
      }
      arena[out++] = b;
    }
    event.addReserved(field, ValueKind.STRING, at, out - at);
  }

  private static boolean isEscapable(byte b) {
    return b == '"' || b == '\\' || b == ']';
  }
}
