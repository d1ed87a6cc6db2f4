package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few bytes in a row that every match of a variant has, and where.
 *
 * @param bytes two to four bytes, letters in lower case
 * @param nearest how far behind the beginning of the match they stand at least
 * @param farthest and at most
 */
record Atom(byte[] bytes, int nearest, int farthest) {
  static final int LONGEST = 4;
  private static final int SHORTEST = 2;

  /** How uncertain the place may be; each place in question is tried. */
  private static final int MOST_PLACES = 256;

  /** The rarest bytes of a pattern; null if there are none near its beginning. */
  static @Nullable Atom of(Node node) {
    Collector collector = new Collector();
    collector.add(node);
    collector.endRun();
    return collector.best;
  }

  /** The rarest bytes of a text. */
  static @Nullable Atom of(byte[] text) {
    List<Node> parts = new ArrayList<>();
    for (byte value : text) {
      parts.add(new Node.One(ByteSet.of(value & 0xff)));
    }
    return of(new Node.Sequence(parts));
  }

  /** How rarely bytes stand in memory: zeros and blanks say little, letters some, others more. */
  private static int rarity(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] & 0xff;
      boolean letter = value >= 'a' && value <= 'z';
      boolean filler =
          value == 0 || value == 0xff || value == ' ' || value == 0xcc || value == 0x90;
      boolean repeated = i > 0 && bytes[i - 1] == bytes[i];
      sum += filler ? 1 : repeated ? 2 : letter ? 5 : 7;
    }
    return sum;
  }

  private static final class Collector {
    private final List<Integer> run = new ArrayList<>();
    private Node.Lengths before = new Node.Lengths(0, 0);
    private @Nullable Atom best;

    void add(Node node) {
      if (node instanceof Node.Sequence sequence) {
        sequence.parts().forEach(this::add);
        return;
      }
      int single = node instanceof Node.One one ? one.set().single() : -1;
      if (single >= 0) {
        run.add(single);
        return;
      }
      endRun();
      before = before.plus(Node.lengths(node));
    }

    void endRun() {
      int size = Math.min(LONGEST, run.size());
      boolean placed = before.most() >= 0 && before.most() - before.least() <= MOST_PLACES;
      for (int at = 0; placed && size >= SHORTEST && at + size <= run.size(); at++) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
          bytes[i] = (byte) ByteSet.fold(run.get(at + i));
        }
        if (best == null || rarity(bytes) > rarity(best.bytes)) {
          best = new Atom(bytes, before.least() + at, before.most() + at);
        }
      }
      before = before.plus(new Node.Lengths(run.size(), run.size()));
      run.clear();
    }
  }
}
