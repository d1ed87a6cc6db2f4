package org.hansho.intelligence;

import java.util.Arrays;

/**
 * Finds entries by their text: open addressing over the bytes that {@link EntryTable} holds,
 * entries of the same text in a chain, in the order of the lists.
 *
 * <p>About 20 bytes an entry. A look-up allocates nothing. The hash runs from the last byte to the
 * first, so that one pass over a host name gives the hash of each domain above it. Immutable and
 * shared.
 */
final class TextTable {
  private static final int NONE = -1;
  private static final long PRIME = 0x100000001B3L;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /** The hash of no bytes, to begin {@link #step} with. */
  static final long SEED = 0xCBF29CE484222325L;

  private final EntryTable entries;
  private final int[] members;
  private final int[] next;
  private final int[] heads;

  TextTable(EntryTable entries, int[] members) {
    this.entries = entries;
    this.members = members;
    next = new int[members.length];
    heads = new int[Math.max(2, Integer.highestOneBit(Math.max(1, members.length)) * 4)];
    Arrays.fill(heads, NONE);
    for (int i = members.length - 1; i >= 0; i--) {
      int length = entries.length(members[i]);
      int start = entries.start(members[i]);
      int place = place(hash(entries.text(), start, length), entries.text(), start, length);
      next[i] = heads[place];
      heads[place] = i;
    }
  }

  boolean isEmpty() {
    return members.length == 0;
  }

  /** The hash of a text. */
  static long hash(byte[] buffer, int offset, int length) {
    long hash = SEED;
    for (int at = offset + length - 1; at >= offset; at--) {
      hash = step(hash, buffer[at]);
    }
    return hash;
  }

  /** The hash of a text that has one more byte in front. */
  static long step(long hash, byte before) {
    return (hash ^ (before & 0xFF)) * PRIME;
  }

  /** Adds every entry of exactly this text. */
  void find(byte[] buffer, int offset, int length, IndicatorSearch search) {
    find(hash(buffer, offset, length), buffer, offset, length, search);
  }

  /** Adds every entry of exactly this text, whose hash is known. */
  void find(long hash, byte[] buffer, int offset, int length, IndicatorSearch search) {
    for (int i = heads[place(hash, buffer, offset, length)]; i != NONE; i = next[i]) {
      search.add(members[i]);
    }
  }

  private int place(long hash, byte[] buffer, int offset, int length) {
    int mask = heads.length - 1;
    long mixed = (hash ^ (hash >>> 29)) * MIXER;
    int place = (int) (mixed >>> 32) & mask;
    while (heads[place] != NONE && !isText(members[heads[place]], buffer, offset, length)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean isText(int entry, byte[] buffer, int offset, int length) {
    int start = entries.start(entry);
    return Arrays.equals(
        entries.text(), start, start + entries.length(entry), buffer, offset, offset + length);
  }
}
