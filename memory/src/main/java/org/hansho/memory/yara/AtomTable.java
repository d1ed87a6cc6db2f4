package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All atoms of all rules, found by the four bytes that stand at a place, or by two for short atoms.
 *
 * <p>Atoms are cut to four bytes, so that one look at a filter that stays in the cache answers
 * almost every place, where an automaton would load a row of its table. Immutable and shared.
 */
final class AtomTable {
  static final int NONE = -1;

  private static final int FILTER_BITS = 20;
  private static final int PAIRS = 1 << 16;
  private static final int SPREAD = 0x9e3779b1;

  /** What stands behind an atom: whose it is and where the match would begin. */
  record Entry(int pattern, Variant variant, int nearest, int farthest, boolean placed) {}

  private final Entry[] entries;
  private final int[] next;
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final int[] keys;
  private final int[] heads;

  /** By two bytes; empty if there is no short atom. */
  private int[] pairs = {};

  AtomTable(List<YaraRule> rules) {
    List<Entry> all = new ArrayList<>();
    List<byte[]> atoms = new ArrayList<>();
    for (YaraRule rule : rules) {
      for (int i = 0; i < rule.patterns().size(); i++) {
        Pattern pattern = rule.patterns().get(i);
        for (int k = 0; k < pattern.atoms().size(); k++) {
          Atom atom = pattern.atoms().get(k);
          Variant variant = pattern.variants().get(k);
          int number = rule.firstPattern() + i;
          all.add(new Entry(number, variant, atom.nearest(), atom.farthest(), pattern.placed()));
          atoms.add(atom.bytes());
        }
      }
    }
    entries = all.toArray(Entry[]::new);
    next = new int[entries.length];
    int slots = Integer.highestOneBit(Math.max(8, entries.length)) * 4;
    keys = new int[slots];
    heads = new int[slots];
    Arrays.fill(heads, NONE);
    for (int i = entries.length - 1; i >= 0; i--) {
      put(atoms.get(i), i);
    }
  }

  private void put(byte[] atom, int entry) {
    int pair = (atom[0] & 0xff) | (atom[1] & 0xff) << 8;
    if (atom.length < Atom.LONGEST) {
      if (pairs.length == 0) {
        pairs = new int[PAIRS];
        Arrays.fill(pairs, NONE);
      }
      next[entry] = pairs[pair];
      pairs[pair] = entry;
      return;
    }
    int key = pair | (atom[2] & 0xff) << 16 | (atom[3] & 0xff) << 24;
    int bit = (key * SPREAD) >>> (Integer.SIZE - FILTER_BITS);
    filter[bit >> 6] |= 1L << (bit & 63);
    int slot = slot(key);
    while (heads[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    next[entry] = heads[slot];
    heads[slot] = entry;
  }

  private int slot(int key) {
    return ((key * SPREAD) >>> 8) & (keys.length - 1);
  }

  /** Whether four bytes in lower case may be an atom. */
  boolean mayHold(int four) {
    int bit = (four * SPREAD) >>> (Integer.SIZE - FILTER_BITS);
    return (filter[bit >> 6] & (1L << (bit & 63))) != 0;
  }

  /** The first entry of an atom of four bytes. */
  int first(int four) {
    int slot = slot(four);
    while (heads[slot] != NONE) {
      if (keys[slot] == four) {
        return heads[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** Whether there are atoms shorter than four bytes. */
  boolean hasPairs() {
    return pairs.length > 0;
  }

  /** The first entry of an atom that begins with two bytes. */
  int firstOfPair(int two) {
    return pairs[two];
  }

  int next(int entry) {
    return next[entry];
  }

  Entry entry(int entry) {
    return entries[entry];
  }
}
