package org.hansho.format.syslog;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Adds parts of a line to an event, whether the line stands in the event's record or was decoded
 * elsewhere. Fields that nobody reads are passed over. Belongs to one reader.
 */
public final class FieldWriter {
  private Event event;
  private final int[] source;
  private final int[] sourceIp;
  private final int[] sourceDomain;
  private byte[] buffer = {};
  private boolean inRecord = true;

  /** A writer for events over the given fields. */
  public FieldWriter(Fields fields) {
    event = new Event(fields);
    source = new int[] {fields.id("source.address")};
    sourceIp = new int[] {fields.id("source.ip")};
    sourceDomain = new int[] {fields.id("source.domain")};
  }

  /**
   * Starts on a text.
   *
   * @param target receives the values
   * @param text the buffer of the record, or one that holds what was decoded from it; it may be the
   *     arena of the event, even if that grows meanwhile
   */
  public void begin(Event target, byte[] text) {
    event = target;
    buffer = text;
    inRecord = text == target.recordBuffer();
  }

  public Event event() {
    return event;
  }

  /** Adds a part of the text; an empty part is no value. */
  public void add(int field, int from, int to) {
    if (field < 0 || to <= from) {
      return;
    }
    if (inRecord) {
      event.add(field, ValueKind.STRING, from, to - from);
    } else {
      event.addCopy(field, ValueKind.STRING, buffer, from, to - from);
    }
  }

  public void add(int[] fields, int from, int to) {
    for (int field : fields) {
      add(field, from, to);
    }
  }

  /** Adds a part of the text unless the field has a value already. */
  public void addFirst(int field, int from, int to) {
    if (field >= 0 && event.first(field) == Event.NONE) {
      add(field, from, to);
    }
  }

  /** Adds a word that does not stand in the text. */
  public void addWord(int field, byte[] word) {
    if (field >= 0) {
      event.addCopy(field, ValueKind.STRING, word, 0, word.length);
    }
  }

  /** Adds a small number in decimal. */
  void addNumber(int field, int number) {
    if (field < 0) {
      return;
    }
    int at = event.reserve(3);
    byte[] arena = event.arena();
    int end = at;
    if (number >= 100) {
      arena[end++] = (byte) ('0' + number / 100 % 10);
    }
    if (number >= 10) {
      arena[end++] = (byte) ('0' + number / 10 % 10);
    }
    arena[end++] = (byte) ('0' + number % 10);
    event.addReserved(field, ValueKind.STRING, at, end - at);
  }

  /** Adds where something came from, which may be an address or a host name. */
  public void addSource(int from, int to) {
    add(source, from, to);
    add(Bytes.isAddress(buffer, from, to) ? sourceIp : sourceDomain, from, to);
  }

  /** Adds the part behind the last slash. */
  void addBaseName(int field, int from, int to) {
    int start = to;
    while (start > from && buffer[start - 1] != '/') {
      start--;
    }
    add(field, start, to);
  }

  /** Adds the name a program logs under; of a path only the last part, of {@code a/b} all. */
  void addProgramName(int field, int from, int to) {
    if (to > from && buffer[from] == '/') {
      addBaseName(field, from, to);
    } else {
      add(field, from, to);
    }
  }

  /** Adds each word of a part, as a value of its own. */
  void addWords(int field, int from, int to, byte separator) {
    if (field < 0) {
      return;
    }
    int at = from;
    while (at < to) {
      int end = Bytes.indexOf(buffer, at, to, separator);
      end = end < 0 ? to : end;
      add(field, at, end);
      at = end + 1;
    }
  }
}
