package org.hansho.event;

import java.util.Arrays;

/**
 * Where the values of an event stand and what is known of each, a slot each, in the order they were
 * added; the slots of one field form a chain. Belongs to the thread of its event.
 *
 * <p>Everything is a number in few arrays: adding and reading a value costs a few array writes and
 * allocates nothing once the arrays have grown to the largest event seen. A new record forgets all
 * fields at once, since the stamp of a field counts only in the epoch in which it was written.
 */
final class ValueSlots {
  /** The bits of {@link #flags} that hold the value's kind. */
  static final int KIND = 7;

  /** The value has JSON escapes. */
  static final int ESCAPED = 8;

  /** It stands in the arena, not in the record. */
  static final int IN_ARENA = 16;

  /** It is text of which nobody has looked whether it is well-formed UTF-8. */
  static final int UNCHECKED_TEXT = 32;

  /** It is text of ASCII alone. */
  static final int ASCII_TEXT = 64;

  /** What the value says as a number is known. */
  static final int KNOWN_NUMBER = 128;

  /** Which address of IPv4 it is, is known. */
  static final int KNOWN_FOUR = 256;

  /** Which text it is, is known by an identity. */
  static final int KNOWN_TEXT = 512;

  /** One number is known of a slot; these bits say what it means. */
  static final int KNOWN = KNOWN_NUMBER | KNOWN_FOUR | KNOWN_TEXT;

  // Four numbers a field, side by side in one line of the cache.
  private static final int FIELD_SHIFT = 2;
  private static final int STAMP = 0;
  private static final int FIRST = 1;
  private static final int LAST = 2;

  // Five numbers a slot.
  private static final int SLOT = 5;
  private static final int START = 0;
  private static final int LENGTH = 1;
  private static final int NEXT = 2;
  private static final int FIELD = 3;
  private static final int FLAGS = 4;

  private final int[] ofFields;
  private int epoch;
  private int size;
  private int[] ofSlots = new int[64 * SLOT];

  /** Numbers and addresses of IPv4 that were read already, or identities of texts, by slot. */
  private long[] known = new long[64];

  /** No values of so many fields. */
  ValueSlots(int fields) {
    this.ofFields = new int[fields << FIELD_SHIFT];
  }

  /** Forgets all values. */
  void clear() {
    if (++epoch == 0) {
      Arrays.fill(ofFields, 0);
      epoch = 1;
    }
    size = 0;
  }

  /** Changes with each {@link #clear}. */
  int epoch() {
    return epoch;
  }

  /** How many values there are. */
  int size() {
    return size;
  }

  int add(int fieldId, int flags, int start, int length) {
    int slot = size;
    int at = slot * SLOT;
    if (at == ofSlots.length) {
      ofSlots = Arrays.copyOf(ofSlots, at * 2);
      known = Arrays.copyOf(known, slot * 2);
    }
    size = slot + 1;
    int[] numbers = ofSlots;
    numbers[at + START] = start;
    numbers[at + LENGTH] = length;
    numbers[at + NEXT] = Event.NONE;
    numbers[at + FIELD] = fieldId;
    numbers[at + FLAGS] = flags;
    int[] seen = ofFields;
    int entry = fieldId << FIELD_SHIFT;
    if (seen[entry + STAMP] == epoch) {
      numbers[seen[entry + LAST] * SLOT + NEXT] = slot;
    } else {
      seen[entry + STAMP] = epoch;
      seen[entry + FIRST] = slot;
    }
    seen[entry + LAST] = slot;
    return slot;
  }

  /** The first value of a field, or {@link Event#NONE}. */
  int first(int fieldId) {
    int entry = fieldId << FIELD_SHIFT;
    return ofFields[entry + STAMP] == epoch ? ofFields[entry + FIRST] : Event.NONE;
  }

  /** The next value of the same field, or {@link Event#NONE}. */
  int next(int slot) {
    return ofSlots[slot * SLOT + NEXT];
  }

  int field(int slot) {
    return ofSlots[slot * SLOT + FIELD];
  }

  int start(int slot) {
    return ofSlots[slot * SLOT + START];
  }

  int length(int slot) {
    return ofSlots[slot * SLOT + LENGTH];
  }

  void setLength(int slot, int length) {
    ofSlots[slot * SLOT + LENGTH] = length;
  }

  /** What is known of a value: its kind and the bits named above. */
  int flags(int slot) {
    return ofSlots[slot * SLOT + FLAGS];
  }

  /** Replaces the {@link #flags} of a value. */
  void setFlags(int slot, int flags) {
    ofSlots[slot * SLOT + FLAGS] = flags;
  }

  /** Of a value that stands in the arena now, only the kind is still known. */
  void moveToArena(int slot, int start, int length) {
    int entry = slot * SLOT;
    ofSlots[entry + FLAGS] = (ofSlots[entry + FLAGS] & KIND) | IN_ARENA;
    ofSlots[entry + START] = start;
    ofSlots[entry + LENGTH] = length;
  }

  /** Notes the one number that is known of a value, in place of the one before. */
  void know(int slot, int what, long number) {
    known[slot] = number;
    ofSlots[slot * SLOT + FLAGS] = (ofSlots[slot * SLOT + FLAGS] & ~KNOWN) | what;
  }

  /** The number that is known of a value, if {@link #flags} say so. */
  long known(int slot) {
    return known[slot];
  }
}
