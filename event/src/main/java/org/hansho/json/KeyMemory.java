package org.hansho.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which key followed which in the records read so far, so that the next record's keys are compared
 * with two guesses instead of being searched for their end and looked up.
 *
 * <p>Only ever a guess: what is remembered of a key is all that stood between two values, such as
 * {@code ,"name":"}, and where that key leads from one node, both constant, and it is taken only if
 * that very text stands in the record. Two guesses, since kinds of records take turns. Two keys
 * that fall on one place displace each other. Of fixed size; belongs to one scanner.
 */
final class KeyMemory {
  private static final int FEWEST_PLACES = 64;
  private static final int MOST_PLACES = 1024;
  private static final int MOST_WORDS = 12;
  private static final int PROBES = 4;
  private static final int NO_NODE = -2;

  private static final int FULL_CONFIDENCE = 256;
  private static final int COST_OF_A_MISS = 4;
  private static final int SLEEP = -8192;

  private final JsonPaths paths;
  private final int placeShift;
  private final @Nullable Key[] keys;
  private final @Nullable Key[] starts;

  /** Behind a key that is not remembered. */
  private final Key unknown = new Key(0);

  /** Below zero guessing rests for as many keys: records whose keys change order are not slowed. */
  private int confidence = FULL_CONFIDENCE;

  KeyMemory(JsonPaths paths) {
    this.paths = paths;
    int nodes = paths.nodes();
    int places = Math.max(FEWEST_PLACES, Math.min(MOST_PLACES, Integer.highestOneBit(nodes) * 16));
    placeShift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    keys = new @Nullable Key[places];
    starts = new @Nullable Key[nodes];
  }

  /** A key of one node, and the two that followed it last. */
  static final class Key {
    private final long[] words;
    private int node = NO_NODE;
    private int length;
    private int lastWord;
    private long lastMask;
    private int child = JsonPaths.DEAD;
    private int[] fields = JsonPaths.NO_FIELDS;
    private boolean string;
    private Key next = this;
    private Key other = this;

    private Key(int words) {
      this.words = new long[words];
    }

    /** How many bytes stand between the value before and the value behind the key. */
    int length() {
      return length;
    }

    /** The node behind the key. */
    int child() {
      return child;
    }

    /** The fields that the key's value belongs to. */
    int[] fields() {
      return fields;
    }

    /** Whether the value is a string, whose quote counts as part of the key. */
    boolean isString() {
      return string;
    }

    private boolean stands(int atNode, byte[] buffer, int at, int to) {
      int last = at + lastWord * Long.BYTES;
      if (node != atNode || at + length > to || last + Long.BYTES > buffer.length) {
        return false;
      }
      for (int i = 0; i < lastWord; i++) {
        if ((long) JsonPaths.LONG.get(buffer, at + i * Long.BYTES) != words[i]) {
          return false;
        }
      }
      return (((long) JsonPaths.LONG.get(buffer, last) ^ words[lastWord]) & lastMask) == 0;
    }

    private boolean isFor(int ofNode, byte[] buffer, int from, int end) {
      return length == end - from && stands(ofNode, buffer, from, end);
    }

    private void set(int ofNode, byte[] buffer, int from, int end, Key unknown) {
      node = ofNode;
      length = end - from;
      lastWord = (length - 1) / Long.BYTES;
      lastMask = -1L >>> ((lastWord + 1) * Long.SIZE - length * Byte.SIZE);
      for (int i = 0; i <= lastWord; i++) {
        words[i] = JsonPaths.firstWord(buffer, from + i * 8, Math.min(8, length - i * 8));
      }
      next = unknown;
      other = unknown;
    }

    private void leads(int toNode, int[] toFields, boolean isString) {
      child = toNode;
      fields = toFields;
      string = isString;
    }

    private void isFollowedBy(Key key) {
      if (next != key) {
        other = next;
        next = key;
      }
    }
  }

  /** What stands before the first key of an object. */
  Key start(int node) {
    Key start = starts[node];
    if (start == null) {
      start = new Key(0);
      start.next = unknown;
      start.other = unknown;
      starts[node] = start;
    }
    return start;
  }

  /** What stands behind a key that is not remembered. */
  Key unknown() {
    return unknown;
  }

  /**
   * The key behind the value that ends at {@code at}, if it is one of the two that followed last.
   *
   * @return the key, or null
   */
  @Nullable Key follow(Key previous, int node, byte[] buffer, int at, int to) {
    if (confidence < 0) {
      confidence++;
      return null;
    }
    Key key = previous.next;
    if (!key.stands(node, buffer, at, to)) {
      key = previous.other;
      if (!key.stands(node, buffer, at, to)) {
        return null;
      }
    }
    confidence = Math.min(FULL_CONFIDENCE, confidence + 1);
    return key;
  }

  /**
   * Remembers that a key followed another.
   *
   * @param from behind the value before
   * @param valueAt where the key's value begins
   * @return the key, or {@link #unknown} if it is too long to be remembered
   */
  Key learn(Key previous, int node, byte[] buffer, int from, int valueAt, int child) {
    if (confidence < 0) {
      return unknown;
    }
    confidence -= COST_OF_A_MISS;
    if (confidence < 0) {
      confidence = SLEEP;
    }
    boolean string = buffer[valueAt] == '"';
    int end = string ? valueAt + 1 : valueAt;
    if (end - from > MOST_WORDS * Long.BYTES || end + Long.BYTES > buffer.length) {
      return unknown;
    }
    Key key = at(node, buffer, from, end);
    if (!key.isFor(node, buffer, from, end)) {
      key.set(node, buffer, from, end, unknown);
      key.leads(child, child < 0 ? JsonPaths.NO_FIELDS : paths.fieldsAt(child), string);
    }
    if (previous != unknown) {
      previous.isFollowedBy(key);
    }
    return key;
  }

  private Key at(int node, byte[] buffer, int from, int end) {
    int length = end - from;
    long word = JsonPaths.firstWord(buffer, from, length);
    long last = JsonPaths.firstWord(buffer, Math.max(from, end - 8), Math.min(length, 8));
    long mixed = (word + last * 31 + length * 31L + node) * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> placeShift);
    for (int probe = 0; probe < PROBES; probe++) {
      Key key = keys[place ^ probe];
      if (key == null) {
        key = new Key(MOST_WORDS);
        keys[place ^ probe] = key;
        return key;
      }
      if (key.isFor(node, buffer, from, end)) {
        return key;
      }
    }
    return Objects.requireNonNull(keys[place]);
  }
}
