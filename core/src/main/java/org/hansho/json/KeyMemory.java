package org.hansho.json;

import java.util.Arrays;

/**
 * Which key followed which in the records read so far, so that the next record's keys are compared
 * with a guess instead of being searched for their end and looked up.
 *
 * <p>Only ever a guess: an entry holds a key's text and where that key leads from one node, both
 * constant, and it is taken only if that very text stands in the record. Two keys that fall on one
 * place displace each other. Of fixed size; belongs to one scanner.
 */
final class KeyMemory {
  /** Before the first key of an object. */
  static final int START = 0;

  /** Behind a key that is not remembered. */
  static final int UNKNOWN = -1;

  private static final int FEWEST_PLACES = 64;
  private static final int MOST_PLACES = 1024;
  private static final int WIDTH = 48;

  private static final int FULL_CONFIDENCE = 256;
  private static final int COST_OF_A_MISS = 8;
  private static final int SLEEP = -8192;

  private final int[] firstOfNode;
  private final int placeShift;
  private final int[] next;
  private final int[] node;
  private final int[] child;
  private final int[] length;
  private final long[] firstWord;
  private final long[] firstMask;
  private final byte[] text;

  /** Below zero guessing rests for as many keys: records whose keys change order are not slowed. */
  private int confidence = FULL_CONFIDENCE;

  KeyMemory(int nodes) {
    int places = Math.max(FEWEST_PLACES, Math.min(MOST_PLACES, Integer.highestOneBit(nodes) * 16));
    placeShift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    firstOfNode = new int[nodes];
    next = new int[places];
    node = new int[places];
    child = new int[places];
    length = new int[places];
    firstWord = new long[places];
    firstMask = new long[places];
    text = new byte[places * WIDTH];
    Arrays.fill(node, UNKNOWN);
  }

  /**
   * The entry of the key that stands at {@code at}, if it is the one that followed last time.
   *
   * @return the entry, or {@link #UNKNOWN}
   */
  int follow(int previous, int atNode, byte[] buffer, int at, int to) {
    if (confidence < 0) {
      confidence++;
      return UNKNOWN;
    }
    if (previous == UNKNOWN) {
      return UNKNOWN;
    }
    int entry = previous == START ? firstOfNode[atNode] : next[previous];
    int end = at + length[entry];
    if (node[entry] != atNode || end > to || at + 8 > to) {
      return UNKNOWN;
    }
    long word = (long) JsonPaths.LONG.get(buffer, at);
    if (((word ^ firstWord[entry]) & firstMask[entry]) != 0) {
      return UNKNOWN;
    }
    if (!isSameFromEighth(entry, buffer, at, end)) {
      return UNKNOWN;
    }
    confidence = Math.min(FULL_CONFIDENCE, confidence + 1);
    return entry;
  }

  private boolean isSameFromEighth(int entry, byte[] buffer, int at, int end) {
    int shift = entry * WIDTH - at;
    int i = at + 8;
    for (; i + 8 <= end; i += 8) {
      if ((long) JsonPaths.LONG.get(buffer, i) != (long) JsonPaths.LONG.get(text, i + shift)) {
        return false;
      }
    }
    // The last word overlaps what was compared before.
    return i >= end
        || (long) JsonPaths.LONG.get(buffer, end - 8)
            == (long) JsonPaths.LONG.get(text, end - 8 + shift);
  }

  /** How many bytes the entry's key has, with its quotes and colon. */
  int length(int entry) {
    return length[entry];
  }

  /** Where the entry's key leads. */
  int child(int entry) {
    return child[entry];
  }

  /**
   * Remembers that a key followed another.
   *
   * @param end behind the colon, which stands right behind the key's quote
   * @return the key's entry, or {@link #UNKNOWN} if it is too long to be remembered
   */
  int learn(int previous, int atNode, byte[] buffer, int at, int end, int leadsTo) {
    if (confidence < 0) {
      return UNKNOWN;
    }
    confidence -= COST_OF_A_MISS;
    if (confidence < 0) {
      confidence = SLEEP;
    }
    int bytes = end - at;
    if (bytes > WIDTH) {
      return UNKNOWN;
    }
    long word = JsonPaths.firstWord(buffer, at, bytes);
    long mixed = (word + bytes * 31L + atNode) * 0x9E3779B97F4A7C15L;
    int entry = Math.max(1, (int) (mixed >>> placeShift));
    boolean same =
        node[entry] == atNode
            && length[entry] == bytes
            && firstWord[entry] == word
            && (bytes <= 8 || isSameFromEighth(entry, buffer, at, end));
    if (!same) {
      node[entry] = atNode;
      length[entry] = bytes;
      child[entry] = leadsTo;
      next[entry] = START;
      firstWord[entry] = word;
      firstMask[entry] = bytes >= 8 ? -1 : (1L << (bytes * 8)) - 1;
      System.arraycopy(buffer, at, text, entry * WIDTH, bytes);
    }
    if (previous == START) {
      firstOfNode[atNode] = entry;
    } else if (previous != UNKNOWN) {
      next[previous] = entry;
    }
    return entry;
  }
}
