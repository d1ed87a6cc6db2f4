package org.hansho.detect;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * That a document listens to the facts of another one.
 *
 * @param document index of the document that listens
 * @param role which of its rules the facts come from
 * @param layer the layer it is decided in
 * @param key columns of the facts that make the key
 * @param gaps whether a fact has a key although a part of it has no value
 * @param copy for each column of the listening document's own facts the column of these facts that
 *     it is filled from, or {@link FactLayout#ABSENT}
 * @param hashes make the key
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed after the plan was made.
public record Listener(
    int document, int role, int layer, int[] key, boolean gaps, int[] copy, SeededHashes hashes) {
  private static final byte[] WHOLE = {};

  /** Room for most keys of several fields. */
  private static final int ROOM = 192;

  /** For keys of one field, which are hashed where they stand; never written to. */
  private static final KeyRoom NO_ROOM = new KeyRoom(0);

  /**
   * The key of a fact, or null if a field of the key has no value and gaps are not allowed.
   * Allocates the key only.
   */
  public @Nullable GroupKey keyOf(Fact fact) {
    HashValue128 hash = hashOf(fact, key.length < 2 ? NO_ROOM : new KeyRoom(ROOM));
    return hash == null
        ? null
        : new GroupKey(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  /**
   * Writes both halves of the key of a fact; returns false if it has none.
   *
   * @param room where values are put together; of this fact
   * @param at where in {@code keys} the upper half goes
   */
  boolean keyOf(Fact fact, KeyRoom room, long[] keys, int at) {
    HashValue128 hash = hashOf(fact, room);
    if (hash == null) {
      return false;
    }
    keys[at] = hash.getMostSignificantBits();
    keys[at + 1] = hash.getLeastSignificantBits();
    return true;
  }

  private @Nullable HashValue128 hashOf(Fact fact, KeyRoom room) {
    if (key.length == 1) {
      int start = fact.columnStart(key[0]);
      boolean isEmpty = start == Fact.NONE || fact.buffer()[start] == 0;
      return isEmpty ? emptyKey() : hash(fact.buffer(), start, fact.columnEnd(start) - start);
    }
    return key.length == 0 ? hash(WHOLE, 0, 0) : hashOfSeveral(fact, room);
  }

  /** The values that make the key of a fact, as a person reads them; several of one are joined. */
  public List<String> valuesOf(Fact fact) {
    List<String> values = new ArrayList<>(key.length);
    for (int column : key) {
      StringJoiner joined = new StringJoiner(", ");
      int at = fact.first(column);
      for (int left = fact.count(column); left > 0; left--) {
        joined.add(new String(fact.buffer(), at, fact.length(at), StandardCharsets.UTF_8));
        at = left > 1 ? fact.next(at) : at;
      }
      values.add(joined.toString());
    }
    return values;
  }

  private @Nullable HashValue128 emptyKey() {
    return gaps ? hash(WHOLE, 0, 0) : null;
  }

  private @Nullable HashValue128 hashOfSeveral(Fact fact, KeyRoom room) {
    int at = 0;
    for (int column : key) {
      at = room.append(fact, column, at);
      if (at == KeyRoom.NOTHING) {
        return emptyKey();
      }
    }
    return hash(room.bytes(), 0, at);
  }

  private HashValue128 hash(byte[] bytes, int offset, int length) {
    return hashes.key(bytes, offset, length);
  }
}
