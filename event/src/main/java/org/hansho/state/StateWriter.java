package org.hansho.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * Writes state as bytes: numbers of eight bytes, counts of variable length, texts behind their
 * length. Grows as needed; belongs to one thread. The counterpart is {@link StateReader}.
 */
public class StateWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[256];
  private int used;

  /** Writes a number. */
  public void number(long value) {
    room(Long.BYTES);
    LONG.set(bytes, used, value);
    used += Long.BYTES;
  }

  /** Writes a number with a fraction, exactly. */
  public void decimal(double value) {
    number(Double.doubleToRawLongBits(value));
  }

  /** Writes a count, which is not negative, in one to five bytes. */
  public void count(int value) {
    room(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[used++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[used++] = (byte) rest;
  }

  /** Writes a yes or a no. */
  public void flag(boolean value) {
    count(value ? 1 : 0);
  }

  /** Writes a text. */
  public void text(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    bytes(encoded, 0, encoded.length);
  }

  /** Writes texts in their order, behind their number. */
  public void texts(Collection<String> values) {
    count(values.size());
    values.forEach(this::text);
  }

  /** Writes bytes behind their number. */
  public void bytes(byte[] source, int offset, int length) {
    count(length);
    room(length);
    System.arraycopy(source, offset, bytes, used, length);
    used += length;
  }

  /** Writes bytes alone; whoever reads them knows how many there are. */
  public void raw(byte[] source) {
    room(source.length);
    System.arraycopy(source, 0, bytes, used, source.length);
    used += source.length;
  }

  private void room(int more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length * 2));
    }
  }

  /** How many bytes were written. */
  public int size() {
    return used;
  }

  /** A copy of all that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, used);
  }

  /** What was written, from index 0 to {@link #size()}; valid until the next write. */
  public byte[] buffer() {
    return bytes;
  }

  /** Forgets everything. */
  public void clear() {
    used = 0;
  }
}
