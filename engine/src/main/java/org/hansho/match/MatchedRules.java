package org.hansho.match;

import java.util.Arrays;
import org.hansho.event.Event;

/** The rules that hold for one event. Reused. */
final class MatchedRules {
  private int[] rules = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  /** Adds rules that were not added before. */
  void add(int[] more) {
    if (size + more.length > rules.length) {
      rules = Arrays.copyOf(rules, Math.max(size + more.length, rules.length * 2));
    }
    System.arraycopy(more, 0, rules, size, more.length);
    size += more.length;
  }

  /** Hands them over in ascending order. */
  void emit(Event event, MatchSink sink) {
    if (size > 1) {
      Arrays.sort(rules, 0, size);
    }
    for (int i = 0; i < size; i++) {
      sink.matched(rules[i], event);
    }
  }
}
