package org.hansho.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what {@link StateWriter} wrote. Belongs to one thread.
 *
 * <p>Whoever stores state guards it by a checksum, so damage is found before it comes here; what is
 * cut short all the same ends in {@link IllegalStateException}, never beyond the bytes.
 */
public class StateReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;

  /** A reader from the first byte. */
  public StateReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** A reader of a part. */
  public StateReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Reads a number. */
  public long number() {
    need(Long.BYTES);
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** Reads a number with a fraction. */
  public double decimal() {
    return Double.longBitsToDouble(number());
  }

  /** Reads a count. */
  public int count() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      need(1);
      byte b = bytes[at++];
      value |= (b & 0x7F) << shift;
      if (b >= 0) {
        break;
      }
    }
    if (value < 0) {
      throw new IllegalStateException("a negative count in saved state");
    }
    return value;
  }

  /** Reads a yes or a no. */
  public boolean flag() {
    return count() != 0;
  }

  /** Reads a text. */
  public String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Reads texts in their order. */
  public List<String> texts() {
    int number = count();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      texts.add(text());
    }
    return List.copyOf(texts);
  }

  /** Reads bytes. */
  public byte[] bytes() {
    int length = length();
    byte[] copy = new byte[length];
    System.arraycopy(bytes, at, copy, 0, length);
    at += length;
    return copy;
  }

  /** All bytes that were not read yet. */
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return rest;
  }

  /** Where the next byte stands. */
  public int position() {
    return at;
  }

  /** Whether everything was read. */
  public boolean atEnd() {
    return at >= end;
  }

  private int length() {
    int length = count();
    need(length);
    return length;
  }

  private void need(int more) {
    if (more > end - at) {
      throw new IllegalStateException("saved state ends too early, at byte " + at);
    }
  }
}
