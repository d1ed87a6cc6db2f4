package org.hansho.regex;

import java.util.List;

/** A part of a regular expression. Groups are gone: nobody asks what they caught. */
sealed interface Node {
  /** One code point of the set. */
  record Chars(CharSet set) implements Node {}

  /** The parts one behind the other; the empty text if there are none. */
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** One of the parts. */
  record Choice(List<Node> parts) implements Node {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The part several times.
   *
   * @param max {@link #WITHOUT_END} if there is no most
   */
  record Repeat(Node part, int min, int max) implements Node {
    static final int WITHOUT_END = -1;
  }

  /** The empty text at certain places. */
  record Assertion(Place place) implements Node {}

  /** Places between code points. */
  enum Place {
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END,
    WORD_BORDER,
    NO_WORD_BORDER
  }
}
