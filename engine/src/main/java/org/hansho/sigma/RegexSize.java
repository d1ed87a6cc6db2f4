package org.hansho.sigma;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large a regular expression becomes once its counted repeats are written out.
 *
 * <p>One character, class or escape counts one; a counted repeat multiplies what it repeats. An
 * estimate from above for what RE2 accepts, and of no meaning for the rest.
 */
final class RegexSize {
  private static final long HUGE = 1L << 40;

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long size;
  private long last;

  private RegexSize(String expression) {
    this.expression = expression;
  }

  /** The estimate. */
  static long of(String expression) {
    return new RegexSize(expression).estimate();
  }

  private long estimate() {
    int i = 0;
    while (i < expression.length()) {
      i = step(i);
    }
    while (!outer.isEmpty()) {
      close();
    }
    return size;
  }

  private int step(int at) {
    switch (expression.charAt(at)) {
      case '\\':
        add(1);
        return at + 2;
      case '[':
        add(1);
        return endOfClass(at);
      case '(':
        outer.push(size);
        size = 0;
        return at + 1;
      case ')':
        close();
        return at + 1;
      case '{':
        return repeat(at);
      default:
        add(1);
        return at + 1;
    }
  }

  private void add(long items) {
    last = items;
    size = Math.min(HUGE, size + items);
  }

  private void close() {
    long inner = Math.max(1, size);
    size = outer.isEmpty() ? 0 : outer.pop();
    add(inner);
  }

  private int repeat(int at) {
    int end = expression.indexOf('}', at);
    String inside = end < 0 ? "" : expression.substring(at + 1, end);
    if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      add(1);
      return at + 1;
    }
    long most = 1;
    for (String count : inside.split(",")) {
      most = Math.max(most, Long.parseLong(count));
    }
    long repeated = last;
    size = Math.min(HUGE, size + repeated * (most - 1));
    last = Math.min(HUGE, repeated * most);
    return end + 1;
  }

  private int endOfClass(int at) {
    int i = at + 1;
    if (i < expression.length() && expression.charAt(i) == '^') {
      i++;
    }
    i++;
    while (i < expression.length() && expression.charAt(i) != ']') {
      i += expression.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
