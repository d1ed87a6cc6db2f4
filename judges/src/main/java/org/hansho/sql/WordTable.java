package org.hansho.sql;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Words without regard to case, each with a set of flags. Immutable; a look-up hashes the bytes
 * once and compares at most a few words.
 */
public final class WordTable {
  private final byte[][] words;
  private final int[] flags;
  private final int mask;
  private final int longest;

  /** Which lengths words have, by their first letter: most words of a text end here. */
  private final long[] lengths = new long[128];

  /** A table of words in lower-case ASCII, at most 63 letters each, with flags that are not 0. */
  public WordTable(Map<String, Integer> entries) {
    int capacity = Integer.highestOneBit(Math.max(entries.size(), 4)) * 4;
    words = new byte[capacity][];
    flags = new int[capacity];
    mask = capacity - 1;
    longest = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    entries.forEach((word, value) -> put(word.getBytes(StandardCharsets.US_ASCII), value));
  }

  /**
   * Adds a list of words to the entries of a table to be; a word of several lists has the flags of
   * all.
   *
   * @param list words with blanks between them
   */
  public static void add(Map<String, Integer> entries, int flag, String list) {
    for (String word : list.strip().split("\\s+")) {
      entries.merge(word, flag, (before, more) -> before | more);
    }
  }

  private void put(byte[] word, int value) {
    int slot = hash(word, 0, word.length) & mask;
    while (flags[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    lengths[word[0]] |= 1L << word.length;
    words[slot] = word;
    flags[slot] = value;
  }

  /** The flags of a word, or 0. */
  public int flags(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > longest || length == 0) {
      return 0;
    }
    byte first = SqlBytes.lower(bytes[from]);
    if (first < 0 || (lengths[first] & 1L << length) == 0) {
      return 0;
    }
    int slot = hash(bytes, from, to) & mask;
    while (flags[slot] != 0) {
      if (isSame(words[slot], bytes, from, to)) {
        return flags[slot];
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + SqlBytes.lower(bytes[at]);
    }
    return hash ^ (hash >>> 15);
  }

  private static boolean isSame(byte[] word, byte[] bytes, int from, int to) {
    if (word.length != to - from) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != SqlBytes.lower(bytes[from + i])) {
        return false;
      }
    }
    return true;
  }
}
