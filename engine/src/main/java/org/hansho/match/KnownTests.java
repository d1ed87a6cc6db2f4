package org.hansho.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which tests of a field hold for texts that came before: short ones, whose bytes are their
 * identity, and those to which an analyzer gave one (see {@link
 * org.hansho.event.Event#setIdentity}). So neither a method nor a status nor a page that everybody
 * asks for is searched again. Bounded: a text takes the place of another one. Belongs to one
 * thread.
 */
final class KnownTests {
  /** No text has it. */
  static final long NO_IDENTITY = 0;

  private static final int PLACE_BITS = 12;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int LENGTH_SHIFT = Long.SIZE - Byte.SIZE;
  private static final int[] NO_BITS = {};

  private final long[] identities = new long[1 << PLACE_BITS];
  private final @Nullable FieldIndex[] fields = new @Nullable FieldIndex[1 << PLACE_BITS];
  private final int[][] bits = new int[1 << PLACE_BITS][];
  private int[] noted = new int[16];
  private int count;

  /** The identity of a text of at most seven bytes: its length, then its bytes. */
  static long identityOf(byte[] buffer, int offset, int length) {
    if (length >= Long.BYTES || offset + Long.BYTES > buffer.length) {
      return NO_IDENTITY;
    }
    long bytes = (long) LiteralPool.LONG.get(buffer, offset) & ((1L << (length * Byte.SIZE)) - 1);
    return bytes | ((long) length << LENGTH_SHIFT);
  }

  /** The bits that a text sets; null if they are not known. */
  @SuppressWarnings("ReferenceEquality") // Each field of each class has one index.
  int @Nullable [] of(FieldIndex field, long identity) {
    int place = place(field, identity);
    return identities[place] == identity && fields[place] == field ? bits[place] : null;
  }

  private static int place(FieldIndex field, long identity) {
    return (int) (((identity ^ field.salt()) * PRIME) >>> (Long.SIZE - PLACE_BITS));
  }

  /** The text sets these bits. */
  void note(int[] some) {
    if (count + some.length > noted.length) {
      noted = Arrays.copyOf(noted, 2 * (count + some.length));
    }
    System.arraycopy(some, 0, noted, count, some.length);
    count += some.length;
  }

  /** Keeps what was noted since the last time as all that a text sets. */
  void keep(FieldIndex field, long identity) {
    int place = place(field, identity);
    identities[place] = identity;
    fields[place] = field;
    bits[place] = count == 0 ? NO_BITS : Arrays.copyOf(noted, count);
    count = 0;
  }
}
