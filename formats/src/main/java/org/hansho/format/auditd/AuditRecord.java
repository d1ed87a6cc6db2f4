package org.hansho.format.auditd;

import java.util.Arrays;

/**
 * One audit record taken apart: who wrote it, when, and its keys and values as slices of a buffer.
 * A reusable view: the next record overwrites it. Belongs to one thread.
 */
final class AuditRecord {
  /** The value of {@link #part} for a whole argument. */
  static final int WHOLE = -1;

  /** The value of {@link #part} for the announced length of an argument that comes in parts. */
  static final int LENGTH = -2;

  private final RecordKeys keys;
  private final int mostValues;
  private final int[] roleToken = new int[Role.ALL.length];

  byte[] buffer = {};
  RecordType type = RecordType.OTHER;
  byte[] typeBuffer = {};
  int typeStart;
  int typeLength;
  int nodeStart;

  /** Zero if the record names no node. */
  int nodeLength;

  /**
   * Where the values end in a buffer that is not the record's own text but one they were decoded
   * into, from its beginning; zero if the buffer holds the record as it was read.
   */
  int valuesEnd;

  /** Nanoseconds since 1970. */
  long time;

  long serial;

  int count;
  int[] key = new int[64];
  int[] start = new int[64];
  int[] length = new int[64];
  int[] part = new int[64];
  byte[] form = new byte[64];

  AuditRecord(RecordKeys keys, int mostValues) {
    this.keys = keys;
    this.mostValues = mostValues;
  }

  /** Forgets the last record. */
  void begin(byte[] bytes) {
    buffer = bytes;
    type = RecordType.OTHER;
    typeLength = 0;
    nodeLength = 0;
    valuesEnd = 0;
    count = 0;
    Arrays.fill(roleToken, -1);
  }

  /** Says who wrote the record. */
  void setNode(int nodeOffset, int bytes) {
    nodeStart = nodeOffset;
    nodeLength = bytes;
  }

  /** Says what the record is. */
  void setType(byte[] text, int typeOffset, int bytes) {
    typeBuffer = text;
    typeStart = typeOffset;
    typeLength = bytes;
    type = RecordType.of(text, typeOffset, bytes);
  }

  /**
   * Adds a value.
   *
   * @return false if the record has more values than allowed
   */
  boolean add(int keyNumber, int keyPart, int offset, int bytes, byte valueForm) {
    int token = count;
    if (token == key.length) {
      if (token >= mostValues) {
        return false;
      }
      grow();
    }
    count = token + 1;
    key[token] = keyNumber;
    part[token] = keyPart;
    start[token] = offset;
    length[token] = bytes;
    form[token] = valueForm;
    int role = keys.role(keyNumber);
    if (role >= 0 && roleToken[role] < 0) {
      roleToken[role] = token;
    }
    return true;
  }

  private void grow() {
    int capacity = key.length * 2;
    key = Arrays.copyOf(key, capacity);
    part = Arrays.copyOf(part, capacity);
    start = Arrays.copyOf(start, capacity);
    length = Arrays.copyOf(length, capacity);
    form = Arrays.copyOf(form, capacity);
  }

  /** The first value of a role, or -1. */
  int token(Role role) {
    return roleToken[role.ordinal()];
  }

  /** Whether the first value of a role is there and not null. */
  boolean has(Role role) {
    int token = token(role);
    return token >= 0 && form[token] != Form.NULL;
  }

  /** The decimal number that a role has, or {@code otherwise}. */
  long number(Role role, long otherwise) {
    int token = token(role);
    return token < 0 ? otherwise : Numbers.decimal(buffer, start[token], length[token], otherwise);
  }

  /** Whether the value of a role is that word. */
  boolean is(Role role, String word) {
    int token = token(role);
    return token >= 0 && Numbers.isWord(buffer, start[token], length[token], word);
  }
}
