package org.hansho.detect;

/**
 * Hashes of the values of one observation, each made once for all documents that ask. Sixteen
 * columns at a time; another one in a place is made again. Belongs to one thread.
 */
final class ValueHashes {
  private static final int PLACES = 16;

  private final int[] columns = new int[PLACES];
  private final int[] turns = new int[PLACES];
  private final long[] hashes = new long[PLACES];
  private final SeededHashes seeded;
  private int turn = 1;

  ValueHashes(SeededHashes seeded) {
    this.seeded = seeded;
  }

  /** Forgets all hashes, for another observation. */
  void clear() {
    turn++;
  }

  /** Which of the observations this is that these hashes were for. */
  int turn() {
    return turn;
  }

  /** The hash of the first value of a column, which there is. */
  long of(Fact fact, int column) {
    int place = column & (PLACES - 1);
    if (columns[place] != column || turns[place] != turn) {
      columns[place] = column;
      turns[place] = turn;
      hashes[place] = hash(fact, column, seeded);
    }
    return hashes[place];
  }

  /** The same, not remembered. */
  static long hash(Fact fact, int column, SeededHashes seeded) {
    int at = fact.first(column);
    return seeded.value(fact.buffer(), at, fact.length(at));
  }
}
