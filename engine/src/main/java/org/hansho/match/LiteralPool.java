package org.hansho.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The literals of one field: their bytes, and the bits that each sets where it is found.
 *
 * <p>Texts are compared eight bytes at a time, so they must have {@link #PADDING} bytes behind
 * them. Immutable and shared.
 */
final class LiteralPool {
  /** Bytes that must be readable behind the end of a text. */
  static final int PADDING = 8;

  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] pool;
  private final int[] starts;
  private final int[][] bits;

  LiteralPool(List<byte[]> literals, List<int[]> bits) {
    int total = literals.stream().mapToInt(literal -> literal.length).sum();
    this.pool = new byte[total + PADDING];
    this.starts = new int[literals.size() + 1];
    this.bits = bits.toArray(int[][]::new);
    int at = 0;
    for (int i = 0; i < literals.size(); i++) {
      byte[] literal = literals.get(i);
      System.arraycopy(literal, 0, pool, at, literal.length);
      at += literal.length;
      starts[i + 1] = at;
    }
  }

  int length(int literal) {
    return starts[literal + 1] - starts[literal];
  }

  /** The bits that a literal sets. */
  int[] bits(int literal) {
    return bits[literal];
  }

  /** Whether a literal stands at a place of a text; the text must be long enough. */
  boolean standsAt(int literal, byte[] text, int at) {
    int mine = starts[literal];
    int left = starts[literal + 1] - mine;
    int theirs = at;
    while (left >= 8) {
      if ((long) LONG.get(pool, mine) != (long) LONG.get(text, theirs)) {
        return false;
      }
      mine += 8;
      theirs += 8;
      left -= 8;
    }
    long difference = (long) LONG.get(pool, mine) ^ (long) LONG.get(text, theirs);
    return left == 0 || difference << (64 - left * 8) == 0;
  }

  /** A hash of bytes, equal for equal bytes. */
  static long hash(byte[] text, int from, int length) {
    long hash = length;
    int at = from;
    int left = length;
    while (left >= 8) {
      hash = (hash ^ (long) LONG.get(text, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
      at += 8;
      left -= 8;
    }
    if (left > 0) {
      long tail = (long) LONG.get(text, at) << (64 - left * 8);
      hash = (hash ^ tail) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
