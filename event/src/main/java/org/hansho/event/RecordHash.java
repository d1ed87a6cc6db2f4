package org.hansho.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of raw records, which orders what happened at the same time.
 *
 * <p>Multiplies and folds eight bytes at a time, in four lanes that do not wait for each other, and
 * ends with the finalizer of MurmurHash3. Not cryptographic: records that share a hash are
 * distinguished by source and position.
 */
public final class RecordHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int STRIDE = 4 * Long.BYTES;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private RecordHash() {}

  /** The hash of a slice. */
  public static long of(byte[] buffer, int offset, int length) {
    long hash = length * PRIME;
    int at = offset;
    int end = offset + length;
    if (length >= STRIDE) {
      long second = hash + 1;
      long third = hash + 2;
      long fourth = hash + 3;
      for (int last = end - STRIDE; at <= last; at += STRIDE) {
        hash = mix(hash, (long) LONGS.get(buffer, at));
        second = mix(second, (long) LONGS.get(buffer, at + Long.BYTES));
        third = mix(third, (long) LONGS.get(buffer, at + 2 * Long.BYTES));
        fourth = mix(fourth, (long) LONGS.get(buffer, at + 3 * Long.BYTES));
      }
      hash = mix(mix(mix(hash, second), third), fourth);
    }
    for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
      hash = mix(hash, (long) LONGS.get(buffer, at));
    }
    return finish(mix(hash, rest(buffer, at, end)));
  }

  /** Up to seven bytes as one number, the first of them highest. */
  private static long rest(byte[] buffer, int from, int end) {
    if (end >= Long.BYTES) {
      long last = (long) BIG_ENDIAN.get(buffer, end - Long.BYTES);
      return last & ((1L << ((end - from) * Byte.SIZE)) - 1);
    }
    long rest = 0;
    for (int at = from; at < end; at++) {
      rest = rest << 8 | (buffer[at] & 0xFF);
    }
    return rest;
  }

  private static long mix(long hash, long value) {
    long product = (hash ^ value) * PRIME;
    return product ^ (product >>> 29);
  }

  private static long finish(long value) {
    long hash = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
