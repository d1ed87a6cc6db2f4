package org.hansho.format.azure;

import org.hansho.event.ByteSearch;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/** Questions to the values of a row, all without regard to the case of ASCII letters. No state. */
final class Text {
  private static final byte[][] ABSENT = {
    Values.ascii("<null>"), Values.ascii("<empty>"), Values.ascii("null"), Values.ascii("-")
  };

  private static final long ABSENT_FIRSTS = firsts(ABSENT);
  private static final int LONGEST_ABSENT = 7;
  private static final byte SLASH = '/';
  private static final byte QUERY = '?';

  /** A scalar that says something; Azure writes several words for nothing. */
  static final Renames.SlotTest PRESENT = Text::isPresent;

  private Text() {}

  static boolean isPresent(Event event, int slot) {
    if (!event.isScalar(slot) || event.length(slot) == 0) {
      return false;
    }
    if (event.length(slot) > LONGEST_ABSENT || !mayBeAbsent(event, slot)) {
      return true;
    }
    for (byte[] word : ABSENT) {
      if (word.length == event.length(slot) && event.is(slot, word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value begins as one of the words for nothing, or as another letter of its bits. */
  private static boolean mayBeAbsent(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    return (ABSENT_FIRSTS >>> (buffer[event.start(slot)] & 63) & 1) != 0;
  }

  private static long firsts(byte[][] words) {
    long bits = 0;
    for (byte[] word : words) {
      bits |= 1L << (word[0] & 63);
    }
    return bits;
  }

  /** The first value that says something, fields in order of preference, or {@code NONE}. */
  static int first(Event event, int[] fields) {
    for (int field : fields) {
      int slot = first(event, field);
      if (slot != Event.NONE) {
        return slot;
      }
    }
    return Event.NONE;
  }

  /** The first value of a field that says something, or {@code NONE}. */
  static int first(Event event, int field) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    while (slot != Event.NONE && !isPresent(event, slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  /** Whether a value is one of these words, which are lower case. */
  static boolean isOneOf(Event event, int slot, byte[][] words) {
    for (byte[] word : words) {
      if (is(event, slot, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value is this word, which is lower case. */
  static boolean is(Event event, int slot, byte[] word) {
    byte[] buffer = event.buffer(slot);
    return word.length == event.length(slot) && startsWith(buffer, event.start(slot), word);
  }

  /** Whether a lower-case word stands here; the caller has looked that it fits. */
  static boolean startsWith(byte[] buffer, int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (lower(buffer[at + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where a lower-case word first stands in a value, counted from the value's begin; -1 if not. */
  static int indexOf(Event event, int slot, byte[] word) {
    return indexOf(event.buffer(slot), event.start(slot), event.length(slot), word);
  }

  static int indexOf(byte[] buffer, int start, int length, byte[] word) {
    int last = start + length - word.length;
    for (int i = start; i <= last; i++) {
      if (lower(buffer[i]) == word[0] && startsWith(buffer, i, word)) {
        return i - start;
      }
    }
    return -1;
  }

  /** Where the segment of a path ends that begins here, both counted from the value's begin. */
  static int segmentEnd(Event event, int slot, int from, int end) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    return ByteSearch.either(buffer, start + from, start + end, SLASH, QUERY) - start;
  }

  /** Where the query of an address begins, or the value's end. */
  static int queryOf(Event event, int slot, int from) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int end = start + event.length(slot);
    return ByteSearch.first(buffer, start + Math.max(0, from), end, QUERY) - start;
  }

  static boolean contains(Event event, int slot, byte[] word) {
    return indexOf(event, slot, word) >= 0;
  }

  /** Adds a part of a buffer in lower case. */
  static void addLower(Event event, int field, byte[] buffer, int start, int length) {
    if (field == Fields.UNREAD) {
      return;
    }
    int at = event.reserve(length);
    byte[] arena = event.arena();
    for (int i = 0; i < length; i++) {
      arena[at + i] = (byte) lower(buffer[start + i]);
    }
    event.addReserved(field, ValueKind.STRING, at, length);
  }

  /** Whether a value is an identifier of the form 8-4-4-4-12. */
  static boolean isGuid(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    if (event.length(slot) != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? buffer[start + i] != '-' : !isHex(buffer[start + i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isHex(byte b) {
    int letter = lower(b);
    return (b >= '0' && b <= '9') || (letter >= 'a' && letter <= 'f');
  }

  static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
