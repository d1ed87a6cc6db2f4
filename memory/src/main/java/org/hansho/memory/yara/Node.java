package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/** A pattern of bytes: one byte out of a set, one after the other, one or the other, repeated. */
sealed interface Node {
  /** One byte out of a set. */
  record One(ByteSet set) implements Node {}

  /** One after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of several. */
  record Choice(List<Node> branches) implements Node {}

  /**
   * The same again and again.
   *
   * @param most {@link #UNBOUNDED} for any number
   */
  record Repeat(Node part, int least, int most) implements Node {}

  int UNBOUNDED = -1;

  /**
   * The shortest and the longest match in bytes; the longest is {@link #UNBOUNDED} if unlimited.
   */
  record Lengths(int least, int most) {
    Lengths plus(Lengths other) {
      boolean bounded = most >= 0 && other.most >= 0;
      return new Lengths(least + other.least, bounded ? most + other.most : UNBOUNDED);
    }
  }

  /** How long matches are. */
  static Lengths lengths(Node node) {
    if (node instanceof One) {
      return new Lengths(1, 1);
    }
    if (node instanceof Sequence sequence) {
      Lengths sum = new Lengths(0, 0);
      for (Node part : sequence.parts()) {
        sum = sum.plus(lengths(part));
      }
      return sum;
    }
    if (node instanceof Choice choice) {
      int least = Integer.MAX_VALUE;
      int most = 0;
      for (Node branch : choice.branches()) {
        Lengths one = lengths(branch);
        least = Math.min(least, one.least());
        most = most < 0 || one.most() < 0 ? UNBOUNDED : Math.max(most, one.most());
      }
      return new Lengths(least, most);
    }
    Repeat repeat = (Repeat) node;
    Lengths part = lengths(repeat.part());
    boolean bounded = repeat.most() >= 0 && part.most() >= 0;
    return new Lengths(
        part.least() * repeat.least(), bounded ? part.most() * repeat.most() : UNBOUNDED);
  }

  /** The pattern in UTF-16: a zero behind each byte. */
  static Node wide(Node node) {
    if (node instanceof One) {
      return new Sequence(List.of(node, new One(ByteSet.of(0))));
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(each(sequence.parts(), false));
    }
    if (node instanceof Choice choice) {
      return new Choice(each(choice.branches(), false));
    }
    Repeat repeat = (Repeat) node;
    return new Repeat(wide(repeat.part()), repeat.least(), repeat.most());
  }

  /** The pattern with letters of either case. */
  static Node caseless(Node node) {
    if (node instanceof One one) {
      return new One(one.set().caseless());
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(each(sequence.parts(), true));
    }
    if (node instanceof Choice choice) {
      return new Choice(each(choice.branches(), true));
    }
    Repeat repeat = (Repeat) node;
    return new Repeat(caseless(repeat.part()), repeat.least(), repeat.most());
  }

  private static List<Node> each(List<Node> nodes, boolean caseless) {
    List<Node> changed = new ArrayList<>();
    for (Node node : nodes) {
      changed.add(caseless ? caseless(node) : wide(node));
    }
    return changed;
  }
}
