package org.hansho.memory.dump;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a dump: at most one sentence for each stream, the first. */
final class Faults {
  private final List<String> sentences = new ArrayList<>();
  private long seen;

  /** Notes a fault of a stream, unless it has one already. */
  void add(StreamKind kind, String sentence) {
    long bit = 1L << kind.ordinal();
    if ((seen & bit) == 0) {
      seen |= bit;
      sentences.add("stream " + kind + ": " + sentence);
    }
  }

  /** Notes a fault of the dump as a whole. */
  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
