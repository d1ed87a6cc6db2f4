package org.hansho.detect.baseline;

import java.nio.charset.StandardCharsets;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.detect.SeededHashes;

/**
 * The tuples of some fields of a fact: one for each combination where a field has several values,
 * at most {@link #MOST}. Immutable; hashing allocates nothing.
 */
final class Tuples {
  /** Most combinations of a fact that are looked at. */
  static final int MOST = 64;

  /** In place of a hash: that there is none. */
  static final long ABSENT = 0;

  /** In place of a hash: that there are several. */
  static final long SEVERAL = 1;

  /** Longest text of a tuple that is shown, in characters. */
  private static final int SHOWN = 200;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int ROTATION = 29;

  private final int[][] columnsOfRole;
  private final SeededHashes hashes;

  private Tuples(int[][] columnsOfRole, SeededHashes hashes) {
    this.hashes = hashes;
    this.columnsOfRole = columnsOfRole;
  }

  /**
   * Tuples of these fields.
   *
   * @param roles how many roles facts may have
   */
  static Tuples of(Iterable<String> fields, Columns columns, int roles) {
    int[][] ofRole = new int[roles][];
    for (int role = 0; role < roles; role++) {
      ofRole[role] = columns.of(role, fields);
    }
    return new Tuples(ofRole, columns.hashes());
  }

  /** How many tuples a fact has; 0 if a field has no value. */
  int count(int role, Fact fact) {
    int tuples = 1;
    for (int column : columnsOfRole[role]) {
      tuples = Math.min(MOST, tuples * fact.count(column));
    }
    return tuples;
  }

  /** The hash of one of the tuples. */
  long hash(int role, Fact fact, int index) {
    long hash = SPREAD;
    int rest = index;
    for (int column : columnsOfRole[role]) {
      int values = fact.count(column);
      long ofValue =
          values == 1
              ? fact.valueHash(column, hashes)
              : hash(fact, value(fact, column, rest % values));
      rest /= values;
      hash = (Long.rotateLeft(hash, ROTATION) ^ ofValue) * SPREAD;
    }
    return hash;
  }

  private long hash(Fact fact, int at) {
    return hashes.value(fact.buffer(), at, fact.length(at));
  }

  /**
   * The hash of the only tuple of a fact, {@link #ABSENT} if it has none, or {@link #SEVERAL} if it
   * has or may have more.
   */
  long single(int role, Fact fact) {
    long hash = SPREAD;
    for (int column : columnsOfRole[role]) {
      int count = fact.count(column);
      if (count != 1) {
        return count == 0 ? ABSENT : SEVERAL;
      }
      hash = (Long.rotateLeft(hash, ROTATION) ^ fact.valueHash(column, hashes)) * SPREAD;
    }
    return hash == ABSENT ? SEVERAL : hash;
  }

  /** One of the tuples as text, for a person. */
  String text(int role, Fact fact, int index) {
    StringBuilder text = new StringBuilder();
    int rest = index;
    for (int column : columnsOfRole[role]) {
      int values = fact.count(column);
      int at = value(fact, column, rest % values);
      rest /= values;
      text.append(text.isEmpty() ? "" : " + ");
      text.append(new String(fact.buffer(), at, fact.length(at), StandardCharsets.UTF_8));
    }
    return text.length() <= SHOWN ? text.toString() : text.substring(0, SHOWN) + "…";
  }

  private static int value(Fact fact, int column, int index) {
    int at = fact.first(column);
    for (int skipped = 0; skipped < index; skipped++) {
      at = fact.next(at);
    }
    return at;
  }
}
